"""Times the first contentful paint of each page in a browser of this machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table

__all__ = ["paint"]

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
_ROUNDS = 3


def paint(address: str, paths: Iterable[str]) -> None:
    """Print for each page the middle one of three first paints, each in a fresh profile.

    Says so and does nothing where there is no chromium or playwright.
    """
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browser = None
    if browser is None:
        Console().print("no first paints: there is no chromium, or playwright is not installed")
        return
    table = Table(title="milliseconds to the first contentful paint")
    table.add_column("page")
    table.add_column("median", justify="right")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=_FLAGS)
        for path in paths:
            times = []
            for _ in range(_ROUNDS):
                page = opened.new_page()
                page.goto(f"{address}{path}", wait_until="load")
                times.append(_painted(page))
                page.close()
            table.add_row(path, f"{sorted(times)[_ROUNDS // 2]:,.0f}")
        opened.close()
    Console().print(table)


def _painted(page: Any) -> float:
    """Wait for the first paint; the moment is in milliseconds since the page was asked for."""
    while (moment := page.evaluate(_PAINTED)) is None:
        page.wait_for_timeout(20)
    return float(moment)
