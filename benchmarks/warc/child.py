"""Reads one archive and prints what came of it, as JSON."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from benchmarks.warc.synthetic import make_page
from peristiwa.read import ReadFault, read_articles

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.M)


def main(path: str) -> None:
    """Print how many articles were read and how many not as they should be, and the costs."""
    start = time.perf_counter()
    articles = wrong = 0
    losses = []
    for item in read_articles(path):
        if isinstance(item, ReadFault):
            losses.append(str(item))
            continue
        page = make_page(articles)
        wrong += (item.url, item.title, item.text) != (page.address, page.title, page.text)
        articles += 1
    done = {
        "articles": articles,
        "wrong": wrong,
        "losses": losses,
        "seconds": time.perf_counter() - start,
        "megabytes": _megabytes(),
    }
    sys.stdout.write(json.dumps(done))


def _megabytes() -> float:
    """Give the most memory this process has held, as Linux tells it."""
    found = _PEAK.search(Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else float("nan")


if __name__ == "__main__":
    main(sys.argv[1])
