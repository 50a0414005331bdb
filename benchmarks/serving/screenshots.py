"""``make screenshots``: pictures of the pages, from the invented reports of the merging benchmark.

Needs chromium, which draws a page and writes it as PNG; the files go to ``docs/``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.serving.threads import served
from peristiwa.pipeline import load
from peristiwa.records import Article
from peristiwa.serve.app import create_app
from peristiwa.serve.settings import Settings
from peristiwa.store import Address, Store, coder_version

__all__ = ["main"]

DOCS = Path(__file__).parents[2] / "docs"
_STORIES = Path(__file__).parents[1] / "merging"
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--virtual-time-budget=4000",
)  # fmt: skip
_SIZE = "1200,900"


def main(folder: Path = DOCS) -> int:
    """Draw the pages into ``folder``; the status is 1 where chromium is missing."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.stderr.write("screenshots: there is no chromium; install it (Debian: chromium)\n")
        return 1
    with tempfile.TemporaryDirectory() as name:
        store = _store(Path(name))
        with served(create_app(store, Settings())) as address:
            for shot, path in _pages(store).items():
                picture = folder / f"{shot}.png"
                profile = f"--user-data-dir={name}/profile"
                subprocess.run(
                    [browser, *_FLAGS, profile, f"--window-size={_SIZE}",
                     f"--screenshot={picture}", f"{address}{path}"],
                    check=True, capture_output=True,
                )  # fmt: skip
    return 0


def _store(folder: Path) -> Store:
    store = Store(Address(str(folder / "store")))
    store.make()
    coder, version = load(), coder_version()
    articles = list(_articles())
    store.add(zip(articles, coder.pipe(articles, batch_size=32), strict=True), version)
    return store


def _articles() -> Iterator[Article]:
    for path in sorted(_STORIES.glob("*.yaml")):
        for number, story in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            for place, one in enumerate(story["articles"]):
                yield Article(
                    id=f"{path.stem}-{number}-{place}",
                    text=one["text"],
                    published=one["published"],
                    outlet=one["outlet"],
                    title=story["story"].capitalize(),
                )


def _pages(store: Store) -> dict[str, str]:
    with store.view() as view:
        rows = view.rows("SELECT id, record FROM events ORDER BY id")
        articles = view.rows("SELECT article AS id FROM codings ORDER BY mentions DESC, id")
    told = max(rows, key=lambda row: (len(json.loads(row["record"])["mentions"]), row["id"]))
    return {
        "page-event": f"/events/{told['id'].replace('#', '%23')}?lang=en",
        "page-map": "/map?lang=id",
        "page-network": "/network?lang=en",
        "page-timeline": "/timeline?lang=id",
        "page-article": f"/articles/{articles[0]['id']}?lang=en",
    }


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
