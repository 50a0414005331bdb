"""Fills the grammatical slots of a trigger from the tree: subject, object, prepositions.

Slots are *logical*: the agent of a passive is its ``subject`` and what its grammatical subject
names is its ``object`` (Sneddon et al. 2010, section 3.27). One small function a construction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from peristiwa.coding.tree import (
    MODIFIERS,
    SUBJECTS,
    behind_abbreviation,
    conjuncts,
    dependents,
    governors,
    is_passive,
    is_passive_at,
    modified_noun,
    noun_phrase,
)
from peristiwa.language.morphology import FormKind
from peristiwa.lexicon.compiled import CompiledFrame, Lexicon
from peristiwa.parse.tokens import Span, Token

__all__ = ["SlotWords", "Slots", "fill_slots", "grammatical_subject", "read_slot_words"]

Slots = dict[str, list[Token]]
"""Slot → head tokens, coordinated ones included; a preposition is a slot of its own name."""

_NO_VOICE = "result"
_REACH = 10
_MODAL = frozenset({"aux", "advmod"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl"})
_MISREAD = frozenset({"nmod", "dep", "flat", "xcomp"})
_AGAINST = frozenset({3, 4})
"""Quads of conflict in words and in deeds."""
_OWNING = MODIFIERS | {"amod"}
_BARE_AGENTS = frozenset({"obj", "obl", "nsubj"})
_AGENTLESS = frozenset({"passive", "process", "result"})
"""Forms whose agent stands behind "oleh", wherever the parse hangs it."""


@dataclass(frozen=True, slots=True)
class SlotWords:
    """The words that slots are filled by.

    ``ordering`` are the verbs whose object does what the clause behind them tells: "memerintahkan X
    …", ``opposing`` those of conflict, in words and in deeds. The prepositions of agents, patients
    and support verbs are few, and in order.
    """

    agent_prepositions: Sequence[str]
    patient_prepositions: Sequence[str]
    support_prepositions: Sequence[str]
    support: Mapping[str, FormKind]
    receiving: Mapping[str, FormKind]
    relative: Set[str]
    clause_openers: Set[str]
    prepositions: Set[str]
    prepositional_verbs: Set[str]
    immovables: Set[str]
    object_control: Set[str]
    purpose_openers: Set[str]
    addressing: Set[str]
    causal_openers: Set[str]
    reporting: Set[str]
    ordering: Set[str]
    opposing: Set[str]


def read_slot_words(lexicon: Lexicon) -> SlotWords:
    """Take from ``lexicon`` the words that slots are filled by."""
    words = lexicon.constructions
    return SlotWords(
        agent_prepositions=words.agent_prepositions,
        patient_prepositions=words.patient_prepositions,
        support_prepositions=words.support_prepositions,
        support=lexicon.support,
        receiving=lexicon.receiving,
        relative=frozenset(words.relative),
        clause_openers=frozenset(words.clause_openers),
        prepositions=frozenset(words.prepositions),
        prepositional_verbs=frozenset(words.prepositional_verbs),
        immovables=frozenset(words.immovables),
        object_control=frozenset(words.object_control),
        purpose_openers=frozenset(words.purpose_openers),
        addressing=frozenset(words.addressing),
        causal_openers=frozenset(words.causal_openers),
        reporting=frozenset(lexicon.cues.reporting),
        ordering=_active_forms(lexicon, lambda frame: frame.complement is not None),
        opposing=_active_forms(lexicon, lambda frame: frame.quad in _AGAINST),
    )


def _active_forms(lexicon: Lexicon, test: Callable[[CompiledFrame], bool]) -> frozenset[str]:
    """Give the active forms of the frames that pass a test."""
    return frozenset(
        form
        for form, readings in lexicon.forms.items()
        if any(kind == "active" and test(lexicon.frames[number]) for number, kind in readings)
    )


def fill_slots(span: Span, kind: FormKind, words: SlotWords) -> Slots:
    """Give the slots of the trigger ``span``, read as a form of ``kind``."""
    slots: Slots = {}
    trigger = span.root
    if kind in {"process", "result"}:
        _fill_nominal(slots, trigger, kind, words)
    elif kind == "passive":
        _fill_passive(slots, trigger, words)
    else:
        _fill_active(slots, trigger, words)
    if trigger.relation in _CLAUSES:
        slots["head"] = [trigger.head]
    for token in span:
        if token.i != trigger.i:
            _fill_phrase(slots, token, span, kind)
    _fill_by_order(slots, span, words)
    owners = (child for thing in slots.get("object", []) for child in dependents(thing, *MODIFIERS))
    _add(slots, "owner", *(owner for owner in owners if owner.case is None))
    if kind in _AGENTLESS and all(token in span for token in slots.get("subject", [])):
        for preposition in words.agent_prepositions:
            _add(slots, "subject", *slots.get(preposition, []))
    start, end = span.start, span.end
    return {
        slot: [t for t in tokens if t.i < start or t.i >= end] for slot, tokens in slots.items()
    }


def _fill_by_order(slots: Slots, span: Span, words: SlotWords) -> None:
    """Prepositional phrases behind the trigger, up to the next clause, that the tree hung deeper.

    "bantuan senilai dua juta dolar kepada X": the parse gives X to the dollars.
    """
    doc = span.doc
    position, last = span.end, min(span.end + _REACH, span.sent.end - 1)
    while position < last:
        token = doc[position]
        behind = behind_abbreviation(doc, position) if token.text == "(" else position
        if behind > position:
            position = behind
            continue
        if token.is_punct or token.pos_ == "VERB" or token.lower_ in words.clause_openers:
            return
        if token.lower_ in words.prepositions and not slots.get(token.lower_):
            _add(slots, token.lower_, doc[position + 1])
        position += 1


def _fill_phrase(slots: Slots, word: Token, span: Span, kind: FormKind) -> None:
    """What hangs on another word of a phrase belongs to the phrase: "mengambil alih kota".

    Of a passive it may be the agent, as the frame tells, "terjaring razia polisi", and is behind
    what is no noun: "dibubarkan paksa polisi".
    """
    for child in word.children:
        if child in span or child.i < span.start or child.case is not None:
            continue
        if child.dep_ in MODIFIERS or child.relation == "obj":
            if kind != "active":
                _add(slots, "possessor", child)
            agent = kind == "passive" and child.i == span.end and word.pos_ != "NOUN"
            _add(slots, "subject" if agent or kind == _NO_VOICE else "object", child)
    _fill_prepositions(slots, word)


def _add(slots: Slots, slot: str, *tokens: Token) -> None:
    held = slots.setdefault(slot, [])
    if tokens:
        held += [token for token in conjuncts(tokens) if token not in held]


def _fill_active(slots: Slots, verb: Token, words: SlotWords) -> None:
    modal = verb.dep_ in _MODAL and verb.head.pos_ == "VERB"
    subject = grammatical_subject(verb.head if modal else verb, words)
    if subject is not None:
        _add(slots, "subject", subject)
    _add(slots, "controller", *_controllers(verb, words))
    ordering = verb.lower_ in words.ordering
    objects = dependents(verb, "obj", "iobj")
    _add(slots, "object", *(thing for thing in objects if not (ordering and _undergoes(thing))))
    _add(slots, "clause", *dependents(verb, "ccomp", "xcomp"))
    if not slots["object"] and not (ordering and any(map(is_passive, slots["clause"]))):
        _add(slots, "object", *_raised_objects(verb, slots["clause"]))
    if not slots["object"]:
        for joined in dependents(verb, "conj"):
            _add(slots, "object", *dependents(joined, "obj"))
    if not slots["object"]:
        behind = _noun_behind(verb)
        _add(slots, "object", *(noun for noun in behind if not (ordering and _undergoes(noun))))
    _fill_prepositions(slots, verb)


def _undergoes(thing: Token) -> bool:
    """Whether a passive right behind an object tells what is to be done to it.

    In "meminta pelaku dihukum" the culprit isn't asked.
    """
    return is_passive_at(thing.doc, noun_phrase(thing)[-1].i + 1)


def _noun_behind(verb: Token) -> Iterator[Token]:
    """A noun right behind a transitive verb is its object, whatever the parse calls it."""
    for child in verb.children:
        adjacent = child.left_edge.i == verb.i + 1 and child.pos_ in {"NOUN", "PROPN"}
        if adjacent and child.case is None and child.relation in _MISREAD:
            yield child


def _raised_objects(verb: Token, clauses: Sequence[Token]) -> Iterator[Token]:
    """The subject of a complement right behind the verb: "meminta polisi menangkap …"."""
    for clause in clauses:
        for subject in dependents(clause, "nsubj"):
            if subject.left_edge.i == verb.i + 1:
                yield subject


def _fill_passive(slots: Slots, verb: Token, words: SlotWords) -> None:
    undergoer = grammatical_subject(verb, words)
    if undergoer is not None:
        _add(slots, "object", undergoer)
    _add(slots, "clause", *dependents(verb, "ccomp", "xcomp"))
    _fill_prepositions(slots, verb)
    _add(slots, "subject", *_agents(verb, words))


def _agents(verb: Token, words: SlotWords) -> Iterator[Token]:
    """The agent of a passive: with its preposition, or bare and right behind the verb."""
    prepositions = words.agent_prepositions
    for child in verb.children:
        case = child.case
        bare = child.i == verb.i + 1 and child.relation in _BARE_AGENTS and case is None
        if child.dep_ == "obl:agent" or case in prepositions or bare:
            yield child


def grammatical_subject(verb: Token, words: SlotWords) -> Token | None:
    """Give the subject of ``verb``: its own, its relative noun, or its governor's."""
    own = _own_subject(verb, words) or _controlling_object(verb, words)
    if own is not None:
        return own
    for governor in governors(verb):
        if governor.relation in {"ccomp"} and _own_subject(governor, words) is None:
            break
        if governor.pos_ == "NOUN" and governor.relation in {"obj", "obl"}:
            if governor.dep_ == "obj" and governor.head.lower_ in words.ordering:
                return governor
            return _own_subject(governor.head, words)
        controlled = next(iter(dependents(governor, "obj")), None)
        between = controlled is not None and governor.i < controlled.i < verb.i
        if verb.dep_ in {"xcomp", "ccomp"} and between and governor.pos_ == "VERB":
            return controlled
        subject = _own_subject(governor, words)
        if subject is not None:
            return subject
    return None


def _controlling_object(verb: Token, words: SlotWords) -> Token | None:
    """The object of an order is who is to carry it out: "memerintahkan X untuk pergi"."""
    order = verb.head
    modifies = verb.relation == "acl" and order.relation == "obj"
    if modifies and order.head.lower_ in words.object_control:
        return order if _is_purpose(verb, words) else None
    if verb.relation != "advcl" or order.i >= verb.i:
        return None
    if order.lower_ in words.object_control and _is_purpose(verb, words):
        addressed = (t for t in dependents(order, "obl") if t.case in words.addressing)
        ordered = next(chain(dependents(order, "obj"), addressed), None)
    else:
        ordered = _blamed_object(verb, words)
    return ordered if ordered is not None and order.i < ordered.i < verb.i else None


def _blamed_object(verb: Token, words: SlotWords) -> Token | None:
    """The object of blame or force did what it is for: "memecat X karena mencuri"."""
    marks = {token.lower_ for token in dependents(verb, "mark")}
    if verb.head.lower_ not in words.opposing or marks.isdisjoint(words.causal_openers):
        return None
    return next(iter(dependents(verb.head, "obj")), None)


def _is_purpose(verb: Token, words: SlotWords) -> bool:
    return any(token.lower_ in words.purpose_openers for token in dependents(verb, "mark"))


def _controllers(verb: Token, words: SlotWords) -> Iterator[Token]:
    """The subjects of the predicates above ``verb``, nearest first, up to what someone says."""
    while verb.relation != "ccomp" and verb.head.i != verb.i:
        verb = verb.head
        if verb.lower_ in words.reporting:
            return
        subject = grammatical_subject(verb, words) if verb.pos_ == "VERB" else None
        if subject is not None:
            yield subject


def _own_subject(verb: Token, words: SlotWords) -> Token | None:
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if subjects:
        nearest = min(subjects, key=lambda child: abs(child.i - verb.i))
        relative = nearest.lower_ in words.relative
        return modified_noun(verb) if relative else nearest
    if verb.dep_ == "acl:relcl" or (verb.dep_ == "acl" and not _is_active(verb)):
        return verb.head
    return None


def _is_active(verb: Token) -> bool:
    return verb.voice == "Act"


def _fill_prepositions(slots: Slots, head: Token) -> None:
    """Prepositional phrases of the verb, and those that the parse hung on its objects."""
    for child in head.children:
        preposition = child.case
        if child.relation in {"obl", "nmod", "obj"} and preposition:
            _add(slots, preposition, child)
    for child in dependents(head, "obj", "obl"):
        for inner in dependents(child, "nmod", "obl"):
            preposition = inner.case
            if preposition and preposition not in slots:
                _add(slots, preposition, inner)


def _fill_nominal(slots: Slots, noun: Token, kind: FormKind, words: SlotWords) -> None:
    for child in noun.children:
        bare = child.dep_ in _OWNING and child.case is None
        owns = bare or child.dep_ == "nmod:poss"
        if child.i > noun.i and owns and not _behind_preposition(child, words):
            _add(slots, "possessor", child)
    if noun.dep_ in MODIFIERS and noun.case is None and noun.head.i < noun.i:
        _add(slots, "head", noun.head)
    _fill_prepositions(slots, noun)
    _fill_prepositional_verb(slots, noun, words)
    agentive = words.agent_prepositions
    for child in dependents(noun, "nmod"):
        for inner in dependents(child, "nmod"):
            preposition = inner.case
            deep = child.case is None or preposition in agentive
            if preposition and deep and preposition not in slots:
                _add(slots, preposition, inner)
    for preposition in agentive:
        _add(slots, "subject", *slots.get(preposition, []))
    _fill_support(slots, noun, words)
    undergoing = any(slots.get(p) for p in words.patient_prepositions)
    acts = kind == _NO_VOICE or undergoing
    for owner in slots.get("possessor", []):
        acts_itself = acts and owner.lower_ not in words.immovables
        _add(slots, "subject" if acts_itself else "object", owner)


def _behind_preposition(noun: Token, words: SlotWords) -> bool:
    """Whether a preposition of two words stands before a noun: "di depan Kedutaan"."""
    first = noun.left_edge.i
    return first > 1 and " ".join(noun.doc.words[first - 2 : first]) in words.prepositions


def _fill_prepositional_verb(slots: Slots, noun: Token, words: SlotWords) -> None:
    """A verb that stands like a preposition right behind the noun's phrase, and its object."""
    last = noun_phrase(noun)[-1]
    if last.i + 2 >= len(last.doc):
        return
    verb, after = last.doc[last.i + 1], last.doc[last.i + 2]
    if verb.lower_ in words.prepositional_verbs and not verb.is_sent_start:
        _add(slots, verb.lower_, after)


def _fill_support(slots: Slots, noun: Token, words: SlotWords) -> None:
    """The participants of a support verb are those of its noun ("melakukan kunjungan ke")."""
    top = noun
    patient = words.patient_prepositions
    while top.relation in {"conj", "compound", "flat", "nmod"} and top.head.i < top.i:
        if top.case in patient:
            return
        top = top.head
    relative = next(iter(dependents(noun, "acl")), None)
    behind = top.i > top.head.i
    oblique = behind and top.case in words.support_prepositions
    governed = top.relation in {"obj", "nsubj"} or (top.relation == "obl" and oblique)
    verb = top.head if governed else relative
    if verb is None or verb.i == noun.i:
        return
    undergoing = verb.lower_ in words.receiving
    kind = (words.receiving if undergoing else words.support).get(verb.lower_)
    if kind is None:
        return
    outer: Slots = {}
    (_fill_passive if kind == "passive" else _fill_active)(outer, verb, words)
    undergoes = kind == "passive" and top.relation != "nsubj"
    for slot in outer:
        if slot == "object" and not undergoes:
            continue
        target = "object" if undergoing and slot == "subject" else slot
        _add(slots, target, *(token for token in outer.get(slot, []) if token.i != noun.i))
