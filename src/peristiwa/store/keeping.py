"""Keeps the ids of acts that people have spoken of when an article is coded anew.

A coder numbers the acts of a report, so another version may number them otherwise. Where a person
has reviewed an act, or judged that it is the same as another, it keeps its id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count

from msgspec import structs

from peristiwa.records import CodedArticle
from peristiwa.store.view import View

__all__ = ["kept_ids", "with_kept_ids"]

Place = tuple[int, int]
"""The characters of the raw text that name an act."""

_ANYBODY_SPOKE = """
    (SELECT mention FROM judgements WHERE pinned LIMIT 1)
    UNION ALL (SELECT mention FROM reviewed LIMIT 1)"""
_SPOKEN_OF = """
    SELECT m.article, m.id, m.trigger_start, m.trigger_end FROM mentions m
    WHERE m.article IN (FROM ids) AND m.id IN (
        SELECT mention FROM judgements WHERE pinned UNION SELECT other FROM judgements WHERE pinned
    )
    UNION
    SELECT r.article, r.mention, v.trigger_start, v.trigger_end
    FROM reviewed r JOIN reviews v ON v.id = r.review WHERE r.article IN (FROM ids)"""


def kept_ids(view: View, articles: Sequence[str]) -> Mapping[str, Mapping[Place, str]]:
    """Give the ids of events that are to be kept, by article and by the words that name the act."""
    if not view.rows(_ANYBODY_SPOKE):
        return {}
    kept: defaultdict[str, dict[Place, str]] = defaultdict(dict)
    for row in view.rows(_SPOKEN_OF, lists={"ids": list(articles)}):
        id_ = row["id"].removeprefix(f"{row['article']}#")
        kept[row["article"]][row["trigger_start"], row["trigger_end"]] = id_
    return kept


def with_kept_ids(coded: CodedArticle, kept: Mapping[Place, str]) -> CodedArticle:
    """Give a coding in which the acts at the places of ``kept`` have the ids that it names."""
    if not kept:
        return coded
    taken = set(kept.values())
    fresh = (id_ for n in count(len(coded.events) + 1) if (id_ := f"{coded.id}:{n}") not in taken)
    left = dict(kept)
    events = []
    for event in coded.events:
        own = left.pop((event.trigger.start, event.trigger.end), None)
        id_ = own or (next(fresh) if event.id in taken else event.id)
        events.append(structs.replace(event, id=id_))
    return structs.replace(coded, events=events)
