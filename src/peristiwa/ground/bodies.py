"""Which body a role belongs to: "Kapolres Sorong" → Polres Sorong, "jubir KPK" → KPK."""

from __future__ import annotations

from collections.abc import Iterator

from peristiwa.coding import NameHit, Party
from peristiwa.ground.actors import Actor, KnownActors
from peristiwa.ground.memory import Memory

__all__ = ["Bodies"]


class Bodies:
    """Finds the bodies of the roles in the report of ``memory``."""

    def __init__(self, known: KnownActors, memory: Memory) -> None:
        self._known = known
        self._memory = memory

    def of_role(self, party: Party, country: str | None) -> Actor | None:
        """Give the body for which the bearer of the role of ``party`` speaks, else None.

        The title tells it in the country of the press, else the body that owns the role;
        ``country`` is that of the bearer.
        """
        noun = party.noun
        if noun is None or noun.kind != "person" or party.former:
            return None
        title = self._known.spoken_for(noun.noun)
        if title is not None and (noun.country or country) == self._known.home:
            role, office = title
            words = [*noun.noun.split()[len(role.split()) :], *self._behind(party)]
            return self._called(office, words, noun.sector)
        owner = next((hit for hit in party.owners if hit.ids("organization")), None)
        return self.named(owner, country) if owner is not None else self._within(noun.noun)

    def _within(self, role: str) -> Actor | None:
        """The known body that a role names: "kepala ppatk"."""
        words = role.split()
        for end in range(1, len(words)):
            body = self._known.body_called(" ".join(words[end:]))
            if body is not None and " ".join(words[:end]) in self._known.body_roles:
                return body
        return None

    def of_office(self, office: str, sector: str | None) -> Actor | None:
        """Give the body for which the holder of an office of the press's own country speaks."""
        title = self._known.spoken_for(office)
        if title is None:
            return None
        return self._called(title[1], office.split()[len(title[0].split()) :], sector)

    def named(self, hit: NameHit, country: str | None) -> Actor:
        """Give the body of that name; one that is not known is of ``country``."""
        text = self._memory.text(hit.start, hit.end)
        noun = self._known.noun_of(text)
        unknown = Actor(
            None, text, country or self._memory.setting, noun.sector if noun is not None else None
        )
        known = self._known.named(hit, self._memory.on) or self._memory.abbreviated(text)
        return known or unknown

    def is_body(self, hit: NameHit) -> bool:
        """Whether a body is named, and no rank that is written like one: "AKP"."""
        noun = self._known.noun_of(self._memory.text(hit.start, hit.end))
        return bool(hit.ids("organization")) and (noun is None or noun.kind != "person")

    def _called(self, office: str, words: list[str], sector: str | None) -> Actor | None:
        name = " ".join([office, *map(_capitalised, words)])
        unknown = Actor(None, name, self._known.home, sector) if words else None
        return self._known.body_called(name) or unknown

    def _behind(self, party: Party) -> Iterator[str]:
        """The words behind a role noun up to a rank or a name: "Metro Jakarta Utara"."""
        first = party.noun_end
        last = party.proper.start if party.proper is not None else party.end
        for token in self._memory.doc.span(first, max(first, last)):
            noun = self._known.noun_of(self._memory.text(token.i, last))
            if not token.text[:1].isalnum() or (noun is not None and noun.kind == "person"):
                return
            yield token.text


def _capitalised(word: str) -> str:
    return word if word[:1].isupper() or word.isupper() else word.title()
