"""Counts events by period, dyad, type and the like, with mean Goldstein scores."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from peristiwa.errors import StoreError
from peristiwa.store.filters import EventFilter, conditions
from peristiwa.store.view import View

__all__ = ["DIMENSIONS", "QUADS", "event_stats"]

_KNOWN = "CASE WHEN day_end - day < {days} THEN date_trunc('{unit}', day) END"

DIMENSIONS = {
    "year": _KNOWN.format(days=366, unit="year"),
    "quarter": _KNOWN.format(days=31, unit="quarter"),
    "month": _KNOWN.format(days=31, unit="month"),
    "week": _KNOWN.format(days=1, unit="week"),
    "day": _KNOWN.format(days=1, unit="day"),
    "report_year": "date_trunc('year', first_report)",
    "report_month": "date_trunc('month', first_report)",
    "report_day": "first_report",
    "type": "type",
    "mode": "mode",
    "quad": "quad",
    "status": "status",
    "country": "place_country",
    "place": "place",
    "actor": "actor",
    "recipient": "recipient",
    "dyad": "actor || '-' || recipient",
}
"""What events can be counted by, each as an expression; a period that isn't known is null.

``actor`` and ``recipient`` are countries. An event of several counts once for each."""

QUADS = ("quad_1", "quad_2", "quad_3", "quad_4")
"""The columns that count the events of each quad class."""

_SHOWN = {
    "year": "strftime({}, '%Y')",
    "quarter": "strftime({0}, '%Y-Q') || quarter({0})",
    "month": "strftime({}, '%Y-%m')",
    "week": "strftime({}, '%G-W%V')",
    "day": "strftime({}, '%Y-%m-%d')",
}
"""How a period, which is counted by its first day, is written."""

_PARTIES = {"actor", "recipient", "dyad"}
_SIDES = (
    "SELECT e.*, a.actor, r.recipient FROM chosen e"
    " LEFT JOIN (SELECT DISTINCT id, unnest(actor_countries) AS actor FROM chosen) a"
    " ON a.id = e.id AND a.actor IS NOT NULL"
    " LEFT JOIN (SELECT DISTINCT id, unnest(recipient_countries) AS recipient FROM chosen) r"
    " ON r.id = e.id AND r.recipient IS NOT NULL"
)


def event_stats(view: View, wanted: EventFilter, by: Sequence[str]) -> pa.Table:
    """Give counts and means, one row a group, sorted by the groups.

    Args:
        view: the version to look in.
        wanted: what the events must have.
        by: keys of `DIMENSIONS`; without any, one row over all events.

    Returns:
        A column for each of ``by``, then ``events``, ``mentions``, ``sources`` (sums over the
        group's events), ``goldstein`` (the mean, from -10 to 10) and ``quad_1`` to ``quad_4``
        (events of each quad class).

    Raises:
        StoreError: when ``by`` names something else.
    """
    for name in by:
        if name not in DIMENSIONS:
            raise StoreError(f"events aren't counted by {name!r}; choose {', '.join(DIMENSIONS)}")
    where = conditions(wanted)
    used = (
        "id, first_report, type, mode, quad, status, place, place_country, day, day_end, goldstein,"
        " mentions, sources, actor_countries, recipient_countries"
    )
    rows = _SIDES if _PARTIES & set(by) else "FROM chosen"
    groups = "".join(f'{DIMENSIONS[name]} AS "{name}", ' for name in by)
    places = ", ".join(str(place + 1) for place in range(len(by)))
    grouped = f"GROUP BY {places}" if by else ""
    quads = ", ".join(
        f"count(*) FILTER (quad = {quad}) AS {name}" for quad, name in enumerate(QUADS, start=1)
    )
    shown = ", ".join([*map(_shown, by), "* EXCLUDE (" + ", ".join(map(_quoted, by)) + ")"])
    return view.table(
        f"WITH chosen AS (SELECT {used} FROM events {where.clause}), counted AS ({rows}),"
        f" grouped AS (SELECT {groups}count(*) AS events, sum(mentions)::BIGINT AS mentions,"
        f" sum(sources)::BIGINT AS sources, avg(goldstein) AS goldstein, {quads}"
        f" FROM counted {grouped})"
        f" SELECT {shown if by else '*'} FROM grouped {f'ORDER BY {places}' if by else ''}",
        where.values,
        lists=where.lists,
    )


def _shown(name: str) -> str:
    form = _SHOWN.get(name.removeprefix("report_"), "{}")
    return f"{form.format(_quoted(name))} AS {_quoted(name)}"


def _quoted(name: str) -> str:
    return f'"{name}"'
