"""News sites on this machine whose feeds gain pages while they are watched."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Host", "hosts"]

_CITIES = ("Surabaya", "Medan", "Makassar", "Padang", "Manado", "Kupang", "Ambon", "Palu", "Jambi")
_DEEDS = (
    "Polisi menangkap {n} orang yang diduga membakar gudang di {city} pada Selasa pagi.",
    "Sebanyak {n} buruh berunjuk rasa di {city} pada Rabu untuk menolak pemotongan upah.",
    "Wali kota {city} bertemu {n} pedagang pada Kamis untuk membahas pemindahan pasar.",
    "Kejaksaan menahan {n} pejabat di {city} dalam perkara pengadaan obat pada Jumat.",
)
_REST = (
    "Kabar itu dibenarkan oleh juru bicara pemerintah daerah, yang menambahkan bahwa keterangan"
    " lebih rinci akan diberikan setelah rapat dengan semua pihak selesai.</p>"
    "<p>Warga di sekitar tempat itu mengatakan keadaan tenang sampai sore, dan toko-toko tetap"
    " buka seperti biasa meskipun jalan utama sempat ditutup selama beberapa jam."
)


def _page(number: int) -> str:
    """A page that tells of another deed or city than those before it."""
    deed = _DEEDS[number % len(_DEEDS)].format(n=number + 2, city=_CITIES[number % len(_CITIES)])
    return (
        "<html lang=id><head><meta property='og:type' content='article'>"
        f"<title>Kabar {number}</title></head><body><article>"
        f"<h1>Kabar {number}</h1><p>{deed}</p><p>{_REST}</p></article></body></html>"
    )


@dataclass
class Host:
    """One site; it has a new page every ``every`` seconds, ``pages`` so far.

    ``asked`` counts the requests by path, ``times`` are their moments on the monotonic clock, in
    seconds.
    """

    every: float
    address: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)
    stopped: float | None = None

    @property
    def pages(self) -> int:
        """How many pages the feed names."""
        now = self.stopped if self.stopped is not None else time.monotonic()
        return 1 + int((now - self.started) / self.every)

    def answer(self, path: str, etag: str | None) -> tuple[int, str]:
        """Give the status and the body for a request."""
        self.asked[path] += 1
        self.times.append(time.monotonic())
        if path == "/rss":
            if etag == f'"{self.pages}"':
                return 304, ""
            items = "".join(f"<item><link>/{n}</link></item>" for n in range(self.pages))
            return 200, f"<rss version='2.0'><channel>{items}</channel></rss>"
        if path == "/robots.txt":
            return 200, "User-agent: *\nAllow: /\n"
        return 200, _page(int(path.lstrip("/")))


def _handler(host: Host) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, body = host.answer(self.path, self.headers["If-None-Match"])
            content = body.encode()
            self.send_response(status)
            self.send_header("ETag", f'"{host.pages}"')
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None: ...

    return Handler


@contextmanager
def hosts(paces: list[float]) -> Iterator[list[Host]]:
    """Serve a site for each pace, the seconds between two new pages."""
    with ExitStack() as ends:
        made = []
        for pace in paces:
            host = Host(pace)
            server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(host))
            server.daemon_threads = True
            host.address = f"http://127.0.0.1:{server.server_port}"
            threading.Thread(target=server.serve_forever, daemon=True).start()
            ends.callback(server.shutdown)
            made.append(host)
        yield made
