"""Finds when an article was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cache

from lxml import html

from peristiwa.lexicon.outlets import Outlet
from peristiwa.read.pages.lines import lines_of
from peristiwa.read.pages.metadata import Declared, values
from peristiwa.read.pages.moments import Moments, Published
from peristiwa.read.pages.outlets import settings, zone_of
from peristiwa.read.pages.tree import Element, text_of

__all__ = ["find_published", "first_moment"]

_NEAR = 10
_SHORT = 120
_A_DAY = timedelta(days=1)


@cache
def _moments() -> Moments:
    return Moments(settings())


def find_published(
    root: Element, declared: Declared, outlet: Outlet | None, address: str, fetched: datetime
) -> Published | None:
    """Give when the page was published, the time with its zone where both are known.

    The first of the page's statements that tells the time is taken, then what it shows below the
    headline (of the day that it states, give or take one), then the first statement of the day,
    then the day that htmldate makes out from the address and the page. Where the page marks as UTC
    the very hour that it shows as WIB, what it shows is right. A time without zone
    is by the clock of the outlet's declaration.
    """
    said = first_moment(_statements(root, declared, outlet), outlet, address, fetched)
    shown = first_moment(_shown(root), outlet, address, fetched)
    if said is None:
        return shown or _guessed(root, address, fetched)
    if shown is None or shown.moment is None:
        return said
    if said.moment is None:
        return shown if abs(shown.day - said.day) <= _A_DAY else said
    return shown if _is_mislabelled(said.moment, shown.moment) else said


def _is_mislabelled(said: datetime, shown: datetime) -> bool:
    """Tell whether a page marks the hour that it shows with a zone as one of UTC."""
    if said.utcoffset() or not shown.utcoffset():
        return False
    hours = (moment.replace(tzinfo=None, second=0, microsecond=0) for moment in (said, shown))
    return len(set(hours)) == 1


def first_moment(
    statements: Iterable[str], outlet: Outlet | None, address: str, fetched: datetime
) -> Published | None:
    """Give the first of the statements that tells a time with its zone, else that tells a day."""
    place = _moments().zone(zone_of(address, outlet))
    first = None
    for text in statements:
        published = _moments().read(text, place, fetched)
        if published is not None and published.moment is not None:
            return published
        first = first or published
    return first


def _statements(root: Element, declared: Declared, outlet: Outlet | None) -> Iterator[str]:
    yield from values(root, outlet.published if outlet else [])
    if declared.published:
        yield declared.published
    yield from values(root, settings().published)


def _shown(root: Element) -> list[str]:
    """Give the short lines that the page shows below its headline."""
    headlines = root.xpath("//h1")
    title = text_of(headlines[0]) if headlines else None
    lines = lines_of(root)
    start = lines.index(title) + 1 if title in lines else 0
    return [line for line in lines[start : start + _NEAR] if len(line) <= _SHORT]


def _guessed(root: Element, address: str, fetched: datetime) -> Published | None:
    from htmldate import find_date

    try:
        found = find_date(
            html.tostring(root, encoding="unicode"),
            url=address,
            original_date=True,
            extensive_search=False,
            max_date=fetched.date().isoformat(),
        )
    except Exception:  # whatever a strange page brings about there, it only has no date
        return None
    return Published(date.fromisoformat(found)) if found else None
