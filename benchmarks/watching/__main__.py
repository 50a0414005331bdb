"""``python -m benchmarks.watching --minutes 10``: five feeds that change, two kills.

Starts five sites on this machine, watches them by the command that users have, kills it (-9)
after each third of the time and starts it again. Then counts: is each page that the feeds have
named in the store, once; how often was each fetched; how close do two requests to one host follow
each other?
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.watching.hosts import Host, hosts
from peristiwa.store import Store, find_address

_PACES = [13.0, 17.0, 19.0, 23.0, 29.0]
_EVERY = 5
_DELAY = 1.0
_RUNS = 3
_REST = 60.0
_INACCURATE = 0.2
"""Seconds by which a pause may look shorter to a site, where the request before was longer under
way: it had to connect, or the machine was busy."""


def main() -> int:
    """Print what was found; the status is 1 where a page is lost, doubled, or a host hurried."""
    parser = argparse.ArgumentParser(description="Watch feeds that change, with kills in between.")
    parser.add_argument("--minutes", type=float, default=10.0)
    seconds = parser.parse_args().minutes * 60
    with tempfile.TemporaryDirectory() as name, hosts(_PACES) as sites:
        folder = Path(name)
        feeds = "".join(f'[[feed]]\naddress = "{site.address}/rss"\n' for site in sites)
        text = f"every = {_EVERY}\ndelay = {_DELAY}\n{feeds}"
        (folder / "feeds.toml").write_text(text, encoding="utf-8")
        for number in range(_RUNS):
            last = number == _RUNS - 1
            _run(folder, seconds / _RUNS, sites if last else [])
        return _report(folder, sites)


def _run(folder: Path, seconds: float, ending: list[Host]) -> None:
    """Watch for so long, and kill it; the sites ``ending`` rest before, so that all is read."""
    command = ["watch", str(folder / "feeds.toml"), "--store", str(folder / "store")]
    process = subprocess.Popen(
        [sys.executable, "-m", "peristiwa", *command, "--allow-private"], stderr=subprocess.DEVNULL
    )
    time.sleep(max(0.0, seconds - (_REST if ending else 0.0)))
    for site in ending:
        site.stopped = time.monotonic()
    time.sleep(_REST if ending else 0.0)
    process.kill()
    process.wait()


def _report(folder: Path, sites: list[Host]) -> int:
    with Store(find_address(str(folder / "store"))).view() as view:
        stored = [row["id"] for row in view.rows("SELECT id FROM articles")]
    table = Table(title="Five feeds, watched with two kills")
    for column in ("site", "pages", "stored", "fetched more than once", "least pause, s"):
        table.add_column(column, justify="right")
    bad = False
    for number, site in enumerate(sites, start=1):
        named = [f"{site.address}/{n}" for n in range(site.pages)]
        kept = sum(stored.count(address) for address in named)
        again = sum(site.asked[f"/{n}"] > 1 for n in range(site.pages))
        pause = min((later - one for one, later in pairwise(sorted(site.times))), default=0.0)
        bad |= kept != len(named) or len(set(stored)) != len(stored) or pause < _DELAY - _INACCURATE
        table.add_row(*map(str, (number, len(named), kept, again, f"{pause:.2f}")))
    Console().print(table)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
