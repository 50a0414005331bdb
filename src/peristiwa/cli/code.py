"""``peristiwa code``: reports in, coded events out."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

import typer
from msgspec import structs

from peristiwa.cli.batch import Batch
from peristiwa.cli.continuing import Continuation
from peristiwa.cli.ends import quiet_end
from peristiwa.cli.fetching import AllowPrivate, Delay, web_settings
from peristiwa.cli.output import opened
from peristiwa.cli.reporting import ReportTo, reporting
from peristiwa.cli.storing import day_of
from peristiwa.errors import InputError
from peristiwa.read import Fetching, Meter, read_articles, size_of
from peristiwa.records import Article, CodedArticle

__all__ = [
    "Format",
    "GazetteerFile",
    "Inputs",
    "OwnActors",
    "Published",
    "RayAt",
    "Workers",
    "code",
]

Pairs = Iterable[tuple[Article, CodedArticle]]


class Format(StrEnum):
    """What ``peristiwa code`` writes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Files or folders: plain text or a web page (one report), WARC or WET, or JSON lines,"
        " CSV or Parquet with id, published, title, and text or sentences; each may be packed"
        " (.gz, .zst). Addresses of pages, feeds, sitemaps and of such files."
        ' "-" is standard input. docs/reading.md tells more.',
    ),
]
Published = Annotated[
    date | None,
    typer.Option(
        parser=day_of,
        metavar="YYYY-MM-DD",
        help="Day of publication of reports that don't give their own;"
        " relative dates count from it.",
    ),
]
OutFile = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Write to a file: report by report as jsonl, else all of it or nothing.",
    ),
]
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
Workers = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        help="Code in N processes; a report that hangs or ends one costs only itself."
        " docs/scale.md tells more.",
    ),
]
RayAt = Annotated[
    str | None,
    typer.Option(
        "--ray",
        metavar="ADDRESS",
        help="Code on the Ray cluster at this address, on all its cores or N of them;"
        " needs peristiwa[ray].",
    ),
]


def code(
    files: Inputs,
    *,
    published: Published = None,
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
    out: OutFile = None,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Go on where the FILE of --out ends; for jsonl."),
    ] = False,
    workers: Workers = None,
    ray: RayAt = None,
    report: ReportTo = None,
    allow_private: AllowPrivate = False,
    delay: Delay = 1.0,
) -> None:
    """Code reports: find who did what to whom, when, where, and according to whom.

    Results go to standard output, everything else to standard error. The exit status is 1 when
    an input failed; the others are coded all the same.
    """
    if resume and (out is None or format is not Format.JSONL):
        raise typer.BadParameter("--resume goes with --format jsonl and --out FILE")
    with quiet_end():
        alone = out is not None or not sys.stdout.isatty()
        batch = Batch(alone, gazetteer, add, Meter(size_of(files)), workers=workers, ray=ray)
        before = Continuation(out, batch) if resume and out else None
        web = Fetching(web_settings(allow_private, delay))
        with web, reporting(batch, files, report, _going_on(out, format)):
            items = read_articles(files, published, meter=batch.meter, web=web)
            pairs = batch.pairs(items, before.unwritten if before else iter)
            _put_out(_surest(pairs, min_confidence), format, out, resume)
        raise typer.Exit(batch.status)


def _going_on(out: Path | None, format: Format) -> str:
    if out is not None and format is Format.JSONL:
        return "the same command with --resume goes on where the file ends"
    return ""


def _put_out(pairs: Pairs, format: Format, out: Path | None, resume: bool) -> None:
    if out is not None and format is Format.JSONL:
        with _lengthened(out, resume) as stream:
            _write(pairs, format, stream)
        return
    with opened(format, out) as stream:
        if format is not Format.TABLE:
            _write(pairs, format, stream)
        elif out is None:
            _print(pairs, sys.stdout)
        else:
            text = io.TextIOWrapper(stream, "utf-8", write_through=True)
            _print(pairs, text)
            text.detach()


@contextmanager
def _lengthened(out: Path, resume: bool) -> Iterator[IO[bytes]]:
    try:
        with out.open("ab" if resume else "xb") as stream:
            yield stream
    except FileExistsError as error:
        raise InputError(
            f"{out}: is there already; --resume goes on where it ends, or name another file"
        ) from error
    except OSError as error:
        raise InputError(f"{out}: can't be written ({error.strerror or error})") from error


def _surest(pairs: Pairs, least: float) -> Pairs:
    for article, coded in pairs:
        events = [event for event in coded.events if event.confidence >= least]
        yield article, structs.replace(coded, events=events)


def _print(pairs: Pairs, file: IO[str]) -> None:
    from rich.console import Console

    from peristiwa.table import print_article

    console = Console(file=file)
    for article, coded in pairs:
        print_article(console, article, coded)


def _write(pairs: Pairs, format: Format, stream: IO[bytes]) -> None:
    from peristiwa.serialize import SERIALIZERS

    for piece in SERIALIZERS[format](_results(pairs)):
        stream.write(piece)
        stream.flush()


def _results(pairs: Pairs) -> Iterator[CodedArticle]:
    return (coded for _, coded in pairs)
