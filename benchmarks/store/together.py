"""Two writers and a reader at once; nothing may be lost, doubled or half visible."""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.store.writer import acknowledged, write_on
from peristiwa.store import Address, Store
from peristiwa.store.check import broken_rules, check
from peristiwa.store.digest import digest_of

__all__ = ["Together", "write_together"]

_STARTING = 60
_ANSWER = 100


@dataclass
class Together:
    """What happened while two processes wrote and one read."""

    seconds: float = 0.0
    commits: int = 0
    articles: int = 0
    mentions: int = 0
    reads: int = 0
    broken: int = 0
    changed_versions: int = 0
    vanished: int = 0
    lost: int = 0
    findings: int = 0


def write_together(folder: Path, seconds: float) -> Together:
    """Let two processes write the same reports and others for a while, and read all the time.

    The reader checks every rule on each version that it opens, that versions only grow, that a
    version read again holds what it held, and that what writers were told is committed is there.
    """
    store = Store(Address(str(folder)))
    store.make()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.store.writer"])
    pipes, processes = [], []
    for seed in (1, 2):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=write_on, args=(folder, (seed - 1) * 20, seed, theirs))
        process.start()
        theirs.close()
        pipes.append(ours)
        processes.append(process)
    for pipe in pipes:
        pipe.poll(_STARTING)
    reader = _Reader(store)
    start = time.monotonic()
    promised = set[str]()
    while time.monotonic() - start < seconds:
        for pipe in pipes:
            promised |= acknowledged(pipe)
        reader.read(promised)
    reader.result.seconds = time.monotonic() - start
    for process in processes:
        process.kill()
        process.join()
    for pipe in pipes:
        promised |= acknowledged(pipe)
    reader.result.findings = len(list(check(store.tables)))
    reader.read(promised)
    return reader.result


class _Reader:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.result = Together()
        self._random = Random(0)
        self._digests: dict[int, str] = {}
        self._last = 0

    def read(self, promised: set[str]) -> None:
        """Open the newest version and an earlier one, and count what is amiss."""
        result = self.result
        with self.store.view() as view:
            held = view.table("SELECT id FROM articles").column("id").to_pylist()
            result.reads += 1
            result.broken += len(list(broken_rules(view)))
            result.lost += len(promised - set(held))
            result.vanished += view.number < self._last
            result.commits, result.articles = view.number, len(held)
            result.mentions = view.count("mentions")
            self._last = view.number
            self._digests[view.number] = digest_of(view)
        earlier = self._random.choice(list(self._digests))
        with self.store.view(str(earlier)) as view:
            result.changed_versions += digest_of(view) != self._digests[earlier]
