"""Reads Indonesian-language news and records who did what to whom, when, where, says who.

>>> import peristiwa
>>> coder = peristiwa.load()
>>> coder.code("Polisi menangkap tujuh aktivis.").events[0].type
'COERCE'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peristiwa.records import Article, CodedArticle, Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from peristiwa.pipeline import Pipeline

__all__ = ["Article", "CodedArticle", "Event", "__version__", "load"]

__version__ = "0.1.0"


def load(
    *,
    gazetteer: str | Path | None = None,
    actors: str | Path | Iterable[Mapping[str, str]] = (),
) -> Pipeline:
    """Load the coder that ships with the package; see ``peristiwa.pipeline.load``.

    ``gazetteer`` and ``actors`` give it a table of actors or actors of your own.

    The heavy imports wait for this call, so that ``import peristiwa`` costs nothing.
    """
    from peristiwa import pipeline

    return pipeline.load(gazetteer=gazetteer, actors=actors)
