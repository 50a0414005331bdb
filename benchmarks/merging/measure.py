"""Codes the texts of ``*.yaml``, merges the mentions, and compares them with what the files say.

A coded event tells the occurrence one of whose words its trigger overlaps; other events are merged
like all, and not judged. *B-cubed* (Bagga and Baldwin 1998): for each judged mention, the share of
right ones among those merged with it, and the share of those of its occurrence that are; means over
mentions. *Pairs*: of the pairs of judged mentions that were merged, the share that is right, and of
those of one occurrence, the share that was merged. *Look-alikes*: the pairs of one story and of two
occurrences that were kept apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

from peristiwa.merge import find_origins, load_merger
from peristiwa.pipeline import Pipeline, load
from peristiwa.records import Article, Mention

__all__ = ["PARTS", "Figures", "Told", "figures", "main", "read_told"]

FOLDER = Path(__file__).parent
PARTS = ("development", "test")


@dataclass(frozen=True)
class Told:
    """The mentions of a file, the words of their evidence, and for the judged ones what they tell.

    ``stories`` has the story of each occurrence, ``missed`` counts the words that no event meets.
    """

    mentions: Sequence[Mention]
    texts: Mapping[str, str]
    occurrences: Mapping[str, str]
    stories: Mapping[str, str]
    missed: int


@dataclass(frozen=True)
class Figures:
    """Shares from 0 to 1."""

    precision: float
    recall: float
    pair_precision: float
    pair_recall: float
    kept_apart: float

    @property
    def f1(self) -> float:
        """The B-cubed F1."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def read_told(pipeline: Pipeline, part: str) -> Told:
    """Code the articles of a file."""
    stories = yaml.safe_load((FOLDER / f"{part}.yaml").read_text(encoding="utf-8"))
    rows = [(story["story"], row) for story in stories for row in story["articles"]]
    articles = [
        Article(id=f"{part}-{n}", text=row["text"], published=row["published"])
        for n, (_, row) in enumerate(rows)
    ]
    origins = find_origins((article.id, article.text) for article in articles)
    mentions, texts, occurrences, missed = [], {}, {}, 0
    for article, (_, row), coded in zip(articles, rows, pipeline.pipe(articles, 32), strict=True):
        spans = dict(_spans(row))
        for event in coded.events:
            name = f"{article.id}#{event.id}"
            mentions.append(
                Mention(
                    id=name,
                    article=article.id,
                    outlet=row["outlet"],
                    origin=origins[article.id],
                    published=article.published,
                    event=event,
                )
            )
            texts[name] = article.text[event.evidence.start : event.evidence.end]
            met = [s for s in spans if s[0] < event.trigger.end and event.trigger.start < s[1]]
            if met:
                occurrences[name] = spans.pop(met[0])
        missed += len(spans)
    known = {name: story["story"] for story in stories for name in story["occurrences"]}
    return Told(mentions, texts, occurrences, known, missed)


def _spans(row: Mapping[str, Any]) -> Iterator[tuple[tuple[int, int], str]]:
    for occurrence, phrases in row["tells"].items():
        for phrase in phrases:
            start = row["text"].index(phrase)
            yield (start, start + len(phrase)), occurrence


def figures(told: Told) -> Figures:
    """Merge the mentions, and judge the groups."""
    merged = load_merger()(told.mentions, told.texts)
    group = {m: one.id for one in merged.occurrences for m in one.mentions}
    judged = sorted(told.occurrences)
    together = {m: {o for o in judged if group[o] == group[m]} for m in judged}
    alike = {m: {o for o in judged if told.occurrences[o] == told.occurrences[m]} for m in judged}
    pairs = list(combinations(judged, 2))
    made = {pair for pair in pairs if group[pair[0]] == group[pair[1]]}
    right = {pair for pair in pairs if told.occurrences[pair[0]] == told.occurrences[pair[1]]}
    near = {pair for pair in pairs if _of_one_story(told, pair)} - right
    return Figures(
        precision=sum(len(together[m] & alike[m]) / len(together[m]) for m in judged) / len(judged),
        recall=sum(len(together[m] & alike[m]) / len(alike[m]) for m in judged) / len(judged),
        pair_precision=len(made & right) / max(1, len(made)),
        pair_recall=len(made & right) / max(1, len(right)),
        kept_apart=len(near - made) / max(1, len(near)),
    )


def _of_one_story(told: Told, pair: tuple[str, str]) -> bool:
    one, other = (told.stories[told.occurrences[mention]] for mention in pair)
    return one == other


def main() -> None:
    """Print the figures of both parts."""
    table = Table(title="Merging of invented occurrences")
    headings = ("part", "occurrences", "mentions", "not coded", "B-cubed P", "R", "F1")
    for heading in (*headings, "pairs P", "R", "look-alikes kept apart"):
        table.add_column(heading, justify="left" if heading == "part" else "right")
    pipeline = load()
    for part in PARTS:
        told = read_told(pipeline, part)
        found = figures(told)
        shares = (
            found.precision,
            found.recall,
            found.f1,
            found.pair_precision,
            found.pair_recall,
            found.kept_apart,
        )
        counts = (len(told.stories), len(told.occurrences), told.missed)
        table.add_row(part, *map(str, counts), *(f"{100 * share:.1f}" for share in shares))
    Console().print(table)
