"""``peristiwa score``: how well coded reports agree with gold events."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peristiwa.cli.batch import Batch
from peristiwa.cli.ends import quiet_end
from peristiwa.cli.reporting import reporting
from peristiwa.records import Article, CodedArticle

if TYPE_CHECKING:
    from peristiwa.evaluation import GoldDocument, ScoreReport

__all__ = ["ScoreFormat", "score"]


class ScoreFormat(StrEnum):
    """What ``peristiwa score`` writes."""

    TABLE = "table"
    JSON = "json"


def score(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD.jsonl", help="Documents with the events they tell.")
    ],
    predicted: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PREDICTED.jsonl]",
            help="Output of `peristiwa code --format jsonl`; without it, GOLD is coded first.",
        ),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="Also list each mistake with its sentence.")
    ] = False,
    format: Annotated[
        ScoreFormat, typer.Option(help="table is for people, json for programs.")
    ] = ScoreFormat.TABLE,
) -> None:
    """Compare coded reports with gold events: detection, type, dyad, and each field."""
    with quiet_end():
        from peristiwa import evaluation

        documents = evaluation.read_gold(gold)
        batch = Batch(alone=True)
        with reporting(batch, [str(gold)], None):
            if predicted is not None:
                found = evaluation.read_predictions(predicted)
            else:
                found = _code(documents, batch)
            _show(evaluation.score(documents, found), format, errors)
        raise typer.Exit(0 if predicted is not None else batch.status)


def _code(documents: Iterable[GoldDocument], batch: Batch) -> dict[str, CodedArticle]:
    return {coded.id: coded for _, coded in batch.pairs(_articles(documents))}


def _articles(documents: Iterable[GoldDocument]) -> Iterator[Article]:
    for one in documents:
        yield Article(id=one.id, text=one.text, published=one.published)


def _show(report: ScoreReport, format: ScoreFormat, errors: bool) -> None:
    from peristiwa.evaluation import render, report_json

    if format is ScoreFormat.JSON:
        typer.echo(report_json(report, errors=errors))
        return
    from rich.console import Console

    render(report, Console(file=sys.stdout), errors=errors)
