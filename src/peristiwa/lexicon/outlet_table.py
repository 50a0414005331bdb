"""Writes the table of ``docs/outlets.md``: ``python -m peristiwa.lexicon.outlet_table``."""

from __future__ import annotations

import sys
from pathlib import Path

from peristiwa.lexicon.outlets import Outlet, read_outlets

__all__ = ["END", "START", "outlet_table", "with_table"]

START, END = "<!-- table: begin -->", "<!-- table: end -->"
_TESTED = {"own_pages": "pages of our own making", "live_pages": "pages of the outlet"}


def outlet_table(outlets: list[Outlet]) -> str:
    """Give a Markdown table with a row for each outlet."""
    rows = [
        "| outlet | id | hosts | clock | gazetteer | whole articles | feeds | tested on |",
        "|---|---|---|---|---|---|---|---|",
    ]
    rows += [_row(outlet) for outlet in outlets]
    return "\n".join(rows)


def _row(outlet: Outlet) -> str:
    query = "&".join(f"{name}={value}" for name, value in outlet.pages.all.items())
    whole = f"`?{query}`" if query else ("next page" if outlet.pages.next else "")
    zones = sorted({outlet.zone, *outlet.local_zones.values()})
    cells = [
        outlet.name,
        f"`{outlet.id}`",
        ", ".join(outlet.hosts),
        ", ".join(zones),
        f"`{outlet.source}`" if outlet.source else "",
        whole,
        str(len(outlet.feeds) or ""),
        _TESTED[outlet.tested],
    ]
    return f"| {' | '.join(cells)} |"


def with_table(page: str, table: str) -> str:
    """Give the page with the table between its two marks."""
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{table}\n{END}{after}"


if __name__ == "__main__":
    root = Path(__file__).parents[3]
    path = root / "docs/outlets.md"
    page = path.read_text(encoding="utf-8")
    path.write_text(with_table(page, outlet_table(read_outlets(root))), encoding="utf-8")
    sys.stdout.write("wrote docs/outlets.md\n")
