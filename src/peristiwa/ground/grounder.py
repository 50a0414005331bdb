"""Turns event mentions into public events: ids, places, dates, and raw offsets."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from msgspec import structs

from peristiwa.coding import (
    Attribution,
    CodedDoc,
    EventMention,
    LinearModel,
    NameHit,
    Party,
)
from peristiwa.ground.actors import Actor, KnownActors
from peristiwa.ground.dates import DateReader, TimeExpression
from peristiwa.ground.history import historical_acts
from peristiwa.ground.offices import Offices
from peristiwa.ground.places import (
    GroundedPlace,
    PlaceResolver,
    PlaceWords,
    admin_path,
    holders,
    places_by_sentence,
)
from peristiwa.ground.played import as_played
from peristiwa.ground.resolver import ActorResolver
from peristiwa.ground.setting import Countries, setting_of
from peristiwa.ground.sides import NamedCountries, Sides
from peristiwa.ground.standing import Standing, Standings
from peristiwa.ground.story import Story
from peristiwa.ground.understood import Role, Understood
from peristiwa.ground.when import EventTimes, Times
from peristiwa.ground.whereabouts import Whereabouts
from peristiwa.lexicon.compiled import Gazetteer, Lexicon, PlaceEntry
from peristiwa.lexicon.schema import State
from peristiwa.parse.tokens import Doc
from peristiwa.records import (
    Article,
    Event,
    EventDate,
    Evidence,
    Participant,
    Place,
    Source,
    Trigger,
)
from peristiwa.repair import RepairedText

__all__ = ["Grounder", "Report"]

_ALONE = frozenset({"COOPERATE", "PROTEST"})
"""Types of acts whose recipients are named or not there."""
_VIOLENCE, _PROMISE = "ASSAULT", "AGREE"
_SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "AGREE", "THREATEN"})
"""Types of acts that are done by saying so."""
_INVESTIGATION = "investigate"
"""The mode of ACCUSE that isn't."""
_COOPERATION = 1
"""The quad class of verbal cooperation."""


@dataclass(frozen=True)
class Report:
    """What is known of a report before its events are written out."""

    article: Article
    repaired: RepairedText
    doc: Doc
    coded: CodedDoc
    actors: Mapping[Party, tuple[Actor, ...]]
    times: Times
    past: Collection[EventMention]
    standings: Mapping[EventMention, Standing]
    setting: str | None
    mentioned: Mapping[str, int]
    places: Mapping[int, Sequence[NameHit]]
    whereabouts: Mapping[EventMention, NameHit]
    story: Story
    countries: NamedCountries
    warnings: Sequence[str]

    def raw(self, start: int, end: int) -> tuple[int, int, str]:
        """Give tokens ``start`` to ``end`` as raw offsets with their raw text."""
        first, last = self.offsets(start, end)
        return first, last, self.article.text[first:last]

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Give tokens ``start`` to ``end`` as raw offsets."""
        last = self.doc[end - 1]
        return self.repaired.to_raw(self.doc[start].idx, last.idx + len(last.text))

    def raw_characters(self, start: int, end: int) -> tuple[int, int, str]:
        """Give a stretch of the repaired text as raw offsets with its raw text."""
        first, last = self.repaired.to_raw(start, end)
        return first, last, self.article.text[first:last]


class _Meant(NamedTuple):
    """What is known of a participant."""

    id: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None

    @classmethod
    def by(cls, who: Actor) -> _Meant:
        """What is known of an actor."""
        return cls(who.id, who.name, who.country, who.sector)


class Grounder:
    """Step 5: resolves who, where and when, and points every span at the raw text."""

    def __init__(
        self,
        lexicon: Lexicon,
        gazetteer: Gazetteer,
        places: Sequence[PlaceEntry],
        dates: DateReader,
        *,
        understood: Understood,
        sides: Sides,
        standings: Standings,
        place: LinearModel,
    ) -> None:
        self.understood = understood
        self.sides = sides
        self.standings = standings
        words = lexicon.constructions
        by_id = {place.id: place for place in places}
        self._case_roles = words.case_roles
        self._countries = Countries(gazetteer, by_id)
        self._places = PlaceResolver(gazetteer, by_id, self._countries, words.streets)
        offices = Offices(gazetteer, words.head_titles)
        self._known = KnownActors(gazetteer, offices, self._countries, words)
        self._actors = ActorResolver(self._known, lexicon.cues.reporting)
        self._place_words = PlaceWords(
            locative=frozenset(words.locative_prepositions),
            directional=frozenset(words.directional_prepositions),
            parts=frozenset(words.parts_of_lands),
            coordinators=frozenset(words.coordinators),
            acts=lexicon.forms,
        )
        self.whereabouts = Whereabouts(place, self._place_words)
        support = [*lexicon.support, *lexicon.receiving]
        self._times = EventTimes(dates, lexicon.cues, support)
        self._cues = lexicon.cues

    def __call__(
        self, article: Article, repaired: RepairedText, doc: Doc, coded: CodedDoc
    ) -> list[Event]:
        """Give the events of ``coded`` as public records, in the order of their triggers."""
        return self.events(self.survey(article, repaired, doc, coded))

    def events(self, report: Report, before: int = 0) -> list[Event]:
        """Write out the events of a report that was surveyed, ``before`` of which are numbered."""
        return [
            self._event(f"{report.article.id}:{number}", report, mention)
            for number, mention in enumerate(report.coded.events, start=before + 1)
        ]

    def survey(self, article: Article, repaired: RepairedText, doc: Doc, coded: CodedDoc) -> Report:
        """Find out who is who in a report, when its acts take place, and what its places are."""
        mentioned = self._countries.mentioned(coded.names)
        setting = setting_of(mentioned)
        parties, on = coded.parties, article.published
        local = self._countries.local(doc, coded.names, self._place_words.locative)
        resolved, warnings = self._actors(
            doc, parties, coded.attributions, on, setting=setting, local=local
        )
        actors = as_played(coded.events, resolved, self._case_roles)
        times = self._times(doc, coded.events, on)
        past = historical_acts(doc, coded.events, times, on, self._cues)
        places = places_by_sentence(doc, coded.names, parties, self._place_words)
        story = Story.of(doc, coded.events, actors, setting)
        return Report(
            article=article,
            repaired=repaired,
            doc=doc,
            coded=coded,
            actors=actors,
            times=times,
            past=past,
            standings=self.standings(doc, coded.events, times, past, on),
            setting=setting,
            mentioned=mentioned,
            places=places,
            whereabouts=self.whereabouts(doc, coded.events, places, parties),
            story=story,
            countries=NamedCountries.of(story, self._places_of(places, story, mentioned)),
            warnings=warnings,
        )

    def _event(self, id_: str, report: Report, mention: EventMention) -> Event:
        frame = mention.frame
        time = report.times.of.get(mention)
        standing = report.standings[mention]
        actors = self._cast("actor", mention, mention.actors, report)
        return Event(
            id=id_,
            type=frame.type,
            mode=frame.mode,
            cameo=frame.cameo,
            quad=frame.quad,
            goldstein=frame.goldstein,
            trigger=Trigger(*report.raw(mention.start, mention.end)),
            actors=actors,
            recipients=self._cast("recipient", mention, mention.recipients, report, actors),
            place=self._place(report, mention),
            date=_date(report, time),
            status=standing.status,
            historical=standing.historical,
            source=_source(report, mention, standing, actors),
            confidence=round(mention.likelihood, 2),
            evidence=_evidence(report, mention),
        )

    def _cast(
        self,
        role: Role,
        mention: EventMention,
        parties: Sequence[Party],
        report: Report,
        others: Sequence[Participant] = (),
    ) -> list[Participant]:
        """The named participants, else whoever is understood, else the country that is.

        None of ``others``, who play another role, is understood.

        What two states agree on is done to nobody else (codebook, rule 3), nor is a protest or what
        is done together to anybody who isn't named.
        """
        if parties:
            return list(self._participants(role, report, mention, parties, _names(others)))
        if role == "recipient" and (mention.frame.type in _ALONE or _is_mutual(mention, report)):
            return []
        meant = self._understood(role, mention, report, _names(others))
        return [Participant(None, None, None, *meant)] if any(meant) else []

    def _understood(
        self,
        role: Role,
        mention: EventMention,
        report: Report,
        taken: frozenset[str | None] = frozenset(),
    ) -> _Meant:
        """Who is understood to play a role, none of the names ``taken``, else the country that is.

        Those of a country who do what some sectors do by office are of the first of these.
        """
        promised = role == "recipient" and mention.frame.type == _PROMISE
        who = _asking(report, mention) if role == "actor" else None
        who = who or (None if promised else self.understood(role, mention, report.story, taken))
        if who is not None:
            return _Meant.by(who)
        where = self.ruled_country(report, mention)
        if role == "recipient" and _is_attacked(where, mention, report):
            return _Meant(country=where)
        country = self.sides(role, mention, report.story, report.countries, where)
        sectors = mention.frame.understood if role == "actor" and country is not None else ()
        return _Meant(country=country, sector=next(iter(sectors), None))

    def _participants(
        self,
        role: Role,
        report: Report,
        mention: EventMention,
        parties: Iterable[Party],
        taken: frozenset[str | None],
    ) -> Iterator[Participant]:
        """The participants that the parties are; a pronoun of nobody is who is understood.

        A pronoun is nobody of the names ``taken``, who play the other role; one that could only
        mean these is nobody else ("ia menyumbangkan lahannya").
        """
        period = _period(report, mention)
        given: set[Actor] = set()
        for party in parties:
            span = report.raw(party.start, party.end)
            actors = report.actors.get(party, ())
            if party.pronoun is not None:
                others = tuple(actor for actor in actors if actor.name not in taken)
                if actors and not others:
                    continue
                actors = others
            for actor in actors:
                if actor not in given:
                    who = self._then(actor, period, span[2])
                    yield Participant(*span, *_Meant.by(who))
            if not actors:
                pronoun = party.pronoun is not None
                meant = self._understood(role, mention, report, taken) if pronoun else _Meant()
                yield Participant(*span, *meant)
            given.update(actors)

    def _then(self, actor: Actor, period: tuple[date, date] | None, text: str) -> Actor:
        """Who held the office when the act took place, where the report names nothing else."""
        if actor.held is None or period is None:
            return actor
        return self._known.at(actor, *period) or structs.replace(actor, id=None, name=text)

    def _places_of(
        self, places: Mapping[int, Sequence[NameHit]], story: Story, mentioned: Mapping[str, int]
    ) -> Iterator[tuple[str, int]]:
        """The country of each place that is named, with the number of the sentence."""
        for start, hits in places.items():
            for hit in hits:
                country = _country(self._places(hit, story.setting, mentioned))
                if country is not None:
                    yield country, story.numbers[start]

    def _place(self, report: Report, mention: EventMention) -> Place | None:
        """Give where an act took place, or None where the report does not tell.

        A name that is in no gazetteer, or may mean several places, lies in the one right behind
        it ("Desa X, Kabupaten Y"). Else the former lies in the country of the other places of its
        sentence, if that is one, else where the report is set; that of the latter is unknown.
        """
        hit = report.whereabouts.get(mention)
        if hit is None:
            return None
        holder = self._holder(report, mention, hit)
        place = self._places(hit, report.setting, report.mentioned, holder)
        if place is None:
            return self._unlisted(report, mention, hit, holder)
        span = report.raw(hit.start, hit.end)
        if isinstance(place, State):
            return Place(*span, id=f"state:{place.id}", name=place.name, country=place.id)
        return Place(
            *span,
            id=place.id,
            name=place.name,
            country=place.country,
            lat=place.lat,
            lon=place.lon,
            admin=admin_path(place),
        )

    def _holder(self, report: Report, mention: EventMention, hit: NameHit) -> GroundedPlace | None:
        """Give the place in which the words right behind a name say that it lies."""
        named = report.places[mention.sentence[0]]
        holder: GroundedPlace | None = None
        for other in reversed([*holders(report.doc, hit, named, self._place_words)]):
            place = self._places(other, report.setting, report.mentioned, holder)
            holder = place or holder
        return holder

    def _unlisted(
        self, report: Report, mention: EventMention, hit: NameHit, holder: GroundedPlace | None
    ) -> Place:
        """Give a place that the gazetteer can't tell, with where the place that holds it lies.

        A body that is known by name is of its own country.
        """
        span = report.raw(hit.start, hit.end)
        text = report.doc.span(hit.start, hit.end).text
        holder = holder or self._places.named_in(text, report.setting, report.mentioned)
        if isinstance(holder, PlaceEntry):
            return Place(
                *span,
                country=holder.country,
                lat=holder.lat,
                lon=holder.lon,
                admin=list(dict.fromkeys([*admin_path(holder), holder.name])),
            )
        body = self._known.named(hit, report.article.published)
        if body is not None and holder is None:
            return Place(*span, country=body.country)
        around = None if any(hit.ids("place")) else self._around(report, mention)
        return Place(*span, country=_country(holder) or around)

    def ruled_country(self, report: Report, mention: EventMention) -> str | None:
        """Give the country to which a preposition ties an act, for the model of sides."""
        hit = self.whereabouts.ruled(report.doc, mention, report.places)
        if hit is None:
            return None
        return _country(self._places(hit, report.setting, report.mentioned))

    def _around(self, report: Report, mention: EventMention) -> str | None:
        hits = report.places.get(mention.sentence[0], ())
        found = {_country(self._places(hit, report.setting, report.mentioned)) for hit in hits}
        countries = found - {None}
        return next(iter(countries)) if len(countries) == 1 else report.setting


def _names(participants: Iterable[Participant]) -> frozenset[str | None]:
    return frozenset(other.name for other in participants) - {None}


def _asking(report: Report, mention: EventMention) -> Actor | None:
    """Who asks by a word without a subject: whoever says so (``Caster.roles``)."""
    source = mention.source if mention.frame.asks_impersonally else None
    return next(iter(report.actors.get(source.party, ())), None) if source is not None else None


def _is_mutual(mention: EventMention, report: Report) -> bool:
    """Whether parties of two countries cooperate in words: they sign, agree, or meet."""
    actors, _ = report.story.parts[mention]
    return mention.frame.quad == _COOPERATION and len(report.story.countries(actors)) > 1


def _is_attacked(country: str | None, mention: EventMention, report: Report) -> bool:
    """Whether those of another country do violence in ``country``."""
    attackers, _ = report.countries.sides[mention]
    return mention.frame.type == _VIOLENCE and bool(attackers) and country not in {None, *attackers}


def _country(place: GroundedPlace | None) -> str | None:
    if isinstance(place, State):
        return place.id
    return place.country if place is not None else None


def _period(report: Report, mention: EventMention) -> tuple[date, date] | None:
    """The first and the last day on which a past act may have taken place."""
    time, published = report.times.of.get(mention), report.article.published
    if time is None or time.value is None or published is None:
        return None
    year, month, day = (int(part) for part in (*time.value.split("-"), "0", "0")[:3])
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    return (first, min(last, published)) if first <= published else None


def _date(report: Report, time: TimeExpression | None) -> EventDate | None:
    if time is None:
        return None
    span = report.raw_characters(time.start, time.end)
    return EventDate(*span, time.value, time.granularity)


def _source(
    report: Report, mention: EventMention, standing: Standing, actors: Sequence[Participant]
) -> Source | None:
    """Who tells of an act; nobody where the act is done by telling (codebook, rule 2)."""
    told = _told_by(report, mention.source)
    spoken = mention.frame.type in _SPOKEN and mention.frame.mode != _INVESTIGATION
    own = told is not None and told.name in _names(actors)
    return None if spoken and own and standing.status != "negated" else told


def _told_by(report: Report, attribution: Attribution | None) -> Source | None:
    if attribution is None:
        return None
    party = attribution.party
    actor = next(iter(report.actors.get(party, ())), None)
    id_, name = (actor.id, actor.name) if actor else (None, None)
    if not attribution.written:
        return Source(None, None, None, id_, name or report.raw(party.start, party.end)[2])
    return Source(*report.raw(party.start, party.end), id_, name)


def _evidence(report: Report, mention: EventMention) -> Evidence:
    """The raw stretch of the sentence that holds the trigger, from its first to its last word."""
    doc, (start, end) = report.doc, mention.sentence
    while doc[start].is_space:
        start += 1
    while doc[end - 1].is_space:
        end -= 1
    return Evidence(*report.offsets(start, end))
