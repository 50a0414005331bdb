"""What another version of the coder makes of invented reports."""

from __future__ import annotations

from msgspec.structs import replace

from peristiwa.records import CodedArticle
from peristiwa.store.adding import Pair

__all__ = ["as_another_coder"]


def as_another_coder(pair: Pair) -> Pair:
    """The coding of a version that finds one act more, so that it numbers all others otherwise."""
    article, coded = pair
    first = coded.events[0]
    start = article.text.index("kepada")
    more = replace(first, trigger=replace(first.trigger, start=start, end=start + 6, text="kepada"))
    events = [
        replace(event, id=f"{coded.id}:{n}", confidence=0.5)
        for n, event in enumerate([more, *coded.events], start=1)
    ]
    return article, CodedArticle(id=coded.id, published=coded.published, events=events)
