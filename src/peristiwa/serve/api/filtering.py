"""The conditions of a query as an event filter: the same as those of ``peristiwa events``."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from litestar.di import NamedDependency, Provide
from litestar.params import QueryParameter

from peristiwa.records import Status
from peristiwa.store import View
from peristiwa.store.filters import EventFilter
from peristiwa.store.search import article_ids

__all__ = ["FILTERS"]

_LONGEST = 200
_MOST = 50


def _query(name: str, description: str) -> Any:
    return QueryParameter(name=name, description=description)


Values = list[str] | None
_WHO = "id, part of a name, or code of a country or sector in capitals"


def _wanted(
    *,
    view: NamedDependency[View],
    actor: Annotated[Values, _query("actor", f"Who acts: {_WHO}.")] = None,
    recipient: Annotated[Values, _query("recipient", f"Who is acted on: {_WHO}.")] = None,
    country: Annotated[Values, _query("country", "Of an actor, recipient or place.")] = None,
    dyad: Annotated[Values, _query("dyad", "Codes of an actor and a recipient: IDN-MYS.")] = None,
    event_type: Annotated[Values, _query("type", "PLOVER type, as PROTEST.")] = None,
    mode: Annotated[Values, _query("mode", "PLOVER mode, as visit.")] = None,
    place: Annotated[Values, _query("place", "Part of its name, its id, or a country.")] = None,
    since: Annotated[date | None, _query("from", "Took place then or later.")] = None,
    until: Annotated[date | None, _query("to", "Took place then or before.")] = None,
    status: Annotated[list[Status] | None, _query("status", "Whether it took place.")] = None,
    source: Annotated[Values, _query("source", "Part of a name that reports quote.")] = None,
    outlet: Annotated[Values, _query("outlet", "Who published a report of it.")] = None,
    min_sources: Annotated[
        int | None, QueryParameter(name="min_sources", ge=1, le=1_000_000, description="At least.")
    ] = None,
    reviewed: Annotated[
        bool | None, QueryParameter(name="reviewed", description="Whether people reviewed it.")
    ] = None,
    text: Annotated[
        str | None,
        QueryParameter(
            name="text", max_length=_LONGEST, description="Words of a report that tells it."
        ),
    ] = None,
) -> EventFilter:
    given: dict[str, Any] = {
        "actor": actor, "recipient": recipient, "country": country, "dyad": dyad,
        "type": event_type, "mode": mode, "place": place, "since": since, "until": until,
        "status": status, "source": source, "outlet": outlet, "min_sources": min_sources,
        "reviewed": reviewed,
        "articles": article_ids(view, text) if text else None,
    }  # fmt: skip
    return EventFilter(**{name: value for name, value in given.items() if value is not None})


FILTERS = {"wanted": Provide(_wanted, sync_to_thread=True)}
"""Gives handlers ``wanted``, which the query asks for."""
