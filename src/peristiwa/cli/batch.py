"""Codes a stream of articles, keeps count, and keeps what was amiss."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial

from peristiwa.cli.ends import FAILED
from peristiwa.cli.faults import Faults
from peristiwa.cli.progress import progress
from peristiwa.read import Meter, ReadFault
from peristiwa.records import Article, CodedArticle
from peristiwa.scale import ArticleCoder, Crew, LocalWorker, Outcome, Worker, attempt

__all__ = ["ArticleCoder", "Batch", "Item", "Reached", "Sift", "load_coder"]


@dataclass(frozen=True)
class Reached:
    """A place in the stream: ``tell`` is called when all before it is coded and handled."""

    tell: Callable[[], None]


Item = Article | ReadFault
Sifted = Item | Reached
Sift = Callable[[Iterator[Item]], Iterator[Sifted]]


def load_coder(gazetteer: str | None = None, actors: str | None = None) -> ArticleCoder:
    """Load the pipeline that ships with the package, to stay; see ``peristiwa.load``.

    What is loaded lives as long as the process, so the garbage collector need not look at it.
    """
    from peristiwa.pipeline import load

    coder = load(gazetteer=gazetteer, actors=actors or ())
    gc.collect()
    gc.freeze()
    return coder


@dataclass
class Batch:
    """One run over many inputs: how many reports were read and coded, and what was amiss.

    ``alone`` says that nothing else is written to the terminal while the batch runs, so that
    its progress may be shown there; ``gazetteer`` and ``actors`` are files for the pipeline;
    ``meter`` knows how far the inputs are read, and ``passed`` counts the reports that need no
    coding, for it was done before. ``coder`` may be that of another batch with the same files.
    ``workers`` are the processes that code, on the Ray cluster at ``ray`` if that is given; without
    either this process codes.
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
    workers: int | None = None
    ray: str | None = None

    def pairs(
        self, items: Iterable[Item], sift: Sift = iter
    ) -> Iterator[tuple[Article, CodedArticle]]:
        """Yield each article with its result, in their order; faults are kept for the end.

        The pipeline is loaded at the first article that ``sift`` leaves. A report that can't be
        coded is a fault too.

        Raises:
            ModelError: when the trained pipeline can't be loaded.
            LexiconError: when the built lexicon can't be loaded.
            InputError: when the gazetteer or the actors that were given can't be used.
        """
        with progress(self.alone, meter=self.meter) as advance:
            stream = sift(self._counted(items, advance))
            yield from self._coded(stream)

    def _coded(self, stream: Iterator[Sifted]) -> Iterator[tuple[Article, CodedArticle]]:
        with closing(self._outcomes(stream)) as outcomes:
            for item, outcome in outcomes:
                if isinstance(item, Reached):
                    item.tell()
                elif isinstance(item, ReadFault):
                    self.faults.append(item)
                elif isinstance(outcome, ReadFault):
                    self.faults.append(outcome)
                elif outcome is not None:
                    self.coded += 1
                    yield item, outcome

    def _outcomes(
        self, items: Iterator[Sifted]
    ) -> Generator[tuple[Sifted, Outcome | None], None, None]:
        if self.workers is None and self.ray is None:
            for item in items:
                yield item, self._attempt(item) if isinstance(item, Article) else None
            return
        hire, size = self._hiring()
        yield from Crew[Sifted](hire, size).run(items)

    def _attempt(self, article: Article) -> Outcome:
        self.coder = self.coder or load_coder(self.gazetteer, self.actors)
        return attempt(self.coder, article)

    def _hiring(self) -> tuple[Callable[[], Worker], int]:
        gazetteer = self.gazetteer and os.path.abspath(self.gazetteer)
        actors = self.actors and os.path.abspath(self.actors)
        load = partial(load_coder, gazetteer, actors)
        if self.ray is None:
            return partial(LocalWorker, load), self.workers or 1
        from peristiwa.scale.cluster import RayWorker, join_cluster

        cores = join_cluster(self.ray)
        return partial(RayWorker, load), self.workers or cores

    def _counted(self, items: Iterable[Item], advance: Callable[[], None]) -> Iterator[Item]:
        for item in items:
            if isinstance(item, Article):
                self.read += 1
                advance()
            yield item

    @property
    def status(self) -> int:
        """The exit status: 0, or 1 where an input failed or no report could be read."""
        return FAILED if self.faults.failed or not (self.coded or self.passed) else 0
