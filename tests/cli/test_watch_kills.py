"""``peristiwa watch`` as a process, killed (-9) while it reads and as soon as it has kept."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from peristiwa.store import Store, find_address
from tests.local_site import Answer, Site, serving
from tests.read.site.newsroom import Expected, news_site

DELAY = 0.2
LONGEST = 90.0


def name(site: Site, pages: list[Expected]) -> None:
    """Name the pages on the site's feed."""
    items = "".join(f"<item><link>{page.path}</link></item>" for page in pages)
    site["/baru"] = Answer(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())


def watching(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    command = ["watch", str(folder / "feeds.toml"), "--store", str(folder / "store")]
    return subprocess.Popen(
        [sys.executable, "-m", "peristiwa", *command, "--allow-private", *options],
        stderr=subprocess.DEVNULL,
    )


def killed_when(folder: Path, reached: Callable[[], bool]) -> None:
    process = watching(folder)
    started = time.monotonic()
    while not reached():
        assert process.poll() is None
        assert time.monotonic() - started < LONGEST
        time.sleep(0.02)
    process.kill()
    process.wait()


def stored(folder: Path) -> list[str]:
    store = Store(find_address(str(folder / "store")))
    store.make()
    with store.view() as view:
        return [row["id"] for row in view.rows("SELECT id FROM articles")]


def test_killed_twice_each_article_is_stored_once(tmp_path: Path) -> None:
    with news_site() as news, serving() as other:
        other["/baru"] = Answer(status=503, headers={"Retry-After": "0"})
        addresses = [news.at("/baru"), other.at("/baru")]
        feeds = "".join(f'[[feed]]\naddress = "{address}"\n' for address in addresses)
        (tmp_path / "feeds.toml").write_text(f"every = 1\ndelay = {DELAY}\n{feeds}")
        name(news.site, news.articles[:4])
        killed_when(tmp_path, lambda: "/blog" in news.site.asked)
        name(news.site, news.articles[:5])
        killed_when(tmp_path, lambda: bool(stored(tmp_path)))
        name(news.site, news.articles[:7])
        assert watching(tmp_path, "--once").wait(LONGEST) == 0
        assert sorted(stored(tmp_path)) == sorted(news.at(p.path) for p in news.articles[:7])
        for site in (news.site, other):
            assert min(later - one for one, later in pairwise(site.times)) >= DELAY - 0.02
