"""``python -m training.evaluate_quotations DATA``: measures who is found to have said it.

The corpus and the mapping are those of ``training/quotations.py``. The speaker that step 4 gives a
statement is the source of most of its words, as an act told there would have it. It is right where
the words or the resolved name of the mention match one of the names that the annotated speaker
bears (token-set ratio of 80, as in `peristiwa score`). Precision counts the annotated statements
that are given a speaker, since others are right to have one, too; recall counts all annotated ones.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

from peristiwa.coding.attribution import source_of
from peristiwa.evaluation import names_match
from peristiwa.ground.grounder import Report
from peristiwa.pipeline import Pipeline, load
from peristiwa.records import Article
from training.quotations import Quotation, QuotedArticle, read_quotations

__all__ = ["Counts", "counts", "main"]

FILES = ("dev-20.txt", "test-data.txt")
_BATCH = 32


class Counts(Counter[str]):
    """How many statements are ``annotated``, ``given`` a speaker, and given the ``right`` one."""

    @property
    def precision(self) -> float:
        """The share of the speakers given that are right, from 0 to 1."""
        return self["right"] / self["given"] if self["given"] else 0.0

    @property
    def recall(self) -> float:
        """The share of the annotated statements whose speaker is found, from 0 to 1."""
        return self["right"] / self["annotated"] if self["annotated"] else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self["right"] / max(1, self["given"] + self["annotated"])


def counts(pipeline: Pipeline, articles: Iterable[QuotedArticle]) -> dict[bool, Counts]:
    """Count the direct or the indirect statements of ``articles``, and what is found of each."""
    total = {direct: Counts(annotated=0, given=0, right=0) for direct in (True, False)}
    for quoted, report in _read(pipeline, articles):
        for quotation in quoted.quotations:
            names = _speaker(report, quotation)
            found = total[quotation.direct]
            found["annotated"] += 1
            found["given"] += bool(names)
            found["right"] += names_match(names, quotation.names)
    return total


def _read(
    pipeline: Pipeline, articles: Iterable[QuotedArticle]
) -> Iterator[tuple[QuotedArticle, Report]]:
    stream = iter(articles)
    while batch := list(islice(stream, _BATCH)):
        repaired = [pipeline.repair(quoted.text) for quoted in batch]
        docs = pipeline.parse.pipe(repaired, _BATCH)
        for quoted, text, doc in zip(batch, repaired, docs, strict=True):
            article = Article(id=quoted.id, text=quoted.text)
            yield quoted, pipeline.ground.survey(article, text, doc, pipeline.find(doc))


def _speaker(report: Report, quotation: Quotation) -> list[str]:
    """The words and names of who is given for the most words of ``quotation``."""
    spans = [report.raw(token.i, token.i + 1) for token in report.doc if not token.is_space]
    places = [token.i for token in report.doc if not token.is_space]
    inside = [
        i
        for i, (start, end, _) in zip(places, spans, strict=True)
        if quotation.start <= start and end <= quotation.end
    ]
    sources = [source_of(i, report.coded.attributions) for i in inside]
    parties = Counter(source.party for source in sources if source is not None)
    if not parties:
        return []
    party = parties.most_common(1)[0][0]
    names = [actor.name for actor in report.actors.get(party, ())]
    return [*names, report.raw(party.start, party.end)[2]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures for each file of the data folder that the arguments name."""
    (data,) = arguments or sys.argv[1:]
    table = Table(title="Who said it (PFSA-ID)")
    for heading in ("file", "statements", "number", "given a speaker", "precision", "recall", "F1"):
        table.add_column(heading, justify="left" if heading in {"file", "statements"} else "right")
    pipeline = load()
    for name in FILES:
        found = counts(pipeline, read_quotations(Path(data) / "pfsa_id" / name))
        rows = {
            "direct": found[True],
            "indirect": found[False],
            "all": Counts(found[True] + found[False]),
        }
        for kind, some in rows.items():
            figures = (some.precision, some.recall, some.f1)
            numbers = (str(some["annotated"]), str(some["given"]))
            table.add_row(name, kind, *numbers, *(f"{100 * figure:.1f}" for figure in figures))
    Console().print(table)


if __name__ == "__main__":
    main()
