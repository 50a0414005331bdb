"""Makes an article of the bare text of a page, as WET archives hold it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from peristiwa.lexicon.outlets import Outlet
from peristiwa.read.language import check_language
from peristiwa.read.pages.addresses import cleaned
from peristiwa.read.pages.lines import kept_lines
from peristiwa.read.pages.metadata import without_site_name
from peristiwa.read.pages.moments import Published
from peristiwa.read.pages.outlets import check_section, host_of, outlet_of, outlet_of_text
from peristiwa.read.pages.running import check_running, is_running
from peristiwa.read.pages.times import first_moment
from peristiwa.records import Article

__all__ = ["article_of_extract"]

_AROUND = 12
"""Lines before and after the opening of the text in which the time of publication stands."""

_SHORT = 120
_GAP = 3
"""Lines of the site that may stand between two paragraphs: links, captions, advertisements."""


def article_of_extract(text: str, *, address: str, fetched: datetime) -> Article:
    """Give the article that the bare text of a page holds.

    Paragraphs are told from menus and links by their length and by the marks that end them, so
    that a heading between two paragraphs is lost; author and section are not known.

    Args:
        text: all text of a page, one block a line, the title first.
        address: where the page was found: a web address, or the name of a file.
        fetched: when it was found, with its zone.

    Raises:
        ReadingError: when it holds no article, a text that is not Indonesian, or one of a section
            that its outlet's declaration sets aside.
    """
    url = cleaned(address) if host_of(address) else None
    outlet = outlet_of(address)
    check_section(address, outlet)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    title = without_site_name(lines[0]) if lines else None
    start, end = _longest_run(lines)
    body = [line for line in kept_lines(lines[start:end], title, outlet) if is_running(line)]
    check_running(body, declared=False)
    joined = "\n".join(body)
    check_language(joined)
    published = _published(lines, start, outlet, address, fetched)
    return Article(
        id=url or Path(address).stem,
        text=joined,
        published=published.day if published else None,
        title=title,
        outlet=outlet.id if outlet else host_of(address) or outlet_of_text(joined),
        url=url,
        published_at=published.moment if published else None,
    )


def _longest_run(lines: list[str]) -> tuple[int, int]:
    """Give where the stretch of lines begins and ends that has most running text."""
    runs: list[tuple[int, int, int]] = []
    for number, line in enumerate(lines):
        if not is_running(line):
            continue
        if runs and number - runs[-1][2] <= _GAP:
            size, start, _ = runs[-1]
            runs[-1] = (size + len(line), start, number + 1)
        else:
            runs.append((len(line), number, number + 1))
    return max(runs)[1:] if runs else (0, 0)


def _published(
    lines: list[str], start: int, outlet: Outlet | None, address: str, fetched: datetime
) -> Published | None:
    around = lines[max(0, start - _AROUND) : start + _AROUND]
    statements = [line for line in around if len(line) <= _SHORT]
    return first_moment([*reversed(statements[:_AROUND]), address], outlet, address, fetched)
