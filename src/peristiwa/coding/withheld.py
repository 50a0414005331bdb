"""People of whom a report gives initials alone: "pria berinisial AR", "tersangka AR (32)".

The press withholds the names of suspects and victims (Kode Etik Jurnalistik, articles 3 and 5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from peristiwa.coding.names import NameHit
from peristiwa.lexicon.schema import Noun
from peristiwa.parse.tokens import Doc

__all__ = ["withheld_names"]

_LONGEST = 3
_CRIMINAL = "CRM"


def withheld_names(
    doc: Doc, nouns: Mapping[int, tuple[Noun, int]], listed: Set[int], announcing: Set[str]
) -> Iterator[NameHit]:
    """Give the initials that stand for people, wherever the report has them.

    They are announced by one of the words ``announcing``, by an age in brackets, or by the noun of
    a criminal where they are no name that is ``listed``.

    Args:
        doc: the report.
        nouns: its role nouns by the token that they start at, each with the token behind it.
        listed: the tokens of names of the gazetteers.
        announcing: words in lower case.
    """
    brief = (word for word in doc.places if len(word) <= _LONGEST and word.isalpha())
    places = sorted(at for word in brief for at in doc.places[word])
    short = [at for at in places if at and doc[at].text.isupper() and at not in nouns]
    criminals = {end for noun, end in nouns.values() if noun.sector == _CRIMINAL}
    withheld = {
        doc[at].text
        for at in short
        if doc.words[at - 1] in announcing
        or _is_aged(doc, at)
        or (at in criminals and at not in listed)
    }
    for at in short:
        if doc[at].text in withheld:
            yield NameHit(at, at + 1, (("person", ""),))


def _is_aged(doc: Doc, at: int) -> bool:
    """Whether an age in brackets stands behind a token."""
    opened = at + 2 < len(doc) and doc[at + 1].text == "("
    return opened and doc[at + 2].text.isdigit()
