"""Fills the grammatical slots of a trigger from the tree: subject, object, prepositions.

Slots are *logical*: the agent of a passive is its ``subject`` and what its grammatical subject
names is its ``object`` (Sneddon et al. 2010, section 3.27). One small function a construction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from peristiwa.coding.tree import (
    MODIFIERS,
    behind_abbreviation,
    conjuncts,
    dependents,
    governors,
    is_passive,
    is_passive_at,
    is_subject,
    modified_noun,
    noun_phrase,
)
from peristiwa.language.morphology import FormKind
from peristiwa.lexicon.compiled import Lexicon
from peristiwa.parse.tokens import Span, Token

__all__ = ["Slots", "fill_slots", "grammatical_subject", "is_ordering"]

Slots = dict[str, list[Token]]
"""Slot → head tokens, coordinated ones included; a preposition is a slot of its own name."""

_NO_VOICE = "result"
_REACH = 10
_MODAL = frozenset({"aux", "advmod"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl"})
_MISREAD = frozenset({"nmod", "dep", "flat", "xcomp"})
_AGAINST = frozenset({3, 4})
"""Quads of conflict in words and in deeds."""
_BARE_AGENTS = frozenset({"obj", "obl", "nsubj"})
_AGENTLESS = frozenset({"passive", "process", "result"})
"""Forms whose agent stands behind "oleh", wherever the parse hangs it."""


def fill_slots(span: Span, kind: FormKind, lexicon: Lexicon) -> Slots:
    """Give the slots of the trigger ``span``, read as a form of ``kind``."""
    slots: Slots = {}
    trigger = span.root
    if kind in {"process", "result"}:
        _fill_nominal(slots, trigger, kind, lexicon)
    elif kind == "passive":
        _fill_passive(slots, trigger, lexicon)
    else:
        _fill_active(slots, trigger, lexicon)
    if trigger.relation in _CLAUSES:
        slots["head"] = [trigger.head]
    for token in span:
        if token.i != trigger.i:
            _fill_phrase(slots, token, span, kind)
    _fill_by_order(slots, span, lexicon)
    owners = (child for thing in slots.get("object", []) for child in dependents(thing, *MODIFIERS))
    _add(slots, "owner", *(owner for owner in owners if owner.case is None))
    if kind in _AGENTLESS and all(token in span for token in slots.get("subject", [])):
        for preposition in lexicon.constructions.agent_prepositions:
            _add(slots, "subject", *slots.get(preposition, []))
    start, end = span.start, span.end
    return {
        slot: [t for t in tokens if t.i < start or t.i >= end] for slot, tokens in slots.items()
    }


def _fill_by_order(slots: Slots, span: Span, lexicon: Lexicon) -> None:
    """Prepositional phrases behind the trigger, up to the next clause, that the tree hung deeper.

    "bantuan senilai dua juta dolar kepada X": the parse gives X to the dollars.
    """
    doc, words = span.doc, lexicon.constructions
    position, last = span.end, min(span.end + _REACH, span.sent.end - 1)
    while position < last:
        behind = behind_abbreviation(doc, position)
        token = doc[position]
        if behind == position:
            if token.is_punct or token.pos_ == "VERB" or token.lower_ in words.clause_openers:
                return
            if token.lower_ in words.prepositions and not slots.get(token.lower_):
                _add(slots, token.lower_, doc[position + 1])
        position = max(behind, position + 1)


def _fill_phrase(slots: Slots, word: Token, span: Span, kind: FormKind) -> None:
    """What hangs on another word of a phrase belongs to the phrase: "mengambil alih kota".

    Of a passive it may be the agent, as the frame tells, "terjaring razia polisi", and is behind
    what is no noun: "dibubarkan paksa polisi".
    """
    nominal = kind in {"process", "result"}
    for child in word.children:
        if child in span or child.i < span.start or child.case is not None:
            continue
        if child.dep_ in MODIFIERS or child.relation == "obj":
            if kind != "active":
                _add(slots, "possessor", child)
            agent = kind == "passive" and child.i == span.end and word.pos_ != "NOUN"
            if not nominal:
                _add(slots, "subject" if agent else "object", child)
            else:
                _add(slots, "subject" if kind == _NO_VOICE else "object", child)
    _fill_prepositions(slots, word)


def _add(slots: Slots, slot: str, *tokens: Token) -> None:
    held = slots.setdefault(slot, [])
    held += [token for token in conjuncts(tokens) if token not in held]


def _fill_active(slots: Slots, verb: Token, lexicon: Lexicon) -> None:
    modal = verb.dep_ in _MODAL and verb.head.pos_ == "VERB"
    subject = grammatical_subject(verb.head if modal else verb, lexicon)
    if subject is not None:
        _add(slots, "subject", subject)
    _add(slots, "controller", *_controllers(verb, lexicon))
    ordering = is_ordering(verb.lower_, lexicon)
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


def _fill_passive(slots: Slots, verb: Token, lexicon: Lexicon) -> None:
    undergoer = grammatical_subject(verb, lexicon)
    if undergoer is not None:
        _add(slots, "object", undergoer)
    _add(slots, "clause", *dependents(verb, "ccomp", "xcomp"))
    _fill_prepositions(slots, verb)
    _add(slots, "subject", *_agents(verb, lexicon))


def _agents(verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The agent of a passive: with its preposition, or bare and right behind the verb."""
    prepositions = lexicon.constructions.agent_prepositions
    for child in verb.children:
        case = child.case
        behind = child.i == verb.i + 1 + (verb.doc[verb.i + 1].pos_ == "ADV")
        bare = behind and child.relation in _BARE_AGENTS and case is None
        if child.dep_ == "obl:agent" or case in prepositions or bare:
            yield child


def grammatical_subject(verb: Token, lexicon: Lexicon) -> Token | None:
    """Give the subject of ``verb``: its own, its relative noun, or its governor's."""
    own = _own_subject(verb, lexicon) or _controlling_object(verb, lexicon)
    if own is not None:
        return own
    for governor in governors(verb):
        if governor.relation in {"ccomp"} and _own_subject(governor, lexicon) is None:
            break
        if governor.pos_ == "NOUN" and governor.relation in {"obj", "obl"}:
            if governor.dep_ == "obj" and is_ordering(governor.head.lower_, lexicon):
                return governor
            return _own_subject(governor.head, lexicon)
        controlled = next(dependents(governor, "obj"), None)
        between = controlled is not None and governor.i < controlled.i < verb.i
        if verb.dep_ in {"xcomp", "ccomp"} and between and governor.pos_ == "VERB":
            return controlled
        subject = _own_subject(governor, lexicon)
        if subject is not None:
            return subject
    return None


def _controlling_object(verb: Token, lexicon: Lexicon) -> Token | None:
    """The object of an order is who is to carry it out: "memerintahkan X untuk pergi"."""
    words, order = lexicon.constructions, verb.head
    modifies = verb.relation == "acl" and order.relation == "obj"
    if modifies and order.head.lower_ in words.object_control:
        return order if _is_purpose(verb, lexicon) else None
    if verb.relation != "advcl" or order.i >= verb.i:
        return None
    if order.lower_ in words.object_control and _is_purpose(verb, lexicon):
        addressed = (t for t in dependents(order, "obl") if t.case in words.addressing)
        ordered = next(chain(dependents(order, "obj"), addressed), None)
    else:
        ordered = _blamed_object(verb, lexicon)
    return ordered if ordered is not None and order.i < ordered.i < verb.i else None


def _blamed_object(verb: Token, lexicon: Lexicon) -> Token | None:
    """The object of blame or force did what it is for: "memecat X karena mencuri"."""
    marks = {token.lower_ for token in dependents(verb, "mark")}
    readings = lexicon.forms.get(verb.head.lower_, ())
    against = any(k == "active" and lexicon.frames[n].quad in _AGAINST for n, k in readings)
    if not against or marks.isdisjoint(lexicon.constructions.causal_openers):
        return None
    return next(dependents(verb.head, "obj"), None)


def _is_purpose(verb: Token, lexicon: Lexicon) -> bool:
    openers = lexicon.constructions.purpose_openers
    return any(token.lower_ in openers for token in dependents(verb, "mark"))


def _controllers(verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The subjects of the predicates above ``verb``, nearest first, up to what someone says."""
    while verb.relation != "ccomp" and verb.head.i != verb.i:
        verb = verb.head
        if verb.lower_ in lexicon.cues.reporting:
            return
        subject = grammatical_subject(verb, lexicon) if verb.pos_ == "VERB" else None
        if subject is not None:
            yield subject


def _own_subject(verb: Token, lexicon: Lexicon) -> Token | None:
    subjects = [child for child in verb.children if is_subject(child)]
    if subjects:
        nearest = min(subjects, key=lambda child: abs(child.i - verb.i))
        relative = nearest.lower_ in lexicon.constructions.relative
        return modified_noun(verb) if relative else nearest
    if verb.dep_ == "acl:relcl" or (verb.dep_ == "acl" and not _is_active(verb)):
        return verb.head
    return None


def is_ordering(form: str, lexicon: Lexicon) -> bool:
    """Whether the object of a verb does what the clause behind it tells: "memerintahkan X …"."""
    readings = lexicon.forms.get(form, ())
    return any(k == "active" and lexicon.frames[n].complement for n, k in readings)


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


def _fill_nominal(slots: Slots, noun: Token, kind: FormKind, lexicon: Lexicon) -> None:
    for child in noun.children:
        bare = child.dep_ in MODIFIERS | {"amod"} and child.case is None
        owns = bare or child.dep_ == "nmod:poss"
        if child.i > noun.i and owns and not _behind_preposition(child, lexicon):
            _add(slots, "possessor", child)
    if noun.dep_ in MODIFIERS and noun.case is None and noun.head.i < noun.i:
        _add(slots, "head", noun.head)
    _fill_prepositions(slots, noun)
    _fill_prepositional_verb(slots, noun, lexicon)
    agentive = lexicon.constructions.agent_prepositions
    for child in dependents(noun, "nmod"):
        for inner in dependents(child, "nmod"):
            preposition = inner.case
            deep = child.case is None or preposition in agentive
            if preposition and deep and preposition not in slots:
                _add(slots, preposition, inner)
    for preposition in agentive:
        _add(slots, "subject", *slots.get(preposition, []))
    _fill_support(slots, noun, lexicon)
    undergoing = any(slots.get(p) for p in lexicon.constructions.patient_prepositions)
    acts = kind == _NO_VOICE or undergoing
    for owner in slots.get("possessor", []):
        acts_itself = acts and owner.lower_ not in lexicon.constructions.immovables
        _add(slots, "subject" if acts_itself else "object", owner)


def _behind_preposition(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a preposition of two words stands before a noun: "di depan Kedutaan"."""
    first, words = noun.left_edge.i, noun.doc.words
    return first > 1 and " ".join(words[first - 2 : first]) in lexicon.constructions.prepositions


def _fill_prepositional_verb(slots: Slots, noun: Token, lexicon: Lexicon) -> None:
    """A verb that stands like a preposition right behind the noun's phrase, and its object."""
    last = noun_phrase(noun)[-1]
    if last.i + 2 >= len(last.doc):
        return
    verb, after = last.doc[last.i + 1], last.doc[last.i + 2]
    if verb.lower_ in lexicon.constructions.prepositional_verbs and not verb.is_sent_start:
        _add(slots, verb.lower_, after)


def _fill_support(slots: Slots, noun: Token, lexicon: Lexicon) -> None:
    """The participants of a support verb are those of its noun ("melakukan kunjungan ke")."""
    top = noun
    patient = lexicon.constructions.patient_prepositions
    while top.relation in {"conj", "compound", "flat", "nmod"} and top.head.i < top.i:
        if top.case in patient:
            return
        top = top.head
    relative = next(dependents(noun, "acl"), None)
    behind = top.i > top.head.i
    oblique = behind and top.case in lexicon.constructions.support_prepositions
    governed = top.relation in {"obj", "nsubj"} or (top.relation == "obl" and oblique)
    verb = top.head if governed else relative
    if verb is None or verb.i == noun.i:
        return
    undergoing = verb.lower_ in lexicon.receiving
    kind = (lexicon.receiving if undergoing else lexicon.support).get(verb.lower_)
    if kind is None:
        return
    outer: Slots = {}
    (_fill_passive if kind == "passive" else _fill_active)(outer, verb, lexicon)
    undergoes = kind == "passive" and top.relation != "nsubj"
    for slot in outer:
        if slot == "object" and not undergoes:
            continue
        target = "object" if undergoing and slot == "subject" else slot
        _add(slots, target, *(token for token in outer.get(slot, []) if token.i != noun.i))
