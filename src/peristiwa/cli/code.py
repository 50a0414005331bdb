"""``peristiwa code``: reports in, coded events out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer
from msgspec import structs

from peristiwa.cli.batch import Batch
from peristiwa.cli.ends import quiet_end
from peristiwa.cli.storing import day_of
from peristiwa.read import read_articles
from peristiwa.records import Article, CodedArticle

__all__ = ["Format", "code"]

Pairs = Iterable[tuple[Article, CodedArticle]]


class Format(StrEnum):
    """What ``peristiwa code`` writes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


MinConfidence = Annotated[
    float,
    typer.Option(
        min=0.0,
        max=1.0,
        metavar="0..1",
        help="Leave out events less likely than this: fewer and surer ones.",
    ),
]
OwnActors = Annotated[
    str | None,
    typer.Option(metavar="FILE.csv", help="Actors of your own; docs/gazetteer.md has the columns."),
]
GazetteerFile = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        envvar="PERISTIWA_GAZETTEER",
        help="A table of actors made by `peristiwa gazetteer build`.",
    ),
]


def code(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Plain text (one report) or JSON lines with"
            ' {"id", "published", "title"?, "text" | "sentences"}; "-" is standard input.',
        ),
    ],
    *,
    published: Annotated[
        date | None,
        typer.Option(
            parser=day_of,
            metavar="YYYY-MM-DD",
            help="Day of publication of reports that don't give their own;"
            " relative dates count from it.",
        ),
    ] = None,
    format: Annotated[
        Format,
        typer.Option(
            help="table is for people; jsonl is one line a report (see `peristiwa schema`);"
            " json one array; csv one row an event, its cells unaltered:"
            " import it into a spreadsheet as text."
        ),
    ] = Format.TABLE,
    min_confidence: MinConfidence = 0.0,
    add: OwnActors = None,
    gazetteer: GazetteerFile = None,
) -> None:
    """Code reports: find who did what to whom, when, where, and according to whom.

    Results go to standard output, everything else to standard error. The exit status is 1 when
    an input failed; the others are coded all the same.
    """
    with quiet_end():
        batch = Batch(alone=not sys.stdout.isatty(), gazetteer=gazetteer, actors=add)
        pairs = _surest(batch.pairs(read_articles(files, published)), min_confidence)
        if format is Format.TABLE:
            _print(pairs)
        else:
            _write(pairs, format)
        batch.report()
        raise typer.Exit(batch.status)


def _surest(pairs: Pairs, least: float) -> Pairs:
    for article, coded in pairs:
        events = [event for event in coded.events if event.confidence >= least]
        yield article, structs.replace(coded, events=events)


def _print(pairs: Pairs) -> None:
    from rich.console import Console

    from peristiwa.table import print_article

    console = Console(file=sys.stdout)
    for article, coded in pairs:
        print_article(console, article, coded)


def _write(pairs: Pairs, format: Format) -> None:
    from peristiwa.serialize import SERIALIZERS

    for piece in SERIALIZERS[format](_results(pairs)):
        sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()


def _results(pairs: Pairs) -> Iterator[CodedArticle]:
    return (coded for _, coded in pairs)
