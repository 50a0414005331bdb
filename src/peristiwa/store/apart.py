"""The merger of last resort: every mention is an occurrence of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from peristiwa.records import Judgement, Mention, Occurrence
from peristiwa.store.merging import Merged

__all__ = ["Apart"]


class Apart:
    """Merges nothing."""

    reach: int | None = None

    def __call__(
        self,
        mentions: Sequence[Mention],
        judgements: Sequence[Judgement],
        occurrences: Sequence[Occurrence],
        links: Mapping[str, str],
    ) -> Merged:
        """Give each mention its own occurrence, which has the mention's id."""
        del judgements, occurrences, links
        return Merged(
            occurrences=[_alone(mention) for mention in mentions],
            links={mention.id: mention.id for mention in mentions},
        )


def _alone(mention: Mention) -> Occurrence:
    event = mention.event
    return Occurrence(
        id=mention.id,
        type=event.type,
        mode=event.mode,
        cameo=event.cameo,
        quad=event.quad,
        goldstein=event.goldstein,
        actors=event.actors,
        recipients=event.recipients,
        place=event.place,
        date=event.date,
        status=event.status,
        historical=event.historical,
        mentions=[mention.id],
        sources=1,
        first=mention.published,
        last=mention.published,
    )
