"""The gazetteer that ships loads fast and small: under 0.3 s and 60 MB."""

from __future__ import annotations

import subprocess
import sys

SECONDS, MEGABYTES = 0.3, 60.0
PROGRAM = """
import resource, time
import peristiwa.lexicon.compiled as compiled
from peristiwa.coding.names import NameFinder

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

before, start = peak(), time.process_time()
gazetteer = compiled.load_gazetteer()
NameFinder(gazetteer, [])
print(time.process_time() - start, peak() - before)
"""


def test_the_gazetteer_loads_within_its_budget() -> None:
    """Measured in a process of its own, as processor time, names made findable included."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
