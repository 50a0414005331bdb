"""``peristiwa merge``: what people judge about merging, and merging anew."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from peristiwa.cli.ends import quiet_end
from peristiwa.cli.storing import StoreAt, open_store

if TYPE_CHECKING:
    from peristiwa.store.judging import Outcome

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, help="Part and join events by hand, or merge anew.")

By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who judges; without it the name of the user."),
]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why.")]


@app.command()
def split(
    event: Annotated[str, typer.Argument(metavar="EVENT")],
    mentions: Annotated[list[str], typer.Argument(metavar="MENTION...")],
    *,
    by: By = None,
    reason: Reason = None,
    store: StoreAt = None,
) -> None:
    """Part mentions from the others of an event; later runs keep them apart.

    The mentions that are named may still be one event with each other.
    """
    with quiet_end():
        _tell(open_store(store).split(event, mentions, by or _user(), reason))


@app.command()
def join(
    events: Annotated[list[str], typer.Argument(metavar="EVENT...")],
    *,
    by: By = None,
    reason: Reason = None,
    store: StoreAt = None,
) -> None:
    """Make one event of several; later runs keep them together. Of one event, pin what it has.

    `peristiwa merge withdraw` takes it back.
    """
    with quiet_end():
        _tell(open_store(store).join(events, by or _user(), reason))


@app.command()
def apart(
    event: Annotated[str, typer.Argument(metavar="EVENT")],
    other: Annotated[str, typer.Argument(metavar="OTHER")],
    *,
    by: By = None,
    reason: Reason = None,
    store: StoreAt = None,
) -> None:
    """Keep two events from being merged; later runs keep them apart."""
    with quiet_end():
        _tell(open_store(store).keep_apart(event, other, by or _user(), reason))


@app.command("list")
def list_(store: StoreAt = None) -> None:
    """Show what people have judged, the latest first; the number in front names it."""
    from peristiwa.store.judging import find_merge_reviews

    with quiet_end(), open_store(store).view() as view:
        for one in find_merge_reviews(view):
            sign = "=" if one.same else f"≠ {', '.join(one.others)}"
            told = (
                f"{one.number}  {one.at:%Y-%m-%d %H:%M} {one.by}: {', '.join(one.mentions)} {sign}"
            )
            typer.echo(f"{told}  {one.reason}" if one.reason else told)


@app.command()
def withdraw(
    number: Annotated[int, typer.Argument(metavar="NUMBER")], store: StoreAt = None
) -> None:
    """Take a judgement back: rules, and what else was said, decide again."""
    with quiet_end():
        _tell(open_store(store).withdraw_judgement(number))


@app.command()
def run(store: StoreAt = None) -> None:
    """Merge all mentions anew under what people have judged, after a change of the rules.

    Adding reports merges them as they come: the result is the same.
    """
    with quiet_end():
        _tell(open_store(store).merge_anew())


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def _tell(outcome: Outcome) -> None:
    shown = f": {', '.join(outcome.events[:10])}" if outcome.events else ""
    more = ", ..." if len(outcome.events) > 10 else ""
    typer.echo(f"{outcome.ended} events ended, {len(outcome.events)} made{shown}{more}")
