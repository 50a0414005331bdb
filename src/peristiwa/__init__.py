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
    from peristiwa.pipeline import Pipeline

__all__ = ["Article", "CodedArticle", "Event", "__version__", "load"]

__version__ = "0.1.0"


def load() -> Pipeline:
    """Load the coder that ships with the package; see ``peristiwa.pipeline.load``.

    The heavy imports wait for this call, so that ``import peristiwa`` costs nothing.
    """
    from peristiwa import pipeline

    return pipeline.load()
