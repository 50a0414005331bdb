"""``peristiwa export``: events in the formats of other data sets and tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peristiwa.cli import filtering as of
from peristiwa.cli.ends import quiet_end, say
from peristiwa.cli.output import opened
from peristiwa.cli.progress import progress
from peristiwa.cli.storing import AsOf, Out, StoreAt, open_store
from peristiwa.errors import InputError
from peristiwa.export import ExportFormat, writer

if TYPE_CHECKING:
    from peristiwa.export import Account
    from peristiwa.records import Article

__all__ = ["export"]

_STANDARD_INPUT = "-"


def export(
    *,
    coded: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODED.jsonl]",
            help='Output of `peristiwa code --format jsonl` ("-" is standard input), each event'
            " on its own; without it, the merged events of a store.",
        ),
    ] = None,
    format: Annotated[
        ExportFormat, typer.Option(help="docs/exports.md tells what each column holds.")
    ],
    reports: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="The reports that CODED.jsonl was coded from, for their words, titles and"
            " addresses. May be given again for others.",
        ),
    ] = None,
    actor: of.Actor = None,
    recipient: of.Recipient = None,
    country: of.Country = None,
    dyad: of.Dyad = None,
    type: of.Type = None,
    mode: of.Mode = None,
    place: of.Place = None,
    since: of.Since = None,
    until: of.Until = None,
    status: of.StatusOption = None,
    source: of.Source = None,
    outlet: of.Outlet = None,
    min_sources: of.Sources = None,
    text: of.Text = None,
    out: Out = None,
    as_of: AsOf = None,
    store: StoreAt = None,
) -> None:
    """Write events for other tools, by the day of the first report; all conditions must hold.

    gdelt, polecat and acled hold only what took place, as they have no column for doubt.
    """
    options = {
        "actor": actor, "recipient": recipient, "country": country, "dyad": dyad, "type": type,
        "mode": mode, "place": place, "since": since, "until": until, "status": status,
        "source": source, "outlet": outlet, "min_sources": min_sources,
    }  # fmt: skip
    chosen = (*options.values(), text, as_of, store)
    _check(coded, reports, any(value is not None for value in chosen))
    with quiet_end(), ExitStack() as stack:
        if coded is not None:
            told = _from_file(coded, reports or [])
        else:
            from peristiwa.export.stored import stored_accounts

            view = stack.enter_context(open_store(store).view(as_of))
            told = stored_accounts(view, of.event_filter(view, text, **options))
        _write(told, format, out)


def _check(coded: str | None, reports: list[str] | None, chosen: bool) -> None:
    if coded is not None and chosen:
        raise typer.BadParameter("conditions, --as-of and --store are for stores, not for a file")
    if coded is None and reports:
        raise typer.BadParameter("--reports goes with a file of coded events")


def _write(told: Iterable[Account], format: ExportFormat, out: Path | None) -> None:
    seen = 0

    def watched() -> Iterator[Account]:
        nonlocal seen
        with progress(alone=out is not None, noun="events", doing="writing") as advance:
            for account in told:
                seen += 1
                yield account
                advance()

    with opened(format, out) as stream:
        written = writer(format)(watched(), stream)
    if written < seen:
        say(f"{written} of {seen} events written; {format} has no place for the others")


def _from_file(coded: str, reports: list[str]) -> Iterator[Account]:
    from peristiwa.evaluation import read_predictions
    from peristiwa.export import accounts, alone, mentions_in, order

    path = Path("/dev/stdin" if coded == _STANDARD_INPUT else coded)
    results = read_predictions(path)
    articles = _articles(reports)
    mentions = {
        mention.id: mention
        for one in results.values()
        for mention in mentions_in(one, articles.get(one.id))
    }
    return accounts(sorted(map(alone, mentions.values()), key=order), mentions, articles)


def _articles(files: list[str]) -> dict[str, Article]:
    from peristiwa.read import ReadFault, read_articles

    found: dict[str, Article] = {}
    for item in read_articles(files, None):
        if isinstance(item, ReadFault):
            if item.kind == "failed":
                raise InputError(str(item))
            continue
        found[item.id] = item
    return found
