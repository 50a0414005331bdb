"""Codes a stream of articles, keeps count, and keeps what was amiss."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from peristiwa.cli.ends import FAILED
from peristiwa.cli.faults import Faults
from peristiwa.cli.progress import progress
from peristiwa.errors import PeristiwaError
from peristiwa.read import Meter, ReadFault
from peristiwa.records import Article, CodedArticle

__all__ = ["ArticleCoder", "Batch", "Item", "Sift", "load_coder"]

Item = Article | ReadFault
Sift = Callable[[Iterator[Item]], Iterator[Item]]


class ArticleCoder(Protocol):
    """What a batch needs of a pipeline."""

    def code_article(self, article: Article) -> CodedArticle:
        """Code one article."""
        ...


def load_coder(gazetteer: str | None = None, actors: str | None = None) -> ArticleCoder:
    """Load the pipeline that ships with the package; see ``peristiwa.load``."""
    from peristiwa.pipeline import load

    return load(gazetteer=gazetteer, actors=actors or ())


@dataclass
class Batch:
    """One run over many inputs: how many reports were read and coded, and what was amiss.

    ``alone`` says that nothing else is written to the terminal while the batch runs, so that
    its progress may be shown there; ``gazetteer`` and ``actors`` are files for the pipeline;
    ``meter`` knows how far the inputs are read, and ``passed`` counts the reports that need no
    coding, for it was done before. ``coder`` may be that of another batch with the same files.
    """

    alone: bool
    gazetteer: str | None = None
    actors: str | None = None
    meter: Meter = field(default_factory=Meter)
    read: int = 0
    coded: int = 0
    passed: int = 0
    faults: Faults = field(default_factory=Faults)
    coder: ArticleCoder | None = None

    def pairs(
        self, items: Iterable[Item], sift: Sift = iter
    ) -> Iterator[tuple[Article, CodedArticle]]:
        """Yield each article with its result, one at a time; faults are kept for the end.

        The pipeline is loaded at the first article that ``sift`` leaves. A report that can't be
        coded is a fault too.

        Raises:
            ModelError: when the trained pipeline can't be loaded.
            LexiconError: when the built lexicon can't be loaded.
            InputError: when the gazetteer or the actors that were given can't be used.
        """
        with progress(self.alone, meter=self.meter) as advance:
            for item in sift(self._counted(items, advance)):
                if isinstance(item, ReadFault):
                    self.faults.append(item)
                    continue
                self.coder = self.coder or load_coder(self.gazetteer, self.actors)
                result = self._try(self.coder, item)
                if result is not None:
                    self.coded += 1
                    yield item, result

    def _counted(self, items: Iterable[Item], advance: Callable[[], None]) -> Iterator[Item]:
        for item in items:
            if isinstance(item, Article):
                self.read += 1
                advance()
            yield item

    def _try(self, coder: ArticleCoder, article: Article) -> CodedArticle | None:
        where = f"report {article.id}"
        try:
            return coder.code_article(article)
        except PeristiwaError as error:
            self.faults.append(ReadFault(where, str(error), cause="coding"))
        except Exception as error:  # one report must not take the others with it
            self.faults.append(ReadFault(where, _defect(error), cause="coding"))
        return None

    @property
    def status(self) -> int:
        """The exit status: 0, or 1 where an input failed or no report could be read."""
        return FAILED if self.faults.failed or not (self.coded or self.passed) else 0


def _defect(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"could not be coded ({type(error).__name__} in {last.name}, line {last.lineno}: {error});"
        " this is a defect of peristiwa: please send in the report's text"
    )
