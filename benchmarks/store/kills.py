"""Kills a writer with SIGKILL at random moments; after each the store must be whole."""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from benchmarks.store.writer import ROWS, acknowledged, write_on
from peristiwa.store import Address, Store
from peristiwa.store.check import check, left_behind
from peristiwa.store.upkeep import compact

__all__ = ["Kills", "kill_writers"]

LONGEST = 0.8
"""Seconds after its start of work within which every other writer is killed."""

SOON = 0.01
"""Seconds within which the others are killed after they have written rows."""

_COMPACTED = 20
_STARTING = 60


@dataclass
class Kills:
    """How many writers were killed, and how many of them with rows written but not committed."""

    kills: int = 0
    between: int = 0
    acknowledged: int = 0
    lost: int = 0
    findings: int = 0


def kill_writers(folder: Path, kills: int, seed: int = 0) -> Kills:
    """Start and kill ``kills`` writers one after another, and check the store after each."""
    store, random, result = Store(Address(str(folder))), Random(seed), Kills()
    store.make()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.store.writer"])
    left, promised = 0, set[str]()
    for turn in range(kills):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=write_on, args=(folder, turn * 1000, turn, theirs))
        process.start()
        theirs.close()
        promised |= _until(ours, random, soon=turn % 2 == 0)
        process.kill()
        process.join()
        promised |= acknowledged(ours)
        result.kills += 1
        result.findings += len(list(check(store.tables)))
        with store.view() as view:
            now = left_behind(view)
            held = set(view.table("SELECT id FROM articles").column("id").to_pylist())
        result.between += now > left
        left = now
        result.lost += len(promised - held)
        if turn % _COMPACTED == _COMPACTED - 1:
            compact(store.tables)
    result.acknowledged = len(promised)
    return result


def _until(done: Connection, random: Random, *, soon: bool) -> set[str]:
    """Wait for a random moment, ``soon`` after some rows; give the ids committed meanwhile."""
    promised: set[str] = set()
    if not soon:
        done.poll(_STARTING)
        time.sleep(random.uniform(0, LONGEST))
        return promised
    rows = random.randint(1, 12)
    while rows and done.poll(_STARTING):
        message = done.recv()
        rows -= message == ROWS
        promised.update(() if message == ROWS else message)
    time.sleep(random.uniform(0, SOON))
    return promised
