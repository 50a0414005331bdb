"""Finds who says what a sentence tells: "menurut X", "kata X", "X mengatakan bahwa", quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct, structs

from peristiwa.coding.antecedents import antecedents
from peristiwa.coding.mentions import Attribution
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party
from peristiwa.coding.phrases import PhraseBook, PhraseIndex
from peristiwa.coding.quotations import quotations
from peristiwa.coding.slots import SlotWords
from peristiwa.coding.speakers import SpeakerFinder
from peristiwa.lexicon.compiled import Lexicon
from peristiwa.parse.tokens import Doc, Span

__all__ = ["AttributionFinder", "source_of"]

_NEAR = 4
_CLOSING = frozenset({",", '"', "?", "!"})
_SPEECH = 6
"""Tokens, marks among them, from which a quotation is more than a word or two."""
_ENDING = frozenset({".", '"'})
_COMMA, _COLON, _MARK = ",", ":", '"'
_CLAUSE = frozenset({"VERB", "SCONJ"})
_PASSIVE = "Pass"


class _Part(Struct, frozen=True, eq=False):
    """A stretch of one sentence that lies in a quotation, or outside all."""

    span: Span
    spoken: bool


class _Told(Struct, frozen=True, eq=False):
    """An attribution with the place ``at`` of its word of saying, and whether that is quoted."""

    by: Attribution
    at: int
    spoken: bool


class _Reading(Struct, frozen=True, eq=False):
    """What is known of a ``Doc``.

    ``cues`` are the attributing phrases by their starts, each with whether it names who relays
    what others said, and its end; ``said`` the places of these and of words of saying in order.
    """

    doc: Doc
    parties: PartyIndex
    speakers: SpeakerFinder
    cues: Mapping[int, tuple[bool, int]]
    said: Sequence[int]


class AttributionFinder:
    """Finds the attributions of a ``Doc``, each with the stretch of tokens that it covers."""

    def __init__(self, lexicon: Lexicon, words: SlotWords, phrases: PhraseBook) -> None:
        cues = lexicon.cues
        self._words = words
        self._reporting = frozenset(cues.reporting)
        self._attribution = PhraseIndex(
            phrases,
            chain(((p, False) for p in cues.attribution), ((p, True) for p in cues.relaying)),
        )
        self._quoting = frozenset(cues.quoting)
        self._recordings = frozenset(cues.recordings)
        self._showing = frozenset(cues.showing)
        self._negation = frozenset(cues.negation)
        self._saying = self._reporting | self._quoting | self._showing | {_COLON}

    def __call__(self, doc: Doc, parties: PartyIndex) -> list[Attribution]:
        """Give the attributions of ``doc`` in order of their words of saying, then of quotations.

        A word of saying inside a quotation reaches no further than its marks, and one outside is
        said of none of the parties in it.
        """
        cues = {start: found[0] for start, found in self._attribution.everywhere(doc).items()}
        said = sorted({*doc.among(self._saying), *cues})
        reading = _Reading(doc, parties, SpeakerFinder(doc, parties, self._words), cues, said)
        quoted = list(quotations(doc))
        parts = list(_parts(doc, quoted))
        told = [one for part in parts for one in self._in_part(reading, part)]
        if not told:
            return []
        subjects = reading.speakers.subjects(part.span for part in parts if not part.spoken)
        speakers = [one.by.party for one in told if not one.spoken]
        meant = antecedents(doc, speakers, subjects)
        told = [_meaning(one, meant) for one in told]
        outside = [one for one in told if not one.spoken]
        return [one.by for one in told] + list(_of_quotations(doc, quoted, outside))

    def _in_part(self, reading: _Reading, part: _Part) -> Iterator[_Told]:
        """Give what the words of saying in ``part`` tell."""
        first, last = (bisect_left(reading.said, end) for end in (part.span.start, part.span.end))
        for at in reading.said[first:last]:
            by = self._attribution_at(reading, part, at)
            if by is not None and part.spoken:
                start, end = max(by.start, part.span.start), min(by.end, part.span.end)
                by = structs.replace(by, start=start, end=end)
            if by is not None and by.start < by.end:
                yield _Told(by, at, part.spoken)

    def _attribution_at(self, reading: _Reading, part: _Part, at: int) -> Attribution | None:
        sentence, span = part.span.sent, part.span
        relays, end = reading.cues.get(at, (False, None))
        party = None
        if end is not None:
            party = reading.speakers.mentioned_behind(end, span.end)
            party = party or _party_after(span, end, reading.parties)
        if party is not None:
            return Attribution(party, sentence.start, sentence.end, relays=relays)
        word = reading.doc.words[at]
        if word == _COLON:
            return _heading(sentence, at, reading.parties)
        if word in self._showing and self._recording_before(span, at):
            owner = _owner(span, at, reading.parties)
            return Attribution(owner, at + 1, sentence.end) if owner is not None else None
        return self._reported(reading, part, at) if self._reports(reading.doc, at) else None

    def _reports(self, doc: Doc, at: int) -> bool:
        """Whether a word of saying stands at token ``at``, without a negation before it.

        Some are such only right behind a quotation: "…," tanya Budi.
        """
        if at and doc.words[at] in self._quoting and doc[at - 1].text == _MARK:
            return True
        if doc.words[at] not in self._reporting or doc[at].pos_ == "PROPN":
            return False
        return at == 0 or doc.words[at - 1] not in self._negation

    def _reported(self, reading: _Reading, part: _Part, verb: int) -> Attribution | None:
        """A speaker before the verb covers what follows it; one behind it, what precedes."""
        doc, span, sentence = reading.doc, part.span, part.span.sent
        passive = doc[verb].voice == _PASSIVE
        before = None if passive else reading.speakers.before(doc[verb], span.start)
        bare = doc[verb].lemma_ == doc.words[verb]
        inverted = verb == span.start or (bare and doc[verb - 1].text in _CLOSING)
        after = reading.speakers.behind(verb + 1, span.end) if inverted or not before else None
        if after is not None:
            return Attribution(after, *_around(doc, sentence, verb, after))
        if before is None:
            return None
        last = verb + 1 >= sentence.end or doc[verb + 1].text in _ENDING
        if last and before.start > sentence.start:
            return Attribution(before, sentence.start, before.start)
        return Attribution(before, verb + 1, sentence.end)

    def _recording_before(self, part: Span, verb: int) -> bool:
        return not self._recordings.isdisjoint(part.doc.words[part.start : verb])


def source_of(trigger: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """Give the narrowest attribution that covers the trigger, those with a written source first.

    Whoever relays what others said comes last: the nearest person is the source.
    """
    covering = [
        attribution
        for attribution in attributions
        if attribution.start <= trigger < attribution.end
        and not attribution.party.start <= trigger < attribution.party.end
    ]
    return min(covering, key=lambda a: (a.relays, not a.written, a.end - a.start), default=None)


def _parts(doc: Doc, quoted: Sequence[tuple[int, int]]) -> Iterator[_Part]:
    """Give the parts of each sentence in and between quotations, in order."""
    following = 0
    for sentence in doc.sents:
        start = sentence.start
        while start < sentence.end:
            while following < len(quoted) and quoted[following][1] <= start:
                following += 1
            opening, end = quoted[following] if following < len(quoted) else (len(doc), len(doc))
            spoken = opening <= start
            stop = min(sentence.end, end if spoken else opening)
            yield _Part(doc.span(start, stop), spoken)
            start = stop


def _around(doc: Doc, sentence: Span, verb: int, speaker: Party) -> tuple[int, int]:
    """Give what is told around a verb with its speaker behind it.

    That is what precedes; what follows, too, where they stand between commas; and only that where
    they open the sentence.
    """
    if verb == sentence.start:
        return speaker.end, sentence.end
    between = speaker.end < sentence.end and doc[speaker.end].text == doc[verb - 1].text == _COMMA
    return sentence.start, sentence.end if between else verb


def _meaning(told: _Told, meant: Mapping[Party, Party]) -> _Told:
    """Give what is told to whom its pronoun means, who is named elsewhere."""
    party = meant.get(told.by.party)
    if party is None:
        return told
    by = structs.replace(told.by, party=party, written=False)
    return _Told(by, told.at, told.spoken)


def _heading(sentence: Span, colon: int, parties: PartyIndex) -> Attribution | None:
    """Who opens the sentence before a colon says the clause behind it: "Presiden: Kita siap"."""
    party = parties.at(sentence.start)
    if party is None or party.end != colon:
        return None
    clause = any(token.pos_ == "VERB" for token in sentence.doc[colon : sentence.end])
    return Attribution(party, colon + 1, sentence.end) if clause else None


def _party_after(part: Span, start: int, parties: PartyIndex) -> Party | None:
    for position in range(start, min(start + _NEAR, part.end)):
        party = parties.at(position)
        if party is not None:
            return party
        if part.doc[position].is_punct or part.doc[position].pos_ in _CLAUSE:
            return None
    return None


def _owner(part: Span, verb: int, parties: PartyIndex) -> Party | None:
    return parties.first_at(range(part.start, verb))


def _of_quotations(
    doc: Doc, quoted: Sequence[tuple[int, int]], outside: Sequence[_Told]
) -> Iterator[Attribution]:
    """Give each quotation to who speaks behind it or before it in its own sentences.

    One without a word of saying goes on with who spoke in the sentence before.
    """
    places = [told.at for told in outside]
    for start, end in quoted:
        first, last = doc[start].sent, doc[end - 1].sent
        next_ = bisect_left(places, end)
        told = outside[next_] if next_ < len(places) and places[next_] < last.end else None
        previous = outside[bisect_left(places, start) - 1] if places and places[0] < start else None
        if told is None and previous is not None and previous.at >= first.start:
            told = previous
        if told is not None:
            covered = told.by.start <= start + 1 and end - 1 <= told.by.end
            if first != last or (not covered and end - start >= _SPEECH):
                yield Attribution(told.by.party, start, end, written=first == last)
        elif previous is not None and _goes_on(doc, start, end, previous):
            yield Attribution(previous.by.party, start, end, written=False)


def _goes_on(doc: Doc, start: int, end: int, previous: _Told) -> bool:
    """Whether a quotation is speech of its own, right behind the sentence of ``previous``."""
    follows = doc[previous.at].sent.end == doc[start].sent.start == start
    return follows and any(token.pos_ == "VERB" for token in doc[start:end])
