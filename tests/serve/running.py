"""A server in a process of its own, which a test may kill."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any

import httpx

from peristiwa.store import Store

__all__ = ["kill_amid", "server", "wait_until"]


@contextmanager
def server(store: Store, tokens: Path) -> Iterator[tuple[subprocess.Popen[bytes], httpx.Client]]:
    """A server in a process of its own, and a client of it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "peristiwa", "serve", "--store", str(store.address)]
    options = ["--port", str(port), "--tokens", str(tokens)]
    with (
        subprocess.Popen([*command, *options], stderr=subprocess.DEVNULL) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client,
    ):
        try:
            wait_until(lambda: client.get("/api/v1/versions").status_code == 200)
            yield process, client
        finally:
            process.kill()


def kill_amid(
    process: subprocess.Popen[bytes],
    client: httpx.Client,
    said: Sequence[tuple[str, Mapping[str, Any]]],
    headers: Mapping[str, str],
) -> int:
    """Post to addresses one after another and kill the server when it took half, so amid the next.

    Gives how many it acknowledged: half at least, and not all.
    """
    acknowledged: list[str] = []

    def send() -> None:
        with suppress(httpx.TransportError):
            for address, body in said:
                client.post(address, json=body, headers=headers).raise_for_status()
                acknowledged.append(address)

    sender = Thread(target=send)
    sender.start()
    wait_until(lambda: len(acknowledged) * 2 >= len(said))
    os.kill(process.pid, signal.SIGKILL)
    sender.join()
    assert len(acknowledged) < len(said)
    return len(acknowledged)


def wait_until(ready: Callable[[], bool]) -> None:
    for _ in range(600):
        with suppress(httpx.HTTPError):
            if ready():
                return
        time.sleep(0.05)
    raise AssertionError("it took longer than 30 s")
