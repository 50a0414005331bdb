"""Makes one occurrence of its mentions: what most sources say, and what they disagree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import TypeVar

from peristiwa.merge.facts import Facts
from peristiwa.records import Claim, Disagreement, Mention, Occurrence, Participant

__all__ = ["occurrence_of", "order"]

_T = TypeVar("_T")
_DIGEST = 8


def order(facts: Facts) -> tuple[str, str]:
    """Sort mentions by the day of their report, those without a day last, then by id."""
    return (str(facts.mention.published or "9999"), facts.mention.id)


def occurrence_of(facts: Sequence[Facts]) -> Occurrence:
    """Give the occurrence that ``facts`` tell of.

    It is called after the mention that was published first. Each field has the value of most
    independent sources; of values told as often, that of the earliest mention. Where and when come
    from those who say it most precisely. Where people have reviewed mentions, these alone count.
    """
    facts = sorted(facts, key=order)
    mentions = [one.mention for one in facts]
    voices = [m for m in mentions if m.reviewed] or mentions
    type_ = _most(voices, lambda m: m.event.type)
    alike = [m for m in voices if m.event.type == type_]
    lead = alike[0].event
    days = [m.published for m in mentions if m.published]
    return Occurrence(
        id=blake2b(mentions[0].id.encode(), digest_size=_DIGEST).hexdigest(),
        type=type_,
        mode=_most(alike, lambda m: m.event.mode),
        cameo=_most(alike, lambda m: m.event.cameo),
        quad=lead.quad,
        goldstein=_most(alike, lambda m: m.event.goldstein),
        actors=_participants(alike, lambda m: m.event.actors),
        recipients=_participants(alike, lambda m: m.event.recipients),
        place=_known(
            voices, lambda m: m.event.place, lambda p: (p.lat is not None, bool(p.country))
        ),
        date=_known(voices, lambda m: m.event.date, lambda d: (len(d.value or ""),)),
        status=_most(voices, lambda m: m.event.status),
        historical=all(m.event.historical for m in voices),
        mentions=[m.id for m in mentions],
        sources=len({m.origin for m in mentions}),
        first=min(days, default=None),
        last=max(days, default=None),
        disagreements=list(_disagreements(facts)),
    )


def _most(mentions: Sequence[Mention], value: Callable[[Mention], _T]) -> _T:
    """The value that most sources tell, the earliest of those that tie; null counts for nothing."""
    told = [(value(m), m.origin) for m in mentions]
    told = [pair for pair in told if pair[0] is not None] or told
    counted = Counter(value_ for value_, _ in dict.fromkeys(told))
    return counted.most_common(1)[0][0]


def _known(
    mentions: Sequence[Mention],
    value: Callable[[Mention], _T | None],
    rank: Callable[[_T], tuple[int, ...]],
) -> _T | None:
    """The most precise value, that of most sources among equally precise ones."""
    told = [(found, m.origin) for m in mentions if (found := value(m)) is not None]
    if not told:
        return None
    best = max(rank(found) for found, _ in told)
    precise = [found for found, _ in told if rank(found) == best]
    counted = Counter(map(_label, precise))
    return max(precise, key=lambda found: counted[_label(found)])


def _label(value: object) -> str:
    return str(
        getattr(value, "id", None) or getattr(value, "value", None) or getattr(value, "name", "")
    )


def _participants(
    mentions: Sequence[Mention], role: Callable[[Mention], Sequence[Participant]]
) -> list[Participant]:
    """Those whom most sources name in a role, each as the best identified mention has it."""
    told: dict[str, list[tuple[Participant, str]]] = {}
    for mention in mentions:
        for participant in role(mention):
            told.setdefault(_key(participant), []).append((participant, mention.origin))
    most = max((len({o for _, o in some}) for some in told.values()), default=0)
    kept = [some for some in told.values() if 2 * len({o for _, o in some}) >= most]
    named = [some for some in kept if some[0][0].id] or kept
    return [
        max((p for p, _ in some), key=lambda p: (bool(p.id), bool(p.country))) for some in named
    ]


def _key(participant: Participant) -> str:
    return participant.id or (participant.name or participant.text or "").lower()


def _disagreements(facts: Sequence[Facts]) -> Iterable[Disagreement]:
    fields: dict[str, Callable[[Facts], str | None]] = {
        "type": lambda f: f.mention.event.type,
        "mode": lambda f: f.mention.event.mode,
        "status": lambda f: f.mention.event.status,
        "date": lambda f: f.day.isoformat() if f.day else None,
        "place": lambda f: f.mention.event.place.name if f.mention.event.place else None,
        "actors": lambda f: _names(f.mention.event.actors),
        "recipients": lambda f: _names(f.mention.event.recipients),
    }
    kinds = sorted({kind for one in facts for kind in one.numbers})
    fields.update({kind: _number(kind) for kind in kinds})
    for field, value in fields.items():
        claims = _claims(facts, value)
        if len(claims) > 1:
            yield Disagreement(field=field, claims=claims)


def _number(kind: str) -> Callable[[Facts], str | None]:
    return lambda facts: str(facts.numbers[kind]) if kind in facts.numbers else None


def _names(participants: Sequence[Participant]) -> str | None:
    """The names of those who are named; who is known by country alone contradicts nobody."""
    return ", ".join(sorted(filter(None, (p.name or p.text for p in participants)))) or None


def _claims(facts: Sequence[Facts], value: Callable[[Facts], str | None]) -> list[Claim]:
    """What each source says, those of most sources first; those who say nothing are left out."""
    said: dict[str, list[Mention]] = {}
    for one in facts:
        told = value(one)
        if told is not None:
            said.setdefault(told, []).append(one.mention)
    claims = [
        Claim(value=told, mentions=[m.id for m in some], sources=len({m.origin for m in some}))
        for told, some in said.items()
    ]
    return sorted(claims, key=lambda claim: -claim.sources)
