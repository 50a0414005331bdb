"""What people say of codings, and what follows from it for the events that were coded.

A review is about the characters of an article that name the act, told as a type, not about an id
of one coding: so it holds for what another version of the coder finds there. All reviews are kept;
together, the earlier first, they are the standing of an act.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import UNSET, Struct, structs

from peristiwa.records import (
    Changes,
    CodedArticle,
    Event,
    Review,
)
from peristiwa.store.rows import Row
from peristiwa.store.scores import scores_of
from peristiwa.store.view import View

__all__ = [
    "Reviewed",
    "Standing",
    "changed",
    "review_of",
    "review_row",
    "standings",
    "under_review",
]

_encode = msgspec.json.Encoder(order="deterministic").encode
_event_of = msgspec.json.Decoder(Event).decode
_changes_of = msgspec.json.Decoder(Changes).decode


class Standing(Struct, frozen=True, kw_only=True):
    """What all reviews of one act together say.

    ``coded`` is the event as it was coded (or added), ``words`` those of its evidence: where the
    article no longer has them at its place, the reviews hold for another text.
    """

    review: str
    mention: str
    article: str
    coded: Event
    words: str
    rejected: bool
    changes: Changes
    types: frozenset[str]

    @property
    def event(self) -> Event:
        """The event as people see it."""
        return changed(self.coded, self.changes)

    def about(self, event: Event) -> bool:
        """Whether an event that a coder found is this act: the same words, told as its type."""
        place = (self.coded.trigger.start, self.coded.trigger.end)
        return (event.trigger.start, event.trigger.end) == place and event.type in self.types


class Reviewed(Struct, frozen=True, kw_only=True):
    """An article's events after review: ``coded`` as it counts, and a row for each standing."""

    coded: CodedArticle
    rows: list[Row]


def changed(event: Event, changes: Changes) -> Event:
    """Give an event with a person's corrections; its scores follow from type, mode and code.

    Raises:
        StoreError: when there is no such type, mode or code.
    """
    given = {name: value for name, value in structs.asdict(changes).items() if value is not UNSET}
    if {"type", "mode", "cameo"} & given.keys():
        type_ = given.get("type", event.type)
        kept = event.mode if type_ == event.type else None
        given["mode"] = given.get("mode", kept)
        scores = scores_of(type_, given["mode"], given.get("cameo"))
        given |= structs.asdict(scores)
    return structs.replace(event, **given)


def review_row(review: Review, coded: Event, words: str) -> Row:
    """Give the row of ``reviews``; ``coded`` is the event as coded, ``words`` its evidence."""
    row = structs.asdict(review)
    return {
        **row,
        "trigger_start": row.pop("start"),
        "trigger_end": row.pop("end"),
        "judge": row.pop("by"),
        "moment": row.pop("at"),
        "changes": _encode(review.changes).decode(),
        "record": _encode(coded).decode(),
        "words": words,
    }


def review_of(row: Mapping[str, Any]) -> Review:
    """Give the review that a row of ``reviews`` holds."""
    return Review(
        id=row["id"],
        mention=row["mention"],
        article=row["article"],
        start=row["trigger_start"],
        end=row["trigger_end"],
        trigger=row["trigger"],
        type=row["type"],
        verdict=row["verdict"],
        changes=_changes_of(row["changes"]),
        by=row["judge"],
        at=row["moment"],
        note=row["note"],
    )


def standings(view: View, articles: Sequence[str], new: Iterable[Row] = ()) -> list[Standing]:
    """Give what the reviews of some articles say of each act, ``new`` ones being the latest.

    Args:
        view: the version whose reviews count.
        articles: the ids of the articles.
        new: rows of ``reviews`` that are about to be committed.
    """
    query = (
        "SELECT r.* FROM reviews r JOIN commits c ON c.id = r.commit WHERE r.article IN (FROM ids)"
        " ORDER BY c.number, r.n"
    )
    rows = [*view.rows(query, lists={"ids": list(articles)}), *new]
    found: list[Standing] = []
    for row in rows:
        before = next((one for one in found if _is_of(row, one)), None)
        if before is not None:
            found.remove(before)
        after = _after(before, row)
        found += [after] if after is not None else []
    return found


def _is_of(row: Mapping[str, Any], standing: Standing) -> bool:
    trigger = standing.coded.trigger
    place = (standing.article, trigger.start, trigger.end)
    own = (row["article"], row["trigger_start"], row["trigger_end"])
    return own == place and row["type"] in standing.types


def _after(before: Standing | None, row: Mapping[str, Any]) -> Standing | None:
    """Give the standing of an act after one more review, None where it is withdrawn."""
    verdict = row["verdict"]
    if verdict == "withdraw":
        return None
    changes = _changes_of(row["changes"])
    if before is not None and verdict != "add":
        changes = structs.replace(before.changes, **_given(changes))
    types = {row["type"]} | (before.types if before else set())
    types |= set() if changes.type is UNSET else {changes.type}
    return Standing(
        review=row["id"],
        mention=row["mention"],
        article=row["article"],
        coded=_event_of(row["record"]),
        words=row["words"],
        rejected=verdict == "reject",
        changes=changes,
        types=frozenset(types),
    )


def _given(changes: Changes) -> dict[str, Any]:
    """Give the corrections by field; a type that is corrected anew takes mode and code along."""
    given = {name: value for name, value in structs.asdict(changes).items() if value is not UNSET}
    if "type" in given or "mode" in given:
        given.setdefault("cameo", UNSET)
    if "type" in given:
        given.setdefault("mode", UNSET)
    return given


def under_review(coded: CodedArticle, text: str, standing: Sequence[Standing]) -> Reviewed:
    """Give what counts of a coded article once people's word is applied to it.

    Events that they rejected are left out; those that they stand behind and that this coding
    lacks are put in, where the text still has their words.

    Args:
        coded: what a coder found in the article.
        text: the article's raw text.
        standing: what the reviews of this article say.
    """
    valid = [one for one in standing if _still_there(one, text)]
    events: list[Event] = []
    rows: list[Row] = []
    missing = list(valid)
    for event in coded.events:
        one = next((one for one in missing if one.about(event)), None)
        if one is None:
            events.append(event)
            continue
        missing.remove(one)
        if not one.rejected:
            events.append(changed(event, one.changes))
        rows.append(reviewed_row(one, f"{coded.id}#{event.id}", event))
    for one in missing:
        id_ = one.mention.removeprefix(f"{coded.id}#")
        if any(event.id == id_ for event in coded.events):
            id_ = f"{coded.id}:{one.review}"
        if not one.rejected:
            events.append(structs.replace(one.event, id=id_))
        rows.append(reviewed_row(one, f"{coded.id}#{id_}", None))
    ordered = sorted(events, key=lambda event: event.trigger.start) if rows else events
    return Reviewed(coded=structs.replace(coded, events=ordered), rows=rows)


def reviewed_row(standing: Standing, mention: str, coded: Event | None) -> Row:
    """Give the row of ``reviewed``: what stands by a mention, and how it was coded, if it was."""
    return {
        "mention": mention,
        "article": standing.article,
        "review": standing.review,
        "rejected": standing.rejected,
        "record": _encode(coded).decode() if coded else None,
    }


def _still_there(standing: Standing, text: str) -> bool:
    evidence = standing.coded.evidence
    return text[evidence.start : evidence.end] == standing.words
