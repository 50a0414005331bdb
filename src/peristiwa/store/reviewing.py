"""What a person's review of a coding changes in a store."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import UNSET, Struct, structs

from peristiwa.errors import StoreError
from peristiwa.merge import Merger
from peristiwa.records import (
    Article,
    Changes,
    Event,
    Mention,
    Review,
    Verdict,
)
from peristiwa.store.change import Change
from peristiwa.store.merging import merge_change
from peristiwa.store.reviews import (
    Standing,
    review_of,
    review_row,
    reviewed_row,
    standings,
)
from peristiwa.store.rows import Row
from peristiwa.store.stretches import stretch_around
from peristiwa.store.told import Told, told_by_ids, told_in, told_row
from peristiwa.store.view import View

__all__ = ["Opinion", "find_reviews", "reviewing"]

_event_of = msgspec.json.Decoder(Event).decode
_SPANS = ("trigger", "actors", "recipients", "place", "date", "source")
_NEEDED = ("type", "trigger")


class Opinion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody says of one mention; of an event that was missed (``add``), the article's id.

    ``changes`` are needed to ``correct`` and to ``add``; the latter needs at least ``type`` and
    ``trigger``.
    """

    verdict: Verdict
    mention: str | None = None
    article: str | None = None
    changes: Changes = Changes()
    note: str | None = None


class _Target(Struct, frozen=True, kw_only=True):
    """What a review is about; ``row`` is the mention's, None where none counts at present."""

    article: Row
    mention: str
    coded: Event
    was_coded: bool
    row: Row | None
    standing: Row | None


def reviewing(view: View, merger: Merger, *, opinion: Opinion, by: str) -> tuple[Change, Review]:
    """Prepare a review, and what it makes of the mention and of the event that it belongs to.

    Raises:
        StoreError: when there is no such mention or article, what is to be corrected is missing,
            or a correction names words that don't stand at their offsets, or no PLOVER type.
    """
    target = _added(view, opinion) if opinion.verdict == "add" else _target(view, opinion)
    text = target.article["text"]
    _check(opinion, text)
    trigger, evidence = target.coded.trigger, target.coded.evidence
    review = Review(
        id=secrets.token_hex(8),
        mention=target.mention,
        article=target.article["id"],
        start=trigger.start,
        end=trigger.end,
        trigger=trigger.text,
        type=target.coded.type,
        verdict=opinion.verdict,
        changes=opinion.changes,
        by=by,
        at=datetime.now(UTC),
        note=opinion.note,
    )
    change = Change()
    row = review_row(review, target.coded, text[evidence.start : evidence.end])
    change.add("reviews", [row])
    stands = [one for one in standings(view, [review.article], [row]) if one.review == review.id]
    _apply(view, change, merger, target, stands[0] if stands else None)
    return change, review


def find_reviews(
    view: View, article: str | None = None, limit: int | None = None, skip: int = 0
) -> list[Review]:
    """Give reviews, the latest first: of one article, or of all of them.

    Args:
        view: the version to look in.
        article: the article's id, None for any.
        limit: how many at most; None for all.
        skip: how many of the latest to leave out.
    """
    end = f"OFFSET {skip}" if limit is None else f"LIMIT {limit} OFFSET {skip}"
    where = "" if article is None else "WHERE r.article = $article"
    values = {} if article is None else {"article": article}
    query = (
        f"SELECT r.* FROM reviews r JOIN commits c ON c.id = r.commit {where}"
        f" ORDER BY c.number DESC, r.n DESC {end}"
    )
    return [review_of(row) for row in view.rows(query, values)]


def _target(view: View, opinion: Opinion) -> _Target:
    if opinion.mention is None or opinion.article is not None:
        raise StoreError(f"to {opinion.verdict} give the id of a mention, and no article")
    values = {"id": opinion.mention}
    found = view.rows("SELECT * FROM mentions WHERE id = $id", values)
    stood = view.rows("SELECT * FROM reviewed WHERE mention = $id", values)
    if not found and not stood:
        raise StoreError(f"there is no mention {opinion.mention!r}")
    standing = stood[0] if stood else None
    article = _article(view, (found or stood)[0]["article"])
    return _Target(
        article=article,
        mention=opinion.mention,
        coded=_as_coded(view, found[0] if found else None, standing),
        was_coded=standing is None or standing["record"] is not None,
        row=found[0] if found else None,
        standing=standing,
    )


def _as_coded(view: View, mention: Row | None, standing: Row | None) -> Event:
    """Give the event as the coder, or whoever added it, had it."""
    if standing is None:
        assert mention is not None
        return _event_of(mention["record"])
    if standing["record"] is not None:
        return _event_of(standing["record"])
    rows = view.rows("SELECT record FROM reviews WHERE id = $id", {"id": standing["review"]})
    return _event_of(rows[0]["record"])


def _added(view: View, opinion: Opinion) -> _Target:
    changes = opinion.changes
    if opinion.article is None or opinion.mention is not None:
        raise StoreError("to add an event give the id of its article, and no mention")
    if changes.type is UNSET or changes.trigger is UNSET:
        raise StoreError(f"to add an event give its {' and its '.join(_NEEDED)} in `changes`")
    article = _article(view, opinion.article)
    id_ = f"{opinion.article}:{secrets.token_hex(4)}"
    trigger = changes.trigger
    plain = Event(
        id=id_,
        type=changes.type,
        mode=None,
        cameo="",
        quad=0,
        goldstein=0.0,
        trigger=trigger,
        actors=[],
        recipients=[],
        place=None,
        date=None,
        status="actual",
        historical=False,
        source=None,
        confidence=1.0,
        evidence=stretch_around(article["text"], trigger.start, trigger.end),
    )
    return _Target(
        article=article,
        mention=f"{opinion.article}#{id_}",
        coded=plain,
        was_coded=False,
        row=None,
        standing=None,
    )


def _article(view: View, article: str) -> Row:
    found = view.rows("SELECT * EXCLUDE (bands) FROM articles WHERE id = $id", {"id": article})
    if not found:
        raise StoreError(f"there is no article {article!r}")
    return found[0]


def _check(opinion: Opinion, text: str) -> None:
    given = {
        name: value for name, value in structs.asdict(opinion.changes).items() if value is not UNSET
    }
    if opinion.verdict == "correct" and not given:
        raise StoreError("to correct an event say what is to be changed, in `changes`")
    if given and opinion.verdict not in {"correct", "add"}:
        raise StoreError(f"to {opinion.verdict} an event give no `changes`")
    for name in _SPANS:
        value = given.get(name)
        for part in value if isinstance(value, list) else [value]:
            _check_span(name, part, text)
    evidence = opinion.changes.evidence
    if evidence is not UNSET and not 0 <= evidence.start < evidence.end <= len(text):
        raise StoreError(f"evidence: the text has {len(text)} characters")


def _check_span(name: str, part: Any, text: str) -> None:
    if part is None or (part.start, part.end, part.text) == (None, None, None):
        return
    if None in (part.start, part.end, part.text):
        raise StoreError(f"{name}: give all of start, end and text, or none of them")
    stands = 0 <= part.start < part.end <= len(text) and text[part.start : part.end] == part.text
    if not stands:
        raise StoreError(
            f"{name}: the article doesn't have {part.text!r} at {part.start} to {part.end};"
            " offsets count its characters from 0"
        )


def _apply(
    view: View, change: Change, merger: Merger, target: _Target, stands: Standing | None
) -> None:
    """Let the mention be what the standing says; without one, what the coder found."""
    if target.standing is not None:
        change.retire("reviewed", target.standing)
    if stands is not None:
        coded = target.coded if target.was_coded else None
        change.add("reviewed", [reviewed_row(stands, target.mention, coded)])
    gone = told_by_ids(view, merger, [target.mention]) if target.row else []
    new = _told(view, merger, target, stands)
    if _says_the_same(view, gone, new):
        return
    if target.row is not None:
        change.retire("mentions", target.row)
    change.add("mentions", map(told_row, new))
    if len(new) != len(gone):
        _recount(view, change, target.article["id"], len(new) - len(gone))
    merge_change(view, change, merger, new, gone)


def _says_the_same(view: View, gone: Sequence[Told], new: Sequence[Told]) -> bool:
    """Whether an event stays as it is: the mention does, and no other has a say in it."""
    if not gone or not new or gone[0].mention.event != new[0].mention.event:
        return False
    query = (
        "SELECT count(*) AS n FROM links"
        " WHERE event IN (SELECT event FROM links WHERE mention = $id)"
    )
    return bool(view.rows(query, {"id": gone[0].mention.id})[0]["n"] == 1)


def _told(view: View, merger: Merger, target: _Target, stands: Standing | None) -> Sequence[Told]:
    if stands.rejected if stands else not target.was_coded:
        return []
    event = stands.event if stands else target.coded
    id_ = target.mention.removeprefix(f"{target.article['id']}#")
    article = msgspec.convert(
        {name: target.article[name] for name in ("id", "text", "published", "title", "outlet")},
        Article,
    )
    coding = _coding(view, article.id)
    mention = Mention(
        id=target.mention,
        article=article.id,
        outlet=article.outlet,
        origin=target.row["origin"] if target.row else _origin(view, article.id),
        published=article.published,
        event=structs.replace(event, id=id_),
        reviewed=stands is not None,
    )
    return [told_in(merger, article, mention, coding["hash"], coding["version"])]


def _origin(view: View, article: str) -> str:
    query = "SELECT origin FROM mentions WHERE article = $id LIMIT 1"
    return next((row["origin"] for row in view.rows(query, {"id": article})), article)


def _coding(view: View, article: str) -> Row:
    return view.rows("SELECT * FROM codings WHERE article = $id", {"id": article})[0]


def _recount(view: View, change: Change, article: str, more: int) -> None:
    row = _coding(view, article)
    change.retire("codings", row)
    fields = {name: value for name, value in row.items() if name not in {"commit", "n"}}
    change.add("codings", [{**fields, "mentions": row["mentions"] + more}])
