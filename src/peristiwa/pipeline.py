"""The steps in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, islice
from pathlib import Path

from peristiwa.coding import Coder, LinearModel, Models, NameFinder, PartyFinder, load_linear
from peristiwa.ground import Grounder
from peristiwa.ground.dates import DateReader, DateSettings
from peristiwa.ground.sides import Sides
from peristiwa.ground.standing import STATUSES, StandingModels, Standings
from peristiwa.ground.understood import Role, Understood
from peristiwa.lexicon.additions import add_rows, read_rows, rows_of
from peristiwa.lexicon.compiled import (
    Gazetteer,
    Lexicon,
    PlaceEntry,
    load_built,
    load_gazetteer,
)
from peristiwa.parse import Doc, Parser, load_parser
from peristiwa.records import Article, CodedArticle, Event
from peristiwa.repair import RepairData, RepairedText, Repairer, parts_of

__all__ = ["Pipeline", "load"]

LONGEST_PART = 20_000
"""Characters, more than newspapers print in one piece; what is longer is coded part by part."""

_TOGETHER = 8
"""Parts of a text that are parsed at once."""

_Models = Callable[[str], LinearModel]

_CUT_WARNING = "a stretch without any sentence end was cut to be parsed; its events may be wrong"


class Pipeline:
    """Reads Indonesian news reports and gives the events that they tell.

    The steps are its attributes: ``repair``, ``parse``, ``find`` (step 4) and ``ground``.
    """

    def __init__(self, repair: Repairer, parse: Parser, find: Coder, ground: Grounder) -> None:
        self.repair = repair
        self.parse = parse
        self.find = find
        self.ground = ground

    def code(self, text: str, *, published: date | None = None, id: str = "text") -> CodedArticle:
        """Code one report.

        Args:
            text: the report as it stands on the web, damage and all.
            published: the day of its publication, from which "Rabu" or "pekan lalu" count.
            id: what the result is to be called.

        Returns:
            The events, whose offsets count the Unicode characters of ``text``.
        """
        return self.code_article(Article(id=id, text=text, published=published))

    def code_article(self, article: Article) -> CodedArticle:
        """Code one article; see ``code``."""
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article], batch_size: int = 1) -> Iterator[CodedArticle]:
        """Code a stream of articles, in order.

        Args:
            articles: the articles.
            batch_size: how many of them are taken, and parsed, at once; more are faster.
        """
        stream = iter(articles)
        while batch := list(islice(stream, batch_size)):
            repaired = [self.parts(article) for article in batch]
            docs = self.parse.pipe(chain.from_iterable(repaired), max(batch_size, _TOGETHER))
            for article, parts in zip(batch, repaired, strict=True):
                yield self._code(article, parts, islice(docs, len(parts)))

    def parts(self, article: Article) -> list[RepairedText]:
        """Give the repaired text of an article: whole, but for one longer than reports are."""
        return parts_of(self.repair(article.text, article.title), LONGEST_PART)

    def _code(
        self, article: Article, parts: Iterable[RepairedText], docs: Iterable[Doc]
    ) -> CodedArticle:
        events: list[Event] = []
        warnings: dict[str, None] = {}
        for part, doc in zip(parts, docs, strict=True):
            report = self.ground.survey(article, part, doc, self.find(doc))
            events += self.ground.events(report, len(events))
            warnings.update(dict.fromkeys([_CUT_WARNING] if doc.cut else []))
            warnings.update(dict.fromkeys(report.warnings))
        return CodedArticle(
            id=article.id,
            published=article.published,
            events=events,
            warnings=list(warnings),
        )


def _standing_models(models: _Models) -> StandingModels:
    statuses = {status: models(f"status_{status}") for status in STATUSES}
    return StandingModels(statuses, models("history"))


def _by_role(name: str, models: _Models) -> Mapping[Role, LinearModel]:
    return {"actor": models(f"{name}_actor"), "recipient": models(f"{name}_recipient")}


def load(
    *,
    gazetteer: str | Path | None = None,
    actors: str | Path | Iterable[Mapping[str, str]] = (),
    models: _Models = load_linear,
) -> Pipeline:
    """Load the trained pipeline, the lexicon and the gazetteers that ship with the package.

    Args:
        gazetteer: a table that `peristiwa gazetteer build` made, instead of the package's own; by
            default the file that the environment variable PERISTIWA_GAZETTEER names, if any.
        actors: actors of your own: a CSV file, or mappings with its columns; see
            ``peristiwa.lexicon.additions``.
        models: gives the regression of each name (``coding/model/``); by default those that ship.

    Where several processes share a machine, set ``OPENBLAS_NUM_THREADS=1`` before NumPy is
    imported, as the command line does: the pipeline's matrices are too small for threads.

    Raises:
        ModelError: when the trained pipeline can't be loaded.
        LexiconError: when a built lexicon file is missing or out of date.
        InputError: when the gazetteer or the actors that were given can't be used.
    """
    lexicon = load_built("lexicon.json", Lexicon)
    table = _gazetteer(gazetteer, actors)
    places = load_built("places.json", list[PlaceEntry])
    repairs = load_built("repair.json", RepairData)
    parse = load_parser()
    for known, words in lexicon.constructions.read_like.items():
        parse.read_like(known, words)
    names = NameFinder(table, places)
    parties = PartyFinder(names, table.nouns, lexicon)
    return Pipeline(
        repair=Repairer(repairs.settings, repairs.verbs),
        parse=parse,
        find=Coder(
            lexicon,
            parties,
            Models(models("act"), models("actor"), models("recipient")),
        ),
        ground=Grounder(
            lexicon,
            table,
            places,
            DateReader(load_built("dates.json", DateSettings)),
            understood=Understood(
                _by_role("understood", models), lexicon.constructions.giver_prepositions
            ),
            place=models("place"),
            standings=Standings(_standing_models(models)),
            sides=Sides(_by_role("side", models), lexicon.constructions.home),
        ),
    )


def _gazetteer(
    path: str | Path | None, actors: str | Path | Iterable[Mapping[str, str]]
) -> Gazetteer:
    chosen = path or os.environ.get("PERISTIWA_GAZETTEER")
    table = load_gazetteer(Path(chosen) if chosen else None)
    rows = read_rows(Path(actors)) if isinstance(actors, (str, Path)) else rows_of(actors)
    return add_rows(table, rows) if rows else table
