"""Checking one coded article against a list of facts that a careful reader takes from it.

A facts file is one JSON object with a list ``facts``; in its texts "A|B" means that either is
right. Names of facts are English, so the caller passes mappings from them to country codes and
to the words of the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from peristiwa.errors import InputError
from peristiwa.evaluation.agreement import is_coarser_date, is_date, names_match
from peristiwa.evaluation.lines import as_record, read_bytes
from peristiwa.evaluation.matching import overlap
from peristiwa.evaluation.predictions import Prediction, coded_article
from peristiwa.records import Event, Participant

__all__ = [
    "EventSummary",
    "Fact",
    "FactResult",
    "FactsFile",
    "FactsReport",
    "match_facts",
    "read_facts",
]

Words = Annotated[str, Meta(min_length=1)]


class Fact(Struct, frozen=True, kw_only=True):
    """One act that has to be found; fields that are None or empty ask for nothing."""

    id: Words
    type: Words
    status: Words
    evidence: Words
    mode: Words | None = None
    actors: tuple[Words, ...] = ()
    recipients: tuple[Words, ...] = ()
    place: Words | None = None
    date: Words | None = None
    source: Words | None = None
    historical: bool | None = None


class FactsFile(Struct, frozen=True, kw_only=True):
    """The facts of one report; ``report`` names its text file, ``published`` its date."""

    facts: tuple[Fact, ...]
    report: str | None = None
    published: date | None = None


class FactResult(Struct, frozen=True, kw_only=True):
    """Whether a fact is met: by which events, or else what fails in the nearest one."""

    fact: str
    met: bool
    events: tuple[str, ...] = ()
    nearest: str | None = None
    failing: tuple[str, ...] = ()


class EventSummary(Struct, frozen=True, kw_only=True):
    """An event that meets no fact; ``repeats`` is the found fact that it tells again."""

    id: str
    type: str
    mode: str | None
    status: str
    trigger: str
    start: int
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    repeats: str | None = None


class FactsReport(Struct, frozen=True, kw_only=True):
    """One result for each fact, and the events that meet none, repeats listed apart."""

    results: tuple[FactResult, ...]
    others: tuple[EventSummary, ...]
    repeats: tuple[EventSummary, ...]

    @property
    def found(self) -> int:
        """How many facts are met."""
        return sum(result.met for result in self.results)


@dataclass(frozen=True)
class _Words:
    """What the facts' English names stand for, and where their evidence is in the raw text."""

    countries: Mapping[str, str]
    translations: Mapping[str, str]
    evidence: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)


_Check = Callable[[Fact, Event, _Words], bool]


def read_facts(path: Path) -> FactsFile:
    """Return the facts of a JSON file; raises InputError where it breaks the form above."""
    try:
        record = msgspec.json.decode(read_bytes(path))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not JSON ({error}); write one object with 'facts'") from error
    facts = as_record(record, FactsFile, str(path))
    ids = [fact.id for fact in facts.facts]
    for name in ids:
        if ids.count(name) > 1:
            raise InputError(f"{path}: two facts have the id {name}; give each its own")
    return facts


def match_facts(
    facts: Sequence[Fact],
    coded: Prediction,
    raw_text: str,
    *,
    countries: Mapping[str, str] | None = None,
    translations: Mapping[str, str] | None = None,
) -> FactsReport:
    """Tell which facts the events of one coded article meet, and which events meet none.

    ``countries`` maps names in the facts, of states and of places, to ISO 3166 alpha-3 codes;
    a participant or place of that country meets the name, and a participant of another country
    does not, even if it is called alike. ``translations`` maps names of sources to their words
    in the report ("A|B" for either). Raises InputError where a fact's evidence is not in
    ``raw_text`` or ``coded`` breaks the contract of ``records.CodedArticle``.
    """
    events = coded_article(coded, "the coded article").events
    words = _Words(
        countries or {},
        translations or {},
        {fact.id: _places_of(fact, raw_text) for fact in facts},
    )
    results = tuple(_result(fact, events, words) for fact in facts)
    used = {name for result in results for name in result.events}
    found = [
        (fact, [event for event in events if event.id in result.events])
        for fact, result in zip(facts, results, strict=True)
        if result.met
    ]
    summaries = [
        _summary(event, _repeated(event, found, words)) for event in events if event.id not in used
    ]
    return FactsReport(
        results=results,
        others=tuple(one for one in summaries if one.repeats is None),
        repeats=tuple(one for one in summaries if one.repeats is not None),
    )


def _places_of(fact: Fact, raw_text: str) -> list[tuple[int, int]]:
    places = [
        (found.start(), found.end()) for found in re.finditer(re.escape(fact.evidence), raw_text)
    ]
    if not places:
        raise InputError(
            f"fact {fact.id}: its evidence {fact.evidence!r} is not in the report;"
            " copy it exactly from the raw text"
        )
    return places


def _result(fact: Fact, events: Sequence[Event], words: _Words) -> FactResult:
    failing = [(event.id, _failing(fact, event, words)) for event in events]
    met = tuple(name for name, fields in failing if not fields)
    if met or not failing:
        return FactResult(fact=fact.id, met=bool(met), events=met)
    nearest, fields = min(failing, key=lambda item: _distance(item[1]))
    return FactResult(fact=fact.id, met=False, nearest=nearest, failing=fields)


def _distance(failing: tuple[str, ...]) -> tuple[int, bool, bool]:
    return len(failing), "evidence" in failing, "type" in failing


def _failing(fact: Fact, event: Event, words: _Words) -> tuple[str, ...]:
    return tuple(name for name, check in _CHECKS if not check(fact, event, words))


def _alternatives(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")]


def _all_met(wanted: Sequence[str], parties: Sequence[Participant], words: _Words) -> bool:
    return all(
        any(_is_meant(name, party, words) for name in _alternatives(names) for party in parties)
        for names in wanted
    )


def _is_meant(name: str, party: Participant, words: _Words) -> bool:
    country = words.countries.get(name)
    if country is not None and party.country is not None:
        return country == party.country
    return names_match([name], (party.name, party.text))


def _place_met(fact: Fact, event: Event, words: _Words) -> bool:
    if fact.place is None:
        return True
    place = event.place
    return place is not None and any(
        names_match([name], (place.name, place.text))
        or (place.country is not None and words.countries.get(name) == place.country)
        for name in _alternatives(fact.place)
    )


def _date_met(fact: Fact, event: Event) -> bool:
    if fact.date is None:
        return True
    value = event.date.value if event.date else None
    return any(
        not is_date(wanted)
        or (value is not None and (is_coarser_date(value, wanted) or _lies_in(value, wanted)))
        for wanted in _alternatives(fact.date)
    )


def _lies_in(value: str, wanted: str) -> bool:
    return is_date(value.partition("T")[0]) and value.startswith(wanted)


def _source_met(fact: Fact, event: Event, words: _Words) -> bool:
    if fact.source is None:
        return True
    source = event.source
    if source is None:
        return False
    names = _alternatives(fact.source)
    in_report = [form for name in names for form in _alternatives(words.translations.get(name, ""))]
    return names_match([*names, *in_report], (source.name, source.text))


def _evidence_met(fact: Fact, event: Event, words: _Words) -> bool:
    spans = (
        (event.trigger.start, event.trigger.end),
        (event.evidence.start, event.evidence.end),
    )
    return any(overlap(span, place) for span in spans for place in words.evidence[fact.id])


_CHECKS: tuple[tuple[str, _Check], ...] = (
    ("type", lambda fact, event, _: event.type == fact.type),
    ("mode", lambda fact, event, _: fact.mode in (None, event.mode)),
    ("actors", lambda fact, event, words: _all_met(fact.actors, event.actors, words)),
    ("recipients", lambda fact, event, words: _all_met(fact.recipients, event.recipients, words)),
    ("place", _place_met),
    ("date", lambda fact, event, _: _date_met(fact, event)),
    ("source", _source_met),
    ("status", lambda fact, event, _: event.status in _alternatives(fact.status)),
    ("historical", lambda fact, event, _: fact.historical in (None, event.historical)),
    ("evidence", _evidence_met),
)


def _repeated(
    event: Event, found: Sequence[tuple[Fact, Sequence[Event]]], words: _Words
) -> str | None:
    """Return the found fact that ``event`` tells again, the one it fails in fewest fields."""
    told = [fact for fact, meeting in found if _tells_again(event, fact, meeting, words)]
    if not told:
        return None
    return min(told, key=lambda fact: _distance(_failing(fact, event, words))).id


def _tells_again(event: Event, fact: Fact, meeting: Sequence[Event], words: _Words) -> bool:
    if event.type != fact.type:
        return False
    trigger = (event.trigger.start, event.trigger.end)
    if any(overlap(trigger, (one.trigger.start, one.trigger.end)) for one in meeting):
        return True
    return _any_met(fact.actors, event.actors, words) and (
        not fact.recipients
        or not event.recipients
        or _any_met(fact.recipients, event.recipients, words)
    )


def _any_met(wanted: Sequence[str], parties: Sequence[Participant], words: _Words) -> bool:
    return any(_all_met([names], parties, words) for names in wanted)


def _summary(event: Event, repeats: str | None) -> EventSummary:
    return EventSummary(
        id=event.id,
        type=event.type,
        mode=event.mode,
        status=event.status,
        trigger=event.trigger.text,
        start=event.trigger.start,
        actors=tuple(_label(party) for party in event.actors),
        recipients=tuple(_label(party) for party in event.recipients),
        repeats=repeats,
    )


def _label(party: Participant) -> str:
    return party.name or party.text or "?"
