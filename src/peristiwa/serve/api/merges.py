"""Merges: what people say of which mentions are one event."""

from __future__ import annotations

from typing import Annotated

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import JSONBody, QueryParameter
from msgspec import Meta, Struct

from peristiwa.errors import StoreError
from peristiwa.serve.api.paging import PAGED, Cursor, Limit, skipped
from peristiwa.serve.problems import problems
from peristiwa.serve.reading.events import event_detail
from peristiwa.serve.reading.merges import LikeEvent, like_events
from peristiwa.serve.reviewers import judging
from peristiwa.store import Store, View
from peristiwa.store.judging import MergeReview, Outcome, find_merge_reviews

__all__ = [
    "Apart",
    "Join",
    "LikeEvents",
    "MergeController",
    "MergeReviewPage",
    "Split",
    "Withdrawal",
]

_Id = Annotated[str, Meta(min_length=1, max_length=2000)]
_Ids = Annotated[list[_Id], Meta(max_length=200)]
_Note = Annotated[str, Meta(max_length=2000)] | None


class Split(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Mentions that don't belong to an event."""

    event: str
    mentions: _Ids
    reason: _Note = None


class Join(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Events that are one; of a single one, that its mentions belong together."""

    events: _Ids
    reason: _Note = None


class Apart(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two events that are not one."""

    event: _Id
    other: _Id
    reason: _Note = None


class Withdrawal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A judgement to be taken back, by its ``number`` in the list of them."""

    number: Annotated[int, Meta(ge=1, lt=2**53)]


class MergeReviewPage(Struct, frozen=True, kw_only=True):
    """Judgements that stand, the latest first; ``next`` is a cursor."""

    version: int
    items: list[MergeReview]
    next: str | None


class LikeEvents(Struct, frozen=True, kw_only=True):
    """Events that may be one with another, the most likely first."""

    version: int
    items: list[LikeEvent]


class MergeController(Controller):
    """``/api/v1/merges``."""

    path = "/merges"
    tags = ("reviews",)

    @get(dependencies=PAGED, responses=problems(400, 404, 503), sync_to_thread=True)
    def merges(
        self,
        view: NamedDependency[View],
        after: NamedDependency[Cursor | None],
        limit: Limit = 50,
    ) -> MergeReviewPage:
        """List what people have judged about merging, as far as it was not withdrawn."""
        skip = skipped(after)
        found = find_merge_reviews(view, limit + 1, skip)
        more = len(found) > limit
        return MergeReviewPage(
            version=view.number,
            items=found[:limit],
            next=str(Cursor(view.number, None, str(skip + limit))) if more else None,
        )

    @get("/like", responses=problems(400, 404, 503), sync_to_thread=True)
    def like(
        self,
        view: NamedDependency[View],
        store: NamedDependency[Store],
        event: Annotated[str, QueryParameter(max_length=2000, description="Id of the event.")],
    ) -> LikeEvents:
        """Give events that may be one with ``event``, to be joined with it or not."""
        try:
            found = event_detail(view, event)
        except StoreError as error:
            raise NotFoundException(str(error)) from error
        return LikeEvents(version=view.number, items=like_events(view, store.merger, found))

    @judging("/split")
    def split(
        self, data: JSONBody[Split], store: NamedDependency[Store], reviewer: NamedDependency[str]
    ) -> Outcome:
        """Part mentions of an event from its others; later runs keep to it."""
        return store.split(data.event, data.mentions, reviewer, data.reason)

    @judging("/join")
    def join(
        self, data: JSONBody[Join], store: NamedDependency[Store], reviewer: NamedDependency[str]
    ) -> Outcome:
        """Make one event of several; later runs keep to it."""
        return store.join(data.events, reviewer, data.reason)

    @judging("/apart")
    def apart(
        self, data: JSONBody[Apart], store: NamedDependency[Store], reviewer: NamedDependency[str]
    ) -> Outcome:
        """Keep two events from being merged; later runs keep to it."""
        return store.keep_apart(data.event, data.other, reviewer, data.reason)

    @judging("/withdraw")
    def withdraw(
        self,
        data: JSONBody[Withdrawal],
        store: NamedDependency[Store],
        reviewer: NamedDependency[str],  # noqa: ARG002 - only whoever has a token may
    ) -> Outcome:
        """Take a judgement back: rules, and what else was said, decide again."""
        return store.withdraw_judgement(data.number)
