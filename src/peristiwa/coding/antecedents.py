"""Finds whom a pronoun that speaks means: "ujarnya", "ia menambahkan", "menurut dia"."""

from __future__ import annotations

from collections.abc import Iterable

from peristiwa.coding.parties import Party
from peristiwa.coding.speakers import is_named_person
from peristiwa.parse.tokens import Doc

__all__ = ["antecedents"]

_THIRD_PERSON = "third_singular"


def antecedents(
    doc: Doc, speakers: Iterable[Party], subjects: Iterable[Party]
) -> dict[Party, Party]:
    """Give for each pronoun of the third person among ``speakers`` the party that it means.

    That is the individual who spoke last, or the person named last as the subject of a sentence:
    one of ``subjects``. Both are taken from outside quotations, where the people whom the speaker
    talks of stand. A pronoun before which there is none is left out.
    """
    speaking = list(speakers)
    if all(party.pronoun != _THIRD_PERSON for party in speaking):
        return {}
    known = {party.start: party for party in subjects}
    known |= {party.start: party for party in speaking if _speaks_alone(doc, party)}
    found: dict[Party, Party] = {}
    last: Party | None = None
    for _, party in sorted(known.items()):
        if party.pronoun is None:
            last = party
        elif last is not None and party.pronoun == _THIRD_PERSON:
            found[party] = last
    return found


def _speaks_alone(doc: Doc, party: Party) -> bool:
    """Whether a speaker is an individual: by name, by an office, or by a pronoun."""
    if party.pronoun or is_named_person(party):
        return True
    if party.noun is None or party.noun.kind != "person":
        return False
    office = doc[party.head].is_title and not party.noun.weak
    return office or bool(party.owners) or party.definite
