"""``peristiwa show``: one event, with the words of every report that tells it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from peristiwa.cli.ends import quiet_end
from peristiwa.cli.output import cell
from peristiwa.cli.storing import AsOf, StoreAt, open_store

if TYPE_CHECKING:
    from rich.console import Console

    from peristiwa.records import Mention, Occurrence
    from peristiwa.store import View

__all__ = ["show"]


def show(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Its id, as `events` gives it.")],
    as_of: AsOf = None,
    store: StoreAt = None,
) -> None:
    """Show an event of a store with the words that prove it, and what its sources disagree on."""
    with quiet_end(), open_store(store).view(as_of) as view:
        from rich.console import Console

        from peristiwa.store.query import find_event, find_mentions

        found = find_event(view, event)
        console = Console(file=sys.stdout, highlight=False, markup=False)
        kind = f"{found.type} ({found.mode})" if found.mode else found.type
        console.print(f"{found.id}  {kind}, {found.status}, {_sources(found)}", style="bold")
        for mention in find_mentions(view, found):
            _print_mention(console, view, mention)
        _print_disagreements(console, found)


def _sources(event: Occurrence) -> str:
    mentions = "1 mention" if len(event.mentions) == 1 else f"{len(event.mentions)} mentions"
    return f"{mentions}, {'1 source' if event.sources == 1 else f'{event.sources} sources'}"


def _print_mention(console: Console, view: View, mention: Mention) -> None:
    from peristiwa.store.query import words_around

    before, trigger, after = words_around(view, mention)
    about = [mention.id, mention.outlet, mention.published]
    if mention.origin != mention.article:
        about.append(f"reprints {mention.origin}")
    if mention.reviewed:
        about.append("reviewed")
    console.print()
    console.print("  " + ", ".join(cell(part) for part in about if part))
    console.print(f"  {cell(before)}*{cell(trigger)}*{cell(after)}")


def _print_disagreements(console: Console, event: Occurrence) -> None:
    for one in event.disagreements:
        console.print(f"\n  {one.field}: the sources disagree", style="bold")
        for claim in one.claims:
            console.print(f"    {cell(claim.value)}: {', '.join(map(cell, claim.mentions))}")
