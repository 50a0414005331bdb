"""Reports to code, and commands that are run and measured in processes of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from msgspec import Struct, json

from peristiwa.records import Article
from peristiwa.store import Address, Store
from peristiwa.store.digest import digest_of

__all__ = ["PERISTIWA", "Rows", "Run", "digest", "run", "workers_of", "write"]

Rows = list[list[str]]
"""A table: its headings, then its rows."""

PERISTIWA = ("-m", "peristiwa")
A_DAY = 100
"""Reports that are dated alike."""

FIRST_DAY = date(2015, 1, 1)
_EVERY = 0.2
_TICKS = os.sysconf("SC_CLK_TCK")


class Run(Struct):
    """What a command took.

    ``seconds`` are those of the clock; ``own`` are processor seconds of the command's first
    process, ``workers`` those of its others, ``elsewhere`` those that other programs used
    meanwhile; ``megabytes`` is the most that all its processes held at once.
    """

    seconds: float
    own: float
    workers: float
    elsewhere: float
    megabytes: float
    status: int
    told: str

    @property
    def processor(self) -> float:
        """Processor seconds of all processes of the command."""
        return self.own + self.workers


def write(path: Path, articles: Sequence[Article], number: int, prefix: str = "") -> None:
    """Write so many reports, the given ones again and again, a hundred of each day."""
    with path.open("wb") as stream:
        for n in range(number):
            one = articles[n % len(articles)]
            day = FIRST_DAY + timedelta(days=n // A_DAY)
            row = {"id": f"{prefix}{n:07}", "published": day, "title": one.title, "text": one.text}
            stream.write(json.encode(row) + b"\n")


def run(
    *words: str,
    program: Sequence[str] = PERISTIWA,
    beside: Callable[[int], None] | None = None,
    environment: dict[str, str] | None = None,
) -> Run:
    """Run a command; ``beside`` runs in a thread of its own with the number of its process."""
    start, before, busy = time.perf_counter(), os.times(), _busy()
    process = subprocess.Popen(
        [sys.executable, *program, *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **(environment or {})},
    )
    watch = _Watch(process.pid)
    for work in (watch.run, *([partial(beside, process.pid)] if beside else [])):
        threading.Thread(target=work, daemon=True).start()
    told = process.communicate()[1]
    after = os.times()
    processor = _of_children(after) - _of_children(before)
    return Run(
        seconds=time.perf_counter() - start,
        own=min(watch.own, processor),
        workers=max(0.0, processor - watch.own),
        elsewhere=max(0.0, _busy() - busy - processor),
        megabytes=watch.peak,
        status=process.returncode,
        told=told,
    )


def workers_of(parent: int) -> Iterator[int]:
    """Give the processes that code for a command."""
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        threads = Path(f"/proc/{parent}/task").iterdir()
        children += [c for t in threads for c in (t / "children").read_text().split()]
    except OSError:
        return
    for child in sorted(set(map(int, children))):
        if b"spawn_main" in _command(child):
            yield child


def kill_workers(every: float, until: float) -> tuple[list[int], Callable[[int], None]]:
    """Give a list that counts kills, and what kills one worker after the other for so long."""
    killed: list[int] = []

    def killing(parent: int) -> None:
        end = time.monotonic() + until
        while time.monotonic() < end and Path(f"/proc/{parent}").exists():
            time.sleep(every)
            for worker in list(workers_of(parent))[:1]:
                os.kill(worker, signal.SIGKILL)
                killed.append(worker)

    return killed, killing


def digest(store: Path) -> str:
    """Give the digest of what a store holds."""
    with Store(Address(str(store))).view() as view:
        return digest_of(view)


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def _of_children(times: os.times_result) -> float:
    return times.children_user + times.children_system


def _busy() -> float:
    """Processor seconds that all programs of the machine have used."""
    user, nice, system = Path("/proc/stat").read_text().split()[1:4]
    return (int(user) + int(nice) + int(system)) / _TICKS


class _Watch:
    """Keeps the most memory that a process and its workers hold, and what it uses itself."""

    def __init__(self, process: int) -> None:
        self._process = process
        self.peak = self.own = 0.0

    def run(self) -> None:
        """Look until the process ends."""
        while Path(f"/proc/{self._process}").exists():
            total = sum(map(_resident, [self._process, *workers_of(self._process)]))
            self.peak = max(self.peak, total)
            self.own = max(self.own, _used(self._process))
            time.sleep(_EVERY)


def _used(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _resident(process: int) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
