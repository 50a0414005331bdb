"""Counts events by period, dyad, type and the like, with mean Goldstein scores."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from peristiwa.errors import StoreError
from peristiwa.store.filters import EventFilter, conditions
from peristiwa.store.view import View

__all__ = ["DIMENSIONS", "QUADS", "event_stats"]

_CERTAIN = "CASE WHEN day_end - day < {days} THEN strftime(date_trunc('{unit}', day), '{form}') END"

DIMENSIONS = {
    "year": _CERTAIN.format(days=366, unit="year", form="%Y"),
    "quarter": "CASE WHEN day_end - day < 31 THEN strftime(day, '%Y-Q') || quarter(day) END",
    "month": _CERTAIN.format(days=31, unit="month", form="%Y-%m"),
    "week": _CERTAIN.format(days=1, unit="week", form="%G-W%V"),
    "day": _CERTAIN.format(days=1, unit="day", form="%Y-%m-%d"),
    "report_year": "strftime(first_report, '%Y')",
    "report_month": "strftime(first_report, '%Y-%m')",
    "report_day": "strftime(first_report, '%Y-%m-%d')",
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
    groups = "".join(f"{DIMENSIONS[name]} AS {_quoted(name)}, " for name in by)
    places = ", ".join(str(place + 1) for place in range(len(by)))
    grouped = f"GROUP BY {places} ORDER BY {places}" if by else ""
    quads = ", ".join(
        f"count(*) FILTER (quad = {quad}) AS {name}" for quad, name in enumerate(QUADS, start=1)
    )
    return view.table(
        f"WITH chosen AS (SELECT {used} FROM events {where.clause}), counted AS ({rows})"
        f" SELECT {groups}count(*) AS events, sum(mentions)::BIGINT AS mentions,"
        f" sum(sources)::BIGINT AS sources, avg(goldstein) AS goldstein, {quads}"
        f" FROM counted {grouped}",
        where.values,
        lists=where.lists,
    )


def _quoted(name: str) -> str:
    return f'"{name}"'
