"""The options by which commands choose events."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from peristiwa.cli.ends import say
from peristiwa.cli.storing import day_of

if TYPE_CHECKING:
    from peristiwa.store import View
    from peristiwa.store.filters import EventFilter

__all__ = [
    "Actor",
    "Country",
    "Dyad",
    "Mode",
    "Outlet",
    "Place",
    "Recipient",
    "Since",
    "Source",
    "Sources",
    "StatusChoice",
    "StatusOption",
    "Text",
    "Type",
    "Until",
    "event_filter",
    "tell_indexing",
]

_MANY = 2000


class StatusChoice(StrEnum):
    """Whether the act took place."""

    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


def _many(name: str, metavar: str, help: str) -> Any:
    return typer.Option(name, metavar=metavar, help=f"{help} May be given again for others.")


_WHO = "id, part of a name, or code of a country or sector in capitals"
Values = list[str] | None
Actor = Annotated[Values, _many("--actor", "WHO", f"Who acts: {_WHO}.")]
Recipient = Annotated[Values, _many("--recipient", "WHO", f"Who is acted on: {_WHO}.")]
Country = Annotated[
    Values, _many("--country", "AAA", "Country of an actor, a recipient or the place (ISO 3166).")
]
Dyad = Annotated[
    Values, _many("--dyad", "AAA-BBB", "Codes of an actor and of a recipient, as IDN-MYS.")
]
Type = Annotated[Values, _many("--type", "TYPE", "PLOVER type, as PROTEST.")]
Mode = Annotated[Values, _many("--mode", "MODE", "PLOVER mode, as visit.")]
Place = Annotated[
    Values, _many("--place", "PLACE", "Part of the place's name, its id, or a country's code.")
]
StatusOption = Annotated[
    list[StatusChoice] | None,
    typer.Option("--status", help="Whether it took place. May be given again for others."),
]
Since = Annotated[
    date | None,
    typer.Option(
        "--from", parser=day_of, metavar="YYYY-MM-DD", help="May have taken place then or later."
    ),
]
Until = Annotated[
    date | None,
    typer.Option(
        "--to", parser=day_of, metavar="YYYY-MM-DD", help="May have taken place then or before."
    ),
]
Source = Annotated[
    Values, _many("--source", "NAME", "Part of the name of somebody whom a report quotes for it.")
]
Outlet = Annotated[Values, _many("--outlet", "NAME", "Who published a report of it.")]
Sources = Annotated[
    int | None, typer.Option("--min-sources", min=1, help="Told by so many independent sources.")
]
Text = Annotated[
    str | None,
    typer.Option(
        "--text", metavar="WORDS", help="Told by a report that `peristiwa search WORDS` finds."
    ),
]


def event_filter(view: View, text: str | None, **options: Any) -> EventFilter:
    """Give what the options ask for; ``text`` is looked up in the full-text index."""
    from peristiwa.store.filters import EventFilter

    given = {name: value for name, value in options.items() if value is not None}
    if text is not None:
        from peristiwa.store.search import article_ids

        given["articles"] = article_ids(view, text, tell_indexing)
    return EventFilter(**given)


def tell_indexing(articles: int) -> None:
    """Say that a search waits for the index, where that takes a while."""
    if articles >= _MANY:
        say(f"indexing {articles} articles for search, once ...")
