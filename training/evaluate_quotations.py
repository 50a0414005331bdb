"""``python -m training.evaluate_quotations DATA``: measures who is found to have said it.

The corpus and the mapping are those of ``training/quotations.py``. An attribution that step 4 makes
goes with an annotated statement where it covers at least half of its characters and its speaker is
not named inside, as those are whom the statement quotes in turn; of several, the one whose stretch
is most like the statement (intersection over union) counts. It is right where the words or the
resolved name of its speaker match one of the names that the annotated speaker bears (token-set
ratio of 80, as in `peristiwa score`).

Precision counts the annotated statements that are given a speaker, since others are right to have
one, too; recall counts all annotated ones. *Strict* precision counts every attribution of the
articles, those of statements that nobody annotated as wrong; the direct ones are those that begin
with a quotation mark. It is a lower bound: most of what is told indirectly has no label. The F1 *by
name* takes none but a person's own name for right, no role or body, where he is named.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

from peristiwa.coding import Party
from peristiwa.evaluation import names_match
from peristiwa.ground.grounder import Report
from peristiwa.pipeline import Pipeline, load
from peristiwa.records import Article
from training.quotations import QuotedArticle, read_quotations

__all__ = ["Counts", "counts", "main"]

FILES = ("dev-20.txt", "test-data.txt")
_BATCH = 32
_ENOUGH = 0.5
"""The share of a statement's characters that its attribution has to cover."""
_MARKS = '“”"'

_Stretch = tuple[int, int]


class Counts(Counter[str]):
    """How many statements are ``annotated``, ``given`` a speaker, and given the ``right`` one.

    ``made`` are all attributions of the articles; ``named`` are right by a person's own name.
    """

    @property
    def precision(self) -> float:
        """The share of the speakers given that are right, from 0 to 1."""
        return self["right"] / self["given"] if self["given"] else 0.0

    @property
    def strict_precision(self) -> float:
        """The share of all attributions that are right ones of annotated statements, 0 to 1."""
        return self["right"] / self["made"] if self["made"] else 0.0

    @property
    def recall(self) -> float:
        """The share of the annotated statements whose speaker is found, from 0 to 1."""
        return self["right"] / self["annotated"] if self["annotated"] else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self["right"] / max(1, self["given"] + self["annotated"])

    @property
    def named_f1(self) -> float:
        """The same where a role alone ("Kepala") is no name of a person who has one."""
        return 2 * self["named"] / max(1, self["given"] + self["annotated"])


def counts(pipeline: Pipeline, articles: Iterable[QuotedArticle]) -> dict[bool, Counts]:
    """Count the direct or the indirect statements of ``articles``, and what is found of each."""
    total = {direct: Counts(annotated=0, given=0, right=0, made=0) for direct in (True, False)}
    for quoted, report in read_reports(pipeline, articles):
        for start, _ in _attributions(report):
            total[quoted.text[start] in _MARKS]["made"] += 1
        for quotation in quoted.quotations:
            names = speaker_of(report, (quotation.start, quotation.end))
            found = total[quotation.direct]
            found["annotated"] += 1
            found["given"] += bool(names)
            found["right"] += names_match(names, quotation.names)
            found["named"] += names_match(names, quotation.own)
    return total


def read_reports(
    pipeline: Pipeline, articles: Iterable[QuotedArticle]
) -> Iterator[tuple[QuotedArticle, Report]]:
    """Give each of ``articles`` with what ``pipeline`` reads in it, before any event is judged."""
    stream = iter(articles)
    while batch := list(islice(stream, _BATCH)):
        repaired = [pipeline.repair(quoted.text) for quoted in batch]
        docs = pipeline.parse.pipe(repaired, _BATCH)
        for quoted, text, doc in zip(batch, repaired, docs, strict=True):
            article = Article(id=quoted.id, text=quoted.text)
            yield quoted, pipeline.ground.survey(article, text, doc, pipeline.find(doc))


def _attributions(report: Report) -> dict[_Stretch, list[Party]]:
    """Give who is found to have said what, by raw characters."""
    found: dict[_Stretch, list[Party]] = {}
    for one in report.coded.attributions:
        if one.start < one.end:
            start, end, _ = report.raw(one.start, one.end)
            found.setdefault((start, end), []).append(one.party)
    return found


def speaker_of(report: Report, statement: _Stretch) -> list[str]:
    """Give the words and names of who is found to have said the characters of ``statement``."""
    best: Party | None = None
    likeness = 0.0
    for stretch, parties in _attributions(report).items():
        shared = _shared(stretch, statement)
        outer = (party for party in parties if not _names_inside(report, party, statement))
        party = next(outer, None) if shared >= _ENOUGH * _length(statement) else None
        like = shared / (_length(stretch) + _length(statement) - shared)
        if party is not None and like > likeness:
            best, likeness = party, like
    if best is None:
        return []
    names = [actor.name for actor in report.actors.get(best, ())]
    return [*names, report.raw(best.start, best.end)[2]]


def _names_inside(report: Report, party: Party, statement: _Stretch) -> bool:
    start, _, _ = report.raw(party.start, party.end)
    return statement[0] <= start < statement[1]


def _length(stretch: _Stretch) -> int:
    return stretch[1] - stretch[0]


def _shared(one: _Stretch, other: _Stretch) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures for each file of the data folder that the arguments name."""
    (data,) = arguments or sys.argv[1:]
    pipeline = load()
    for name in FILES:
        found = counts(pipeline, read_quotations(Path(data) / "pfsa_id" / name))
        total = Counts(found[True] + found[False])
        rows = {"direct": found[True], "indirect": found[False], "all": total}
        Console().print(_table(name, rows))


def _table(name: str, rows: Mapping[str, Counts]) -> Table:
    table = Table(title=f"Who said it: {name} of PFSA-ID")
    table.add_column("statements")
    for heading in ("number", "given", "precision", "strict", "recall", "F1", "by name"):
        table.add_column(heading, justify="right")
    for kind, some in rows.items():
        shares = (some.precision, some.strict_precision, some.recall, some.f1, some.named_f1)
        figures = (f"{100 * share:.1f}" for share in shares)
        table.add_row(kind, str(some["annotated"]), str(some["given"]), *figures)
    return table


if __name__ == "__main__":
    main()
