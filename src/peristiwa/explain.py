"""Shows how a report was read: each sentence with its tree, what fired in it, and what nearly did.

An act that was told is marked ``+``, a reading that failed ``-`` with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Console, Group
from rich.rule import Rule
from rich.text import Text
from rich.tree import Tree

from peristiwa.coding import Attempt, Coder, EventMention, Fault
from peristiwa.parse import Doc, Token
from peristiwa.table import harmless

__all__ = ["print_explanation"]

_KINDS = {
    "active": "active verb",
    "passive": "passive verb",
    "bare": "verb without prefix",
    "intransitive": "intransitive verb",
    "process": "noun of the doing, whose bare possessor undergoes",
    "result": "noun whose bare possessor acts",
}


def print_explanation(console: Console, doc: Doc, find: Coder) -> None:
    """Print each sentence of ``doc`` that holds a trigger, and what ``find`` made of it.

    Offsets and words are those of the repaired text.
    """
    events = {event.start: event for event in find(doc).events}
    survey = find.survey(doc)
    chances = {
        (attempt.candidate.start, attempt.frame.id): chance
        for attempt, chance in zip(survey.attempts, find.likelihoods(survey), strict=True)
    }
    attempts = groupby(find.attempts(doc), key=lambda attempt: doc[attempt.candidate.start].sent)
    found = False
    for sentence, some in attempts:
        found = True
        console.print(Rule(style="dim"))
        console.print(Text(harmless(sentence.text.strip()), style="bold"))
        console.print(_tree(sentence.root))
        console.print(Group(*_readings(doc, list(some), events, chances)))
    if not found:
        console.print("no word of the lexicon was found")


def _tree(root: Token) -> Tree:
    """Draw the dependents of ``root`` below it, in the order of the text."""
    node = Tree(_label(root), guide_style="dim")
    for child in root.children:
        if not child.is_space:
            node.add(_tree(child))
    return node


def _label(token: Token) -> Text:
    marks = " ".join(filter(None, (token.pos_, token.voice, token.dep_)))
    return Text.assemble((harmless(token.text), "bold"), f"  {marks}  ({harmless(token.lemma_)})")


def _readings(
    doc: Doc,
    attempts: Sequence[Attempt],
    events: Mapping[int, EventMention],
    chances: Mapping[tuple[int, str], float],
) -> Iterator[Text]:
    for start, some in groupby(attempts, key=lambda attempt: attempt.candidate.start):
        event = events.get(start)
        for attempt in some:
            if event is not None and (attempt.frame, attempt.kind) == (event.frame, event.kind):
                yield from _told(doc, attempt, event)
                break
            chance = chances.get((start, attempt.frame.id))
            yield _not_told(doc, attempt, _reason(doc, attempt, chance))


def _told(doc: Doc, attempt: Attempt, event: EventMention) -> Iterator[Text]:
    frame = event.frame
    mode = f" ({frame.mode})" if frame.mode else ""
    what = f"{frame.type}{mode}, {event.status}{', history' if event.background else ''}"
    yield Text.assemble(("+ ", "green"), _trigger(doc, attempt), "  ", (what, "bold green"))
    yield Text(f"    frame {frame.id}, read as {_KINDS[attempt.kind]}")
    if not attempt.succeeds:
        yield Text(f"    although: {_reason(doc, attempt, None)}")
    for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            yield Text(f"    {role}: {_words(doc, party.start, party.end)}")
    if event.source is not None:
        party = event.source.party
        yield Text(f"    source: {_words(doc, party.start, party.end)}")
    yield Text(f"    probability of an act {event.likelihood:.2f}")
    for slot, heads in attempt.slots.items():
        if heads:
            yield Text(f"    {slot}: {harmless(', '.join(head.text for head in heads))}", "dim")


def _not_told(doc: Doc, attempt: Attempt, reason: str) -> Text:
    frame = f"{attempt.frame.type}, frame {attempt.frame.id}, {_KINDS[attempt.kind]}"
    return Text.assemble(("- ", "red"), _trigger(doc, attempt), f"  {frame}: ", (reason, "red"))


def _reason(doc: Doc, attempt: Attempt, chance: float | None) -> str:
    judged = "" if chance is None else f"; probability of an act {chance:.2f}"
    if attempt.fault is not None:
        return f"condition not met, {_condition(attempt.fault)}{judged}"
    if attempt.succeeds:
        return f"told by another reading or another trigger, or unlikely{judged}"
    reading = attempt.reading
    parties = (*reading.actors, *reading.recipients) if reading else ()
    there = ", ".join(_words(doc, party.start, party.end) for party in parties) or "nobody"
    return f"needs {_needs(attempt.frame.needs)}, found {there}{judged}"


def _condition(fault: Fault) -> str:
    classes = ", ".join(fault.classes)
    if fault.excluded:
        return f"{fault.slot}: one of {classes}, which is excluded"
    return f"{fault.slot}: none of {classes}"


def _needs(needs: str) -> str:
    return {"party": "a party", "both": "actor and recipient"}.get(needs, f"an {needs}")


def _trigger(doc: Doc, attempt: Attempt) -> str:
    return _words(doc, attempt.candidate.start, attempt.candidate.end)


def _words(doc: Doc, start: int, end: int) -> str:
    return harmless(doc.span(start, end).text)
