"""What is measured, in a process of its own: reading alone, or a command with a stand-in coder."""

from __future__ import annotations

import json
import re
import signal
import sys
import time
from pathlib import Path

from peristiwa.cli import batch, main
from peristiwa.read import read_articles
from peristiwa.records import Article, CodedArticle

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.M)


class StandIn:
    """Finds nothing, at once: what is measured is not the coding."""

    def code_article(self, article: Article) -> CodedArticle:
        """Give an article without events."""
        return CodedArticle(id=article.id, published=article.published, events=[])


def _read(name: str) -> dict[str, float]:
    start, articles, faults = time.perf_counter(), 0, 0
    for item in read_articles(name):
        articles += isinstance(item, Article)
        faults += not isinstance(item, Article)
    return {"articles": articles, "faults": faults, "seconds": time.perf_counter() - start}


def _megabytes() -> float:
    """Give the most memory this process has held, as Linux tells it."""
    found = _PEAK.search(Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else float("nan")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
    _, figures, what, *words = sys.argv
    told: dict[str, float] = {}
    try:
        if what == "read":
            told = _read(words[0])
        else:
            batch.load_coder = lambda *_: StandIn()
            sys.argv[1:] = [what, *words]
            main()
    finally:
        Path(figures).write_text(json.dumps({**told, "megabytes": _megabytes()}), encoding="ascii")
