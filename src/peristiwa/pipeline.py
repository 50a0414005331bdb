"""The steps in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from peristiwa.coding import Coder, Models, NameFinder, PartyFinder, load_linear
from peristiwa.ground import Grounder
from peristiwa.ground.dates import DateReader, DateSettings
from peristiwa.ground.understood import Understood
from peristiwa.lexicon.compiled import Gazetteer, Lexicon, PlaceEntry, load_built
from peristiwa.parse import Doc, Parser, load_parser
from peristiwa.records import Article, CodedArticle
from peristiwa.repair import RepairData, RepairedText, Repairer

__all__ = ["Pipeline", "load"]

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
            repaired = [self.repair(article.text, article.title) for article in batch]
            docs = self.parse.pipe(repaired, batch_size)
            for row in zip(batch, repaired, docs, strict=True):
                yield self._code(*row)

    def _code(self, article: Article, repaired: RepairedText, doc: Doc) -> CodedArticle:
        report = self.ground.survey(article, repaired, doc, self.find(doc))
        return CodedArticle(
            id=article.id,
            published=article.published,
            events=self.ground.events(report),
            warnings=[*([_CUT_WARNING] if doc.cut else []), *report.warnings],
        )


def load() -> Pipeline:
    """Load the trained pipeline, the lexicon and the gazetteers that ship with the package.

    Where several processes share a machine, set ``OPENBLAS_NUM_THREADS=1`` before NumPy is
    imported, as the command line does: the pipeline's matrices are too small for threads.

    Raises:
        ModelError: when the trained pipeline can't be loaded.
        LexiconError: when a built lexicon file is missing or out of date.
    """
    lexicon = load_built("lexicon.json", Lexicon)
    gazetteer = load_built("gazetteer.json", Gazetteer)
    places = load_built("places.json", list[PlaceEntry])
    repairs = load_built("repair.json", RepairData)
    names = NameFinder(gazetteer, places)
    parties = PartyFinder(names, gazetteer.nouns, lexicon)
    return Pipeline(
        repair=Repairer(repairs.settings, repairs.verbs),
        parse=load_parser(),
        find=Coder(
            lexicon,
            parties,
            Models(load_linear("act"), load_linear("actor"), load_linear("recipient")),
        ),
        ground=Grounder(
            lexicon,
            gazetteer,
            places,
            DateReader(load_built("dates.json", DateSettings)),
            Understood(
                {
                    "actor": load_linear("understood_actor"),
                    "recipient": load_linear("understood_recipient"),
                }
            ),
        ),
    )
