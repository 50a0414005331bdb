"""What is told of a party to the models that decide whether it acts or undergoes an act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peristiwa.coding.attempts import Attempt
from peristiwa.coding.features import kind_of
from peristiwa.coding.mentions import Attribution
from peristiwa.coding.parties import Party
from peristiwa.coding.roles import Reading
from peristiwa.coding.tree import case_of, path_between
from peristiwa.parse.tokens import Doc, Span

__all__ = ["role_features"]

_FAR = (1, 2, 4, 7, 12, 20)


def role_features(
    doc: Doc,
    attempt: Attempt,
    reading: Reading,
    party: Party,
    *,
    parties: Sequence[Party],
    source: Attribution | None,
) -> list[str]:
    """Give the features of ``party``, one of ``parties``, those of the sentence of the trigger.

    ``reading`` has the participants that the rules found, ``source`` who tells of the act.
    """
    span = doc.span(attempt.candidate.start, attempt.candidate.end)
    before = sum(other.end <= span.start for other in parties)
    told = source is not None and source.party == party
    place = parties.index(party) - before
    return list(_pair(span, attempt, reading, party, told=told, place=place))


def _pair(
    span: Span, attempt: Attempt, reading: Reading, party: Party, *, told: bool, place: int
) -> Iterator[str]:
    doc = span.doc
    type_, form, root = attempt.frame.type, attempt.kind, attempt.frame.root
    rule = _by_rule(party, reading)
    path = path_between(doc[party.head], span.root)
    kind = kind_of(party)
    order = f"{max(-4, min(4, place))}"
    speaks = "speaker" if told else "other"
    within = "inside" if span.start <= party.start < span.end else ""
    case = case_of(doc[party.head]) or ""
    first = doc[party.start - 1].lower_ if party.start > span.sent.start else "<"
    last = doc[party.end].lower_ if party.end < span.sent.end else ">"
    base = {
        "rule": f"{rule}{'' if attempt.succeeds else ' failing'}",
        "path": path,
        "kind": kind,
        "order": order,
        "speaks": f"{speaks}{within}",
        "case": case,
        "before": first,
        "after": last,
        "distance": _distance(party, span),
        "case,order": f"{case},{order}",
        "rule,kind": f"{rule},{kind}",
        "path,speaks": f"{path},{speaks}",
        "rule,speaks": f"{rule},{speaks}",
        "first": str(party.start == span.sent.start),
        "noun": party.noun.noun if party.noun is not None else "",
    }
    for name, value in base.items():
        yield f"{name}={value}"
    for name in ("rule", "path", "order", "kind", "speaks", "case", "rule,speaks"):
        yield f"{name}={base[name]} for {form}"
        yield f"{name}={base[name]} for {type_}"
        yield f"{name}={base[name]} for {type_} {form}"
        yield f"{name}={base[name]} for {root}"
    found = f"{bool(reading.actors)},{bool(reading.recipients)}"
    yield f"found={found} {rule}"
    yield f"found={found} {rule} {order}"


def _by_rule(party: Party, reading: Reading) -> str:
    if party in reading.actors:
        return "actor"
    return "recipient" if party in reading.recipients else "neither"


def _distance(party: Party, span: Span) -> str:
    tokens = span.start - party.end if party.end <= span.start else party.start - span.end
    side = "before" if party.end <= span.start else "behind"
    return f"{side} {sum(tokens >= far for far in _FAR)}"
