"""Codes a stream of articles, keeps count, and tells at the end what was skipped and why."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from peristiwa.cli.ends import FAILED, say
from peristiwa.errors import PeristiwaError
from peristiwa.read import ReadFault
from peristiwa.records import Article, CodedArticle

__all__ = ["ArticleCoder", "Batch", "load_coder", "progress"]


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
    """One run over many inputs: the number of reports coded, and what was amiss with others.

    ``alone`` says that nothing else is written to the terminal while the batch runs, so that
    its progress may be shown there; ``gazetteer`` and ``actors`` are files for the pipeline.
    """

    alone: bool
    gazetteer: str | None = None
    actors: str | None = None
    coded: int = 0
    faults: list[ReadFault] = field(default_factory=list)

    def pairs(self, items: Iterable[Article | ReadFault]) -> Iterator[tuple[Article, CodedArticle]]:
        """Yield each article with its result, one at a time; faults are kept for the end.

        The pipeline is loaded at the first article. A report that can't be coded is a fault too.

        Raises:
            ModelError: when the trained pipeline can't be loaded.
            LexiconError: when the built lexicon can't be loaded.
            InputError: when the gazetteer or the actors that were given can't be used.
        """
        coder: ArticleCoder | None = None
        with progress(self.alone) as advance:
            for item in items:
                if isinstance(item, ReadFault):
                    self.faults.append(item)
                    continue
                coder = coder or load_coder(self.gazetteer, self.actors)
                result = self._try(coder, item)
                if result is not None:
                    self.coded += 1
                    yield item, result
                advance()

    def _try(self, coder: ArticleCoder, article: Article) -> CodedArticle | None:
        where = f"report {article.id}"
        try:
            return coder.code_article(article)
        except PeristiwaError as error:
            self.faults.append(ReadFault(where, str(error)))
        except Exception as error:  # one report must not take the others with it
            self.faults.append(ReadFault(where, _defect(error)))
        return None

    @property
    def status(self) -> int:
        """The exit status: 0, or 1 where an input failed or no report could be read."""
        failed = any(fault.kind == "failed" for fault in self.faults)
        return FAILED if failed or not self.coded else 0

    def report(self) -> None:
        """Print to standard error each fault with its reason and, after any skip, the counts."""
        for fault in self.faults:
            say(f"{'warning: ' if fault.kind == 'warning' else ''}{fault}")
        skipped = sum(fault.kind != "warning" for fault in self.faults)
        if skipped:
            say(f"{_count(self.coded, 'report')} coded, {_count(skipped, 'input')} skipped")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _defect(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"could not be coded ({type(error).__name__} in {last.name}, line {last.lineno}: {error});"
        " this is a defect of peristiwa: please send in the report's text"
    )


@contextmanager
def progress(
    alone: bool, noun: str = "reports", doing: str = "coding"
) -> Iterator[Callable[[], None]]:
    """Show a running count on standard error where that is a terminal with nothing else on it."""
    if not (alone and sys.stderr.isatty()):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} " + noun), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(doing, total=None)
        yield lambda: shown.advance(task)
