"""What is told of a party to the models that decide whether it acts or undergoes an act."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from peristiwa.coding.attempts import Attempt
from peristiwa.coding.features import kind_of
from peristiwa.coding.mentions import Attribution
from peristiwa.coding.parties import Party
from peristiwa.coding.roles import Reading
from peristiwa.coding.tree import path_between
from peristiwa.coding.triggers import Candidate
from peristiwa.parse.tokens import Token

__all__ = ["RoleFeatures", "Told", "role_features"]

_FAR = (1, 2, 4, 7, 12, 20)
_LIGHTS: Mapping[str, Sequence[str]] = {
    "path": ("form", "act", "root"),
    "order": ("form", "root"),
    "kind": ("form", "type", "act", "root"),
    "case": ("form", "type", "root"),
    "rule,speaks": ("form", "type"),
}
"""What is told of a party, and what of the act it was found to depend on (training/README.md)."""


class Told(Struct, frozen=True):
    """Something told of a party, in the light of the form, the type and the root of the act."""

    name: str
    value: str
    form: str
    type: str
    root: str

    @property
    def act(self) -> str:
        """The type and the form together."""
        return f"{self.type} {self.form}"

    def features(self) -> Iterator[str]:
        """Give it alone and in each light in which it tells something of the roles."""
        told = f"{self.name}={self.value}"
        yield told
        yield from (f"{told} for {getattr(self, light)}" for light in _LIGHTS[self.name])


class RoleFeatures(NamedTuple):
    """The features of a party: those by the act, which many have in common, and the others."""

    by_act: list[Told]
    others: list[str]

    def all(self) -> list[str]:
        """Give every feature."""
        return [*self.others, *(feature for told in self.by_act for feature in told.features())]


def role_features(
    root: Token,
    attempt: Attempt,
    reading: Reading,
    party: Party,
    *,
    order: int,
    source: Attribution | None,
) -> RoleFeatures:
    """Give the features of ``party``, which stands in the sentence of the trigger of ``root``.

    ``reading`` has the participants that the rules found, ``source`` who tells of the act, and
    ``order`` counts the parties from the trigger: -1 is the first before it, 0 that behind it.
    """
    doc, sentence = root.doc, root.sent
    place = max(-4, min(4, order))
    told = source is not None and source.party == party
    rule = _by_rule(party, reading)
    head = doc[party.head]
    path = path_between(head, root)
    kind = kind_of(party)
    speaker = "speaker" if told else "other"
    form, type_, act_root = attempt.kind, attempt.frame.type, attempt.frame.root
    by_act = [
        Told("path", path, form, type_, act_root),
        Told("order", f"{place}", form, type_, act_root),
        Told("kind", kind, form, type_, act_root),
        Told("case", head.case or "", form, type_, act_root),
        Told("rule,speaks", f"{rule},{speaker}", form, type_, act_root),
    ]
    found = f"{bool(reading.actors)},{bool(reading.recipients)}"
    others = [
        f"before={doc[party.start - 1].lower_ if party.start > sentence.start else '<'}",
        f"after={doc[party.end].lower_ if party.end < sentence.end else '>'}",
        f"distance={_distance(party, attempt.candidate)}",
        f"rule={rule}{'' if attempt.succeeds else ' failing'}",
        f"rule,kind={rule},{kind}",
        f"path,speaks={path},{speaker}",
        f"first={party.start == sentence.start}",
        f"noun={party.noun.noun if party.noun is not None else ''}",
        f"found={found} {rule}",
        f"found={found} {rule} {place}",
    ]
    return RoleFeatures(by_act, others)


def _by_rule(party: Party, reading: Reading) -> str:
    if party in reading.actors:
        return "actor"
    return "recipient" if party in reading.recipients else "neither"


def _distance(party: Party, trigger: Candidate) -> str:
    before = party.end <= trigger.start
    tokens = trigger.start - party.end if before else party.start - trigger.end
    side = "before" if before else "behind"
    return f"{side} {bisect_right(_FAR, tokens)}"
