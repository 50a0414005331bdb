"""A web server on this machine whose answers each test sets."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar


@dataclass
class Answer:
    """``drip`` sends the body in pieces with that pause between them, ``lost`` is how many bytes
    of it are promised and never sent.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    endless: bool = False
    lost: int = 0


@dataclass
class Site:
    """Answers by path; a callable is given the headers of the request. ``asked`` has the paths."""

    address: str
    answers: dict[str, Answer | Callable[[Any], Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def __setitem__(self, path: str, answer: Answer | Callable[[Any], Answer]) -> None:
        self.answers[path] = answer

    def at(self, path: str) -> str:
        return self.address + path


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: ClassVar[Site]

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        self.site.times.append(time.monotonic())
        answer = self.site.answers.get(self.path, Answer(b"nothing here", 404))
        answer = answer(self.headers) if callable(answer) else answer
        self._open(answer)
        try:
            self._send(answer)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _open(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if not answer.endless:
            self.send_header("Content-Length", str(len(answer.body) + answer.lost))
        if answer.endless or answer.lost:
            self.send_header("Connection", "close")
        self.end_headers()

    def _send(self, answer: Answer) -> None:
        while answer.endless:
            self.wfile.write(answer.body)
        if not answer.drip:
            self.wfile.write(answer.body)
        for place in range(len(answer.body) if answer.drip else 0):
            self.wfile.write(answer.body[place : place + 1])
            time.sleep(answer.drip)

    def log_message(self, format: str, *args: Any) -> None: ...


class _Quiet(ThreadingHTTPServer):
    """A server that says nothing of clients which break off."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving() -> Iterator[Site]:
    """Serve a site until the end of the block."""
    made = Site("")
    server = _Quiet(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": made}))
    made.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
