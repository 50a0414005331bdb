"""Small questions to a dependency tree, in the labels of Universal Dependencies v2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from peristiwa.parse.tokens import Doc, Token

__all__ = [
    "GOING_ON",
    "MODIFIERS",
    "SUBJECTS",
    "before_auxiliaries",
    "behind_abbreviation",
    "conjuncts",
    "dependents",
    "ends_opening",
    "governors",
    "is_passive",
    "is_passive_at",
    "is_subject",
    "modified_noun",
    "noun_phrase",
    "path_between",
    "verb_above",
]

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
MODIFIERS = frozenset({"nmod", "nmod:poss", "flat", "flat:name", "compound", "appos", "nmod:lmod"})
_LONGEST = 5
_PLACE = attrgetter("i")
GOING_ON = frozenset({"VERB", "AUX", "SCONJ", "ADV", "PART"})
"""What stands behind a name in apposition: a predicate, its adverb, or another clause."""
_OPENERS = frozenset({"ADP", "SCONJ"})
_AUXILIARY = frozenset({"AUX", "ADV", "PART"})
_INSIDE = frozenset({"nummod", "amod", "det", "clf"})
_RELATIVES = frozenset({"acl:relcl", "acl"})
_GOVERNED = frozenset({"xcomp", "ccomp", "advcl", "conj", "parataxis", "acl", "acl:relcl", "csubj"})


def before_auxiliaries(doc: Doc, position: int, first: int) -> int:
    """Give the last place from ``position`` back to ``first`` that holds no auxiliary or adverb."""
    while position > first and doc[position].pos_ in _AUXILIARY:
        position -= 1
    return position


def behind_abbreviation(doc: Doc, position: int) -> int:
    """Give the token behind a bracketed abbreviation, else ``position``: "Ketua X (Y) Budi"."""
    if position + 2 >= len(doc) or doc[position].text != "(" or doc[position + 2].text != ")":
        return position
    return position if doc[position + 1].text[:1].islower() else position + 3


def ends_opening(doc: Doc, comma: int) -> bool:
    """Tell whether a comma parts what opens a sentence: "Menurut jaksa, Kivlan menguasai ..."."""
    start = doc[comma].sent.start
    first = not any(doc[position].text == "," for position in range(start, comma))
    return first and doc[start].pos_ in _OPENERS


def is_subject(token: Token) -> bool:
    """Whether ``token`` is a subject of either voice."""
    return token.dep_ in SUBJECTS


def dependents(token: Token, *labels: str) -> list[Token]:
    """Give the children whose relation, without its subtype, is one of ``labels``."""
    return [child for child in token.children if child.relation in labels]


def conjuncts(tokens: Iterable[Token]) -> Iterator[Token]:
    """Give each of ``tokens`` followed by what is coordinated with it.

    A name between commas in front of "…, dan C" is a member of the list, even where the parse
    takes it for an apposition (official spelling, EYD, on the comma in lists).
    """
    for token in tokens:
        yield token
        if not token.children:
            continue
        joined = dependents(token, "conj")
        if token.pos_ == "PROPN":
            last = joined[-1].i if joined else token.i
            joined += [t for t in dependents(token, "appos") if t.pos_ == "PROPN" and t.i < last]
        if joined:
            yield from conjuncts(sorted(joined, key=_PLACE))


def governors(token: Token) -> Iterator[Token]:
    """Give the predicates that ``token`` depends on as a clause or conjunct, nearest first."""
    while token.dep_ in _GOVERNED and token.head.i != token.i:
        token = token.head
        yield token


def verb_above(token: Token) -> Token | None:
    """Give the nearest verb above ``token``, or None."""
    return next((above for above in token.ancestors if above.pos_ == "VERB"), None)


def modified_noun(verb: Token) -> Token | None:
    """Give the noun that the relative clause headed by ``verb`` belongs to, or None."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.head if verb.dep_ in _RELATIVES else None


def noun_phrase(head: Token) -> list[Token]:
    """Give the tokens of the phrase of ``head`` without clauses and prepositional phrases."""
    tokens = [head]
    for child in head.children:
        inside = child.relation in _INSIDE or child.dep_ in MODIFIERS
        if inside and child.case is None:
            tokens += noun_phrase(child)
    return sorted(tokens, key=_PLACE) if len(tokens) > 1 else tokens


def is_passive(verb: Token) -> bool:
    """Whether a word is a verb in the passive."""
    return verb.pos_ == "VERB" and verb.voice == "Pass"


def is_passive_at(doc: Doc, position: int) -> bool:
    """Whether a passive stands at a place."""
    return position < len(doc) and is_passive(doc[position])


def path_between(start: Token, end: Token) -> str:
    """Give the relations from ``start`` up to the common ancestor and down to ``end``."""
    above = [end, *end.ancestors]
    depths = {token.i: depth for depth, token in enumerate(above)}
    climbed: list[str] = []
    token = start
    while token.i not in depths:
        if token.head is token:
            return "apart"
        climbed.append(token.dep_)
        token = token.head
    depth = depths[token.i]
    if len(climbed) + depth >= _LONGEST:
        return f"far {len(climbed)},{depth}"
    return " ".join([*climbed, "^", *(step.dep_ for step in reversed(above[:depth]))])
