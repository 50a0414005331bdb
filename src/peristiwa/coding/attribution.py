"""Finds who says what a sentence tells: "menurut X", "kata X", "X mengatakan bahwa", quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peristiwa.coding.mentions import Attribution
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party
from peristiwa.coding.phrases import PhraseIndex
from peristiwa.coding.slots import grammatical_subject
from peristiwa.lexicon.compiled import Lexicon
from peristiwa.parse.tokens import Doc, Span

__all__ = ["AttributionFinder", "source_of"]

_NEAR = 4
_QUOTE = '"'


class AttributionFinder:
    """Finds the attributions of a ``Doc``, each with the stretch of tokens that it covers."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues = lexicon.cues
        self._lexicon = lexicon
        self._reporting = frozenset(cues.reporting)
        self._attribution = PhraseIndex((phrase, True) for phrase in cues.attribution)
        self._recordings = frozenset(cues.recordings)
        self._showing = frozenset(cues.showing)

    def __call__(self, doc: Doc, parties: PartyIndex) -> list[Attribution]:
        """Give the attributions of ``doc`` in order of their sentences."""
        found = []
        for sentence in doc.sents:
            found += list(self._in_sentence(sentence, parties))
        return found + list(_over_quotes(doc, found))

    def _in_sentence(self, sentence: Span, parties: PartyIndex) -> Iterator[Attribution]:
        for token in sentence:
            phrase = self._attribution.longest(sentence.doc, token.i)
            party = self._party_after(sentence, phrase[1], parties) if phrase else None
            if party is not None:
                yield Attribution(party, sentence.start, sentence.end)
            elif token.lower_ in self._showing and self._recording_before(sentence, token.i):
                owner = self._owner(sentence, token.i, parties)
                if owner is not None:
                    yield Attribution(owner, token.i + 1, sentence.end)
            elif token.lower_ in self._reporting and token.pos_ != "PROPN":
                yield from self._reported(sentence, token.i, parties)

    def _party_after(self, sentence: Span, start: int, parties: PartyIndex) -> Party | None:
        for position in range(start, min(start + _NEAR, sentence.end)):
            party = parties.at(position)
            if party is not None:
                return party
            if sentence.doc[position].is_punct or sentence.doc[position].pos_ == "VERB":
                return None
        return None

    def _reported(self, sentence: Span, verb: int, parties: PartyIndex) -> Iterator[Attribution]:
        """A speaker before the verb covers what follows it; one behind it, what precedes."""
        doc = sentence.doc
        after = parties.at(verb + 1) if verb + 1 < sentence.end else None
        subject = grammatical_subject(doc[verb], self._lexicon)
        before = parties.of(subject) if subject is not None and subject.i < verb else None
        before = before or parties.subject_before(doc[verb])
        closes = verb > sentence.start and doc[verb - 1].text in {",", _QUOTE, "?", "!"}
        if after is not None and (closes or before is None):
            yield Attribution(after, sentence.start, verb)
        elif before is not None:
            yield Attribution(before, verb + 1, sentence.end)

    def _recording_before(self, sentence: Span, verb: int) -> bool:
        return any(t.lower_ in self._recordings for t in sentence.doc.span(sentence.start, verb))

    def _owner(self, sentence: Span, verb: int, parties: PartyIndex) -> Party | None:
        for position in range(sentence.start, verb):
            party = parties.at(position)
            if party is not None:
                return party
        return None


def source_of(trigger: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """Give the narrowest attribution that covers the trigger, those with a written source first."""
    covering = [
        attribution
        for attribution in attributions
        if attribution.start <= trigger < attribution.end
        and not attribution.party.start <= trigger < attribution.party.end
    ]
    return min(covering, key=lambda a: (not a.written, a.end - a.start), default=None)


def _over_quotes(doc: Doc, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """A quotation of several sentences belongs to the speaker named next to either end of it."""
    marks = [token.i for token in doc if token.text == _QUOTE]
    for start, end in zip(marks[::2], marks[1::2], strict=False):
        if doc[start].sent.start == doc[end].sent.start:
            continue
        speaker = next((a for a in found if _beside(doc, a, start, end)), None)
        if speaker is not None:
            yield Attribution(speaker.party, start, end + 1, written=False)


def _beside(doc: Doc, attribution: Attribution, start: int, end: int) -> bool:
    place = attribution.party.start
    sentences = {doc[start].sent.start, doc[end].sent.start}
    return doc[place].sent.start in sentences and not start < place < end
