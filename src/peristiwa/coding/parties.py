"""Finds the mentions of parties: names, role nouns with what belongs to them, and pronouns.

A mention is read from left to right, head first, as the Indonesian noun phrase is built (Sneddon
et al. 2010, section 2.1): determiner, role noun, attributes, owner, proper name, demonstrative.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal, get_args

from msgspec import Struct

from peristiwa.coding.abbreviated import abbreviates, redefined
from peristiwa.coding.names import NameFinder, NameHit, NameKind
from peristiwa.coding.phrases import PhraseBook, PhraseIndex
from peristiwa.coding.tree import GOING_ON, behind_abbreviation, ends_opening
from peristiwa.coding.withheld import withheld_names
from peristiwa.lexicon.compiled import Lexicon
from peristiwa.lexicon.schema import Noun
from peristiwa.parse.tokens import Doc, Span, Token

__all__ = ["Party", "PartyFinder", "Person", "initials"]

Person = Literal["third_singular", "third_plural", "first_singular", "first_plural", "both"]
_MAX_ATTRIBUTES = 6
_FEWEST, _MOST = 2, 4
_RANKED = frozenset({"COP", "MIL"})
_CRIMINAL, _CIVIL = "CRM", "CVL"
_HYPHEN, _SLASH = "-", "/"
_JOINTS = frozenset({_HYPHEN, "(", ")"})
"""Words that a trained entity may end with, or join two names with."""
_PASSIVE = "Pass"
_VERBAL = frozenset({"active", "passive", "bare", "intransitive"})
_NAME_LABELS: dict[str, NameKind] = {"PER": "person", "ORG": "organization", "LOC": "place"}
_TAIL = 4
_PHRASE = frozenset({"ADP", "NOUN", "PROPN"})
_TITLED = frozenset({"NOUN", "PROPN", "ADJ"})
_MEMBERS = frozenset({"NOUN", "PROPN"})
_ACTING = frozenset({"VERB", "AUX"})
_GOING_ON = GOING_ON | {"ADP"}
_SHORT_NAME: tuple[tuple[NameKind, str], ...] = (("person", ""),)
_SPATIAL: tuple[NameKind, ...] = ("state", "place")
_PARTICIPANT = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"})


class Party(Struct, frozen=True, eq=False):
    """A mention of a party: tokens ``start`` to ``end`` (exclusive); no two are equal.

    ``noun`` is its role noun, ``proper`` the name it bears, ``owners`` the names of the states,
    bodies or people that its role belongs to, ``pronoun`` its person where it is a pronoun.
    ``pair`` marks "the two …", ``definite`` a demonstrative, ``former`` a role given up.
    """

    start: int
    end: int
    head: int
    noun: Noun | None = None
    proper: NameHit | None = None
    owners: tuple[NameHit, ...] = ()
    pronoun: Person | None = None
    pair: bool = False
    definite: bool = False
    former: bool = False

    @property
    def is_person(self) -> bool:
        """Whether an individual is meant: by name, by role or by a singular pronoun."""
        named = self.proper is not None and bool(self.proper.ids("person"))
        role = self.noun is not None and self.noun.kind == "person"
        return named or role or self.pronoun in {"third_singular", "first_singular"}

    @property
    def noun_end(self) -> int:
        """The token behind the role noun, where there is one."""
        return self.head + (len(self.noun.noun.split()) if self.noun is not None else 0)

    @property
    def weak(self) -> bool:
        """Whether only a strong frame makes this mention a party to an act."""
        described = self.proper is not None or bool(self.owners) or self.pair
        return not described and self.noun is not None and self.noun.weak


_NOMINALISED = frozenset({"VERB", "ADJ", "ADV"})
_OPENING = frozenset({"NOUN", "PROPN", "NUM", "DET", "ADJ"})
_Match = tuple[Noun, int]
_Matches = Mapping[int, _Match]
"""Role nouns with their ends, by the token at which they start; the longest of each place."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A ``Doc`` with the role nouns and names that start at its tokens, and where laws stand."""

    doc: Doc
    nouns: _Matches
    names: Mapping[int, NameHit]
    laws: Set[int]


class PartyFinder:
    """Finds party mentions with the gazetteers, the role nouns and the entities of the parse.

    ``phrases`` is for all that is sought in the same ``Doc``.
    """

    def __init__(
        self,
        names: NameFinder,
        nouns: Sequence[Noun],
        lexicon: Lexicon,
    ) -> None:
        words, forms = lexicon.constructions, lexicon.forms
        self.phrases = PhraseBook()
        self._names = names
        active = (f for f, readings in forms.items() if any(k == "active" for _, k in readings))
        self._with_object = frozenset([*lexicon.cues.reporting, *active])
        self._acts = frozenset(forms)
        self._predicates = frozenset(
            form for form, readings in forms.items() if any(k in _VERBAL for _, k in readings)
        ) | frozenset([*lexicon.support, *lexicon.receiving])
        self._nouns = PhraseIndex(self.phrases, ((noun.noun, noun) for noun in nouns))
        self._prepositions = frozenset(words.prepositions)
        self._determiners = frozenset(words.determiners)
        self._demonstratives = frozenset(words.demonstratives)
        self._pairs = frozenset(words.pair_determiners)
        self._address = frozenset(words.address)
        self._opening = self._determiners | self._address
        self._generic = frozenset(words.generic_determiners)
        self._former = frozenset(words.former)
        self._currencies = frozenset(words.currencies)
        self._laws = frozenset(words.laws)
        self._law_titles = frozenset(words.law_titles)
        self._retired = frozenset(words.retired)
        self._unheld = frozenset(words.unheld)
        self._attributive = frozenset(words.attributive)
        self._posted = frozenset(words.posted)
        self._posting = frozenset(words.posting_prepositions)
        self._sexes = frozenset(words.sexes)
        self._naming: PhraseIndex[None] = PhraseIndex(
            self.phrases, ((p, None) for p in words.naming_phrases)
        )
        self._origins: PhraseIndex[None] = PhraseIndex(
            self.phrases, ((p, None) for p in words.origin_words)
        )
        self._announcing = frozenset(words.announcing_initials)
        self._single = frozenset([*words.single_determiners, *words.address])
        self._coordinators = frozenset(words.coordinators)
        self._relative = frozenset(words.relative)
        self._adjectival = frozenset(words.adjectival_nouns)
        self._pronouns: PhraseIndex[Person] = PhraseIndex(
            self.phrases,
            (
                (word, person)
                for person in get_args(Person)
                for word in getattr(words.pronouns, person)
            ),
        )

    def __call__(self, doc: Doc) -> tuple[list[Party], list[NameHit]]:
        """Give the party mentions and all name hits of ``doc``, each in order."""
        nouns = {start: matches[0] for start, matches in self._nouns.everywhere(doc).items()}
        named = self._names(doc)
        known = [h for h in named if not (self._is_money(doc, h) or _is_rank_of(doc, h, nouns))]
        hits = self._merge_entities(doc, known, nouns)
        laws = frozenset(doc.among(self._laws))
        found = _Found(doc, nouns, {hit.start: hit for hit in hits}, laws)
        return list(self._scan(found)), hits

    def _is_money(self, doc: Doc, hit: NameHit) -> bool:
        """Whether a name says of which state a sum of money is: "dolar AS"."""
        return hit.start > 0 and doc.words[hit.start - 1] in self._currencies

    def _is_of_law(self, found: _Found, position: int) -> bool:
        """Whether a law is named here, or what its title says: "revisi UU KPK", "RUU PKS".

        Whose law it is, is told by the name of a state: "UU AS".
        """
        if not found.laws:
            return False
        words, hit = found.doc.words, found.names.get(position)
        if hit is not None and hit.ids("state"):
            return False
        unknown = hit is not None and not hit.is_known
        before = position - 1
        while before > 0 and (words[before] in self._law_titles or words[before].isdigit()):
            before -= 1
        return before in found.laws or (unknown and position in found.laws)

    def _scan(self, found: _Found) -> Iterator[Party]:
        pronouns = self._pronouns.everywhere(found.doc)
        opening = set(found.doc.among(self._opening))
        free = 0
        for position in sorted(opening.union(pronouns, found.nouns, found.names)):
            if position < free:
                continue
            hit = found.names.get(position)
            if position in pronouns and hit is None:
                person, free = pronouns[position][0]
                token = found.doc[position]
                if self._is_nominaliser(token) or self._is_undergone(token):
                    continue
                yield Party(position, free, position, pronoun=person)
                continue
            party = self._read(found, position)
            if party is not None:
                yield party
            free = party.end if party else hit.end if hit else position + 1

    def _is_nominaliser(self, token: Token) -> bool:
        """Whether a clitic makes a noun of what it stands on: "tertangkapnya Budi", "kurangnya X".

        The parse calls it a determiner then (Sneddon et al. 2010, on nominalisation with -nya), but
        at times where it is the object of an active verb, too: "menembaknya dua kali".
        """
        doc, at = token.doc, token.i
        if not 0 < at < len(doc) - 1 or token.relation != "det":
            return False
        before, behind = doc[at - 1], doc[at + 1]
        made = before.pos_ in _NOMINALISED and before.lower_ not in self._with_object
        return made and behind.pos_ in _OPENING

    def _is_undergone(self, token: Token) -> bool:
        """Whether it makes a noun of a passive whose undergoer follows: "ditetapkannya Budi"."""
        doc, at = token.doc, token.i
        if not 1 < at < len(doc) - 1:
            return False
        verb = doc[at - 1]
        attached = verb.idx + len(verb) == token.idx
        passive = verb.voice == _PASSIVE and doc.words[at - 2] not in self._relative
        return attached and passive and doc[at + 1].pos_ in _MEMBERS

    def _read(self, found: _Found, start: int) -> Party | None:
        doc, core = found.doc, start
        while core < len(doc) - 1 and self._determines(found, core):
            core += 1
        prefix = doc.words[start:core]
        noun, hit = found.nouns.get(core), found.names.get(core)
        if self._is_of_law(found, start):
            return None
        if noun and hit is None and self._only_qualifies(found, core):
            return None
        if noun and hit is not None and hit.end == noun[1] and hit.meanings == _SHORT_NAME:
            noun = None
        if noun and (hit is None or hit.end <= noun[1]):
            return self._noun_phrase(found, (start, core), noun, prefix)
        if hit is not None and _names_party(hit):
            return self._named(found, (start, core), hit)
        return None

    def _determines(self, found: _Found, position: int) -> bool:
        """Whether a word only counts or classifies: "tiga", "para", "orang" in "tiga orang polisi".

        One that is a role noun itself does so before another role noun (Sneddon et al. 2010,
        section 2.8, on classifiers), "pihak" before a name, and "Bapak" before an office.
        """
        word, noun = found.doc.words[position], found.nouns.get(position)
        if position in found.names:
            return False
        if word in self._address:
            following = found.nouns.get(position + 1)
            return following is not None and following[0].office is not None
        if word not in self._determiners:
            return False
        if noun is None or noun[1] > position + 1:
            return noun is None
        return (
            word in self._generic and position + 1 in found.names
        ) or position + 1 in found.nouns

    def _description(self, found: _Found, hit: NameHit) -> Party | None:
        """The role that stands between commas behind a person's name: "Budi, ketua partai itu,"."""
        doc, start = found.doc, hit.end + 1
        if not hit.ids("person") or hit.end + 2 >= len(doc) or doc[hit.end].text != ",":
            return None
        if start in found.names or doc[start].sent.start > hit.start:
            return None
        described = self._read(found, start)
        if described is None or described.noun is None or described.proper is not None:
            return None
        alone = described.noun.kind == "person" and not described.weak
        return described if alone and self._closes(doc, described.end) else None

    def _closes(self, doc: Doc, position: int) -> bool:
        """Whether a stop, or a comma without a list behind it, ends the phrase at ``position``."""
        for end in range(position, min(position + _TAIL, len(doc))):
            if doc[end].text == ",":
                return not self._joins(doc, end + 1)
            if doc[end].pos_ not in _PHRASE:
                return doc[end].text == "."
        return False

    def _joins(self, doc: Doc, position: int) -> bool:
        """Whether a list goes on at ``position``: another member, or a coordinator."""
        if position >= len(doc):
            return False
        return doc.words[position] in self._coordinators or doc[position].pos_ in _MEMBERS

    def _noun_phrase(
        self, found: _Found, span: tuple[int, int], noun: _Match, prefix: list[str]
    ) -> Party:
        start, core = span
        doc = found.doc
        body = _body_begun(found, core, noun[1])
        end, owners, proper = self._attributes(found, body.end if body else noun[1], noun[0])
        if proper is not None and not self._single.issuperset(prefix) and _is_parted(doc, proper):
            end, proper = proper.start - 1, None
        if body is not None:
            owners.insert(0, body)
        if noun[0].kind == "organization" or (owners and owners[-1].end == end):
            end = behind_abbreviation(doc, end)
        definite_end = self._demonstrative(doc, end)
        return Party(
            start,
            definite_end,
            core,
            noun=noun[0],
            proper=proper,
            owners=tuple(owners),
            pair=not self._pairs.isdisjoint(prefix),
            definite=definite_end > end,
            former=self._is_former(prefix) or self._is_retired(doc, core, proper),
        )

    def _attributes(
        self, found: _Found, position: int, noun: Noun
    ) -> tuple[int, list[NameHit], NameHit | None]:
        """Read on from the role noun: owners, attributes, then the proper name that ends it.

        Brackets around an abbreviation are passed over on the way to a name: "Ketua X (Y) Budi". A
        name behind the act of a criminal is of whom it was done to: "pelaku penembakan Sims".
        """
        doc, at = found.doc, found.names
        owners: list[NameHit] = []
        person = noun.kind == "person"
        first, end, attributes = position, position, 0
        while end < len(doc) and attributes < _MAX_ATTRIBUTES:
            if not person and _is_rank(found, end):
                break
            ranked = self._ranked_name(found, end) if person else None
            if ranked is not None:
                return ranked.end, owners, ranked
            hit = self._owner_at(found, end) if person else at.get(end)
            if hit is not None and hit.ids("person"):
                if not person and doc[end - 1].text.isupper():
                    break
                apposed = _apposed(found, hit.end)
                undergoes = noun.sector == _CRIMINAL and self._names_act(noun, doc, position, end)
                if person and apposed is None and not undergoes:
                    return hit.end, owners, hit
                owners.append(hit)
                return (apposed.end, owners, apposed) if apposed else (hit.end, owners, None)
            if hit is not None:
                owners.append(hit)
                end = hit.end
            elif (behind := self._passed_over(found, end, noun)) > end:
                end = behind
            elif self._is_attribute(found, doc[end], first):
                end, attributes = end + 1, attributes + 1
            else:
                break
        named = self._named_behind(found, noun, owners, end) if person else None
        return (named.end, owners, named) if named else (end, owners, None)

    def _named_behind(
        self, found: _Found, noun: Noun, owners: Sequence[NameHit], end: int
    ) -> NameHit | None:
        """The name that is apposed, or words in capitals behind a rank or, if two, an owner."""
        doc = found.doc
        start = behind_abbreviation(doc, owners[-1].end) if owners else end
        last = start
        while last < len(doc) and self._may_name(found, doc[last]):
            last += 1
        if last - start >= (_FEWEST if owners else 1) and (owners or _ranks(noun)):
            return NameHit(start, last, _SHORT_NAME)
        return _apposed(found, behind_abbreviation(doc, end))

    def _ranked_name(self, found: _Found, position: int) -> NameHit | None:
        """The person whose rank stands at a place, though nothing else knows of the name."""
        known = _ranked(found, position)
        if known is not None or not _is_rank(found, position):
            return known
        start = found.nouns[position][1]
        named = start < len(found.doc) and self._may_name(found, found.doc[start])
        return NameHit(start, start + 1, _SHORT_NAME) if named else None

    def _may_name(self, found: _Found, token: Token) -> bool:
        """Whether a word may be of a person's name that nothing else knows."""
        known = token.i in found.names or token.i in found.nouns or token.lower_ in self._acts
        named = token.pos_ == "PROPN" or token.dep_ == "flat:name"
        return named and token.is_title and not known and not token.is_sent_start

    def _passed_over(self, found: _Found, end: int, noun: Noun) -> int:
        """Where to read on behind a word like "bernama", or brackets: "Kodam III/Siliwangi"."""
        word, doc, person = found.doc.words[end], found.doc, noun.kind == "person"
        sent = noun.noun in self._posted and word in self._posting
        if sent or (person and word in self._coordinators):
            return self._post(found, end) if sent else self._behind_portfolio(found, end)
        if word == _SLASH and end + 1 < len(doc) and doc[end + 1].text[:1].isupper():
            return end + 2
        if word in self._attributive and (end + 1 in found.names or _ranked(found, end + 1)):
            return end + 1
        origin = self._origin(found, end)
        if origin is not None:
            return origin.start
        naming = self._naming.longest(doc, end) if person else None
        named = naming[1] if naming else end + 1
        if (naming or (person and word in self._unheld)) and _names_person(found, named):
            return named
        behind = behind_abbreviation(doc, end)
        hit = found.names.get(behind)
        return behind if hit is not None and (person or hit.ids(*_SPATIAL)) else end

    def _post(self, found: _Found, position: int) -> int:
        """Where the state or body ends to which somebody is sent: "dubes AS untuk Indonesia"."""
        hit = found.names.get(position + 1)
        return hit.end if hit is not None and hit.ids(*_SPATIAL, "organization") else position

    def _behind_portfolio(self, found: _Found, end: int) -> int:
        """Where the second half of an office ends: "Menteri Tambang dan Air Madagaskar"."""
        doc, position = found.doc, end + 1
        inside = any(hit.start < end <= hit.end for hit in found.names.values())
        while position < min(len(doc), end + _MAX_ATTRIBUTES) and _may_be_portfolio(
            found, position
        ):
            position += 1
        hit = found.names.get(position)
        begun = doc[end - 1].is_title and not inside and position > end + 1
        named = hit is not None and bool(hit.ids("state", "person", "organization"))
        return position if begun and named else end

    def _origin(self, found: _Found, position: int) -> NameHit | None:
        """The state or place behind words of origin at ``position``: "pria asal Maroko"."""
        phrase = self._origins.longest(found.doc, position)
        hit = found.names.get(phrase[1]) if phrase is not None else None
        return hit if hit is not None and hit.ids(*_SPATIAL) else None

    def _named(self, found: _Found, span: tuple[int, int], hit: NameHit) -> Party:
        """The mention by a name, with the role or the origin between commas behind it."""
        start, core = span
        doc = found.doc
        described = self._description(found, hit)
        comma = hit.end < len(doc) and doc[hit.end].text == ","
        origin = self._origin(found, hit.end + comma) if hit.ids("person") else None
        named = behind_abbreviation(doc, hit.end) if hit.ids("organization") else hit.end
        end = origin.end if origin else self._demonstrative(doc, named)
        former = self._is_former(doc.words[start:core])
        if described is None:
            owners = (origin,) if origin else ()
            return Party(start, end, core, proper=hit, owners=owners, former=former)
        return Party(
            start,
            described.end,
            core,
            noun=described.noun,
            proper=hit,
            owners=described.owners,
            former=former or described.former,
        )

    def _owner_at(self, found: _Found, position: int) -> NameHit | None:
        """The name at a place behind a person's role; a body is named from its noun on.

        So "Polres" and what follows it in capitals are one name, whatever is known of them, and a
        rank before a name is nobody's: "Kasat Reskrim Polres Blitar AKP Budi".
        """
        hit, role = found.names.get(position), found.nouns.get(position)
        if role is None or not found.doc[position].text[:1].isupper():
            return hit
        if role[0].kind == "person":
            return hit if hit is not None and hit.end > role[1] else None
        if role[0].kind == "group" and role[0].sector == _CIVIL:
            return hit
        end = self._end_of_name(found, role[1])
        if end == role[1] or (hit is not None and hit.end >= end):
            return hit
        return NameHit(position, end, (("organization", ""),))

    def _end_of_name(self, found: _Found, position: int) -> int:
        """Where the words in capitals from ``position`` on end, before a person or a rank."""
        doc, end = found.doc, position
        while end < min(len(doc), position + _MAX_ATTRIBUTES):
            hit, role = found.names.get(end), found.nouns.get(end)
            person = (hit is not None and hit.ids("person")) or (role and role[0].kind == "person")
            if person or doc[end].is_sent_start or not doc[end].text[:1].isupper():
                break
            end = hit.end if hit is not None else end + 1
        return end

    def _names_act(self, noun: Noun, doc: Doc, start: int, end: int) -> bool:
        """Whether an act stands in a role noun or behind it: "tersangka pembunuhan"."""
        words = [*noun.noun.split()[1:], *doc.words[start:end]]
        return not self._acts.isdisjoint(words)

    def _is_attribute(self, found: _Found, token: Token, first: int) -> bool:
        role = found.nouns.get(token.i)
        if token.lower_ in self._sexes:
            return True
        if role and role[0].kind == "person" and token.is_lower:
            return False
        if token.lower_ in self._predicates or token.lower_ in self._prepositions:
            return False
        attached = first - 4 <= token.head.i < token.i
        return (
            attached
            and token.pos_ in {"NOUN", "PROPN", "ADJ"}
            and token.dep_
            in {
                "amod",
                "nmod",
                "flat",
                "compound",
                "flat:name",
                "nmod:poss",
            }
            and not any(child.dep_ == "case" for child in token.children)
        )

    def _merge_entities(self, doc: Doc, known: list[NameHit], nouns: _Matches) -> list[NameHit]:
        """Join gazetteer names, trained entities and names that nothing else knows."""
        others = redefined(doc, known, self._coordinators)
        if others:
            known = [hit for hit in known if doc.span(hit.start, hit.end).text not in others]
        listed = {token for hit in known for token in range(hit.start, hit.end)}
        named = [e for e in doc.ents if e.label_ in _NAME_LABELS]
        if others:
            named = [e for e in named if e.text not in others]
        trained = [hit for e in named if (hit := self._trained(doc, e, nouns, listed)) is not None]
        full = _longest([*known, *trained, *self._unknown_names(doc, nouns)])
        short = list(self._short_names(doc, full, nouns))
        words = {hit.start for hit in short}
        full = [hit for hit in full if not _is_unknown_word(hit, words)]
        withheld = list(withheld_names(doc, nouns, listed, self._announcing))
        initials = {hit.start for hit in withheld}
        full = [hit for hit in full if not (hit.start in initials and hit.end == hit.start + 1)]
        return _with_places(doc, _longest([*_behind_roles(full, nouns), *short, *withheld]))

    def _trained(self, doc: Doc, entity: Span, nouns: _Matches, listed: Set[int]) -> NameHit | None:
        """The name that a trained entity bears, without roles and ranks before it."""
        end = entity.end
        words = [token.text for token in entity]
        if not _JOINTS.isdisjoint(words):
            end = _before_bracket(entity, words)
            if _is_listed(entity, words, listed):
                return None
        start = _after_roles(entity.start, end, nouns)
        if entity.label_ == "PER":
            start = _after_rank(start, end, nouns)
            if not listed.isdisjoint(range(start, end)):
                return None
        elif entity.label_ == "ORG":
            end = _before_person(doc, (start, end), nouns, listed)
        if start >= end or not self._is_one_name(
            doc.span(start, end), entity.label_, nouns, listed
        ):
            return None
        return NameHit(start, end, ((_NAME_LABELS[entity.label_], ""),))

    def _short_names(self, doc: Doc, hits: Sequence[NameHit], nouns: _Matches) -> Iterator[NameHit]:
        """Single words and initials of the people whom the report names in full.

        So "Bone" for Peter Bone, and "NBA" for "Nurdin Basirun (NBA)".
        """
        words = {
            token.text
            for hit in hits
            if hit.end - hit.start > 1 and hit.ids("person")
            for token in doc.span(hit.start, hit.end)
            if token.is_title and len(token) > 2 and token.lower_ not in self._acts
        }
        words.update(filter(None, (initials(doc, hit) for hit in hits)))
        for at in doc.among({word.lower() for word in words}):
            opened = at > 0 and doc[at - 1].text == "("
            if doc[at].text in words and not opened and _may_be_short(doc[at], nouns):
                yield NameHit(at, at + 1, _SHORT_NAME)

    def _is_one_name(
        self, entity: Span, label: str, nouns: _Matches, listed: Container[int]
    ) -> bool:
        """Whether a trained entity is a name: no act, no headline, no role noun with a state.

        A place whose name only begins with one of the gazetteer is another: "Polsek Astana Anyar".
        """
        if entity.text.lower() in self._acts:
            return False
        words = entity.doc.words[entity.start : entity.end]
        if len(words) > 1 and not self._predicates.isdisjoint(words):
            return False
        noun = nouns.get(entity.start)
        if noun is None or noun[1] >= entity.end or noun[1] not in listed:
            return True
        if label != "LOC":
            return False
        unlisted = next((t for t in entity if t.i >= noun[1] and t.i not in listed), None)
        return unlisted is not None and unlisted.is_title and unlisted.i not in nouns

    def _unknown_names(self, doc: Doc, nouns: _Matches) -> Iterator[NameHit]:
        """Capitalised words in a participant's place, inside a sentence, taken for a person."""
        for token in doc:
            if (
                token.pos_ == "PROPN"
                and token.is_title
                and token.dep_ in _PARTICIPANT
                and not token.is_sent_start
                and token.lower_ not in self._acts
                and token.i not in nouns
            ):
                end = token.i + 1
                while end < len(doc) and doc[end].dep_ == "flat:name" and doc[end].is_title:
                    end += 1
                yield NameHit(token.i, end, (("person", ""),))

    def _only_qualifies(self, found: _Found, position: int) -> bool:
        return (
            position > 0
            and found.doc.words[position] in self._adjectival
            and found.doc[position - 1].pos_ in {"NOUN", "ADJ"}
            and position - 1 not in found.nouns
        )

    def _demonstrative(self, doc: Doc, end: int) -> int:
        """Give the end of the phrase with its demonstrative, if need be after an adjective."""
        for position in range(end, min(end + 2, len(doc))):
            if doc[position].lower_ in self._demonstratives:
                return position + 1
            if doc[position].relation != "amod":
                break
        return end

    def _is_retired(self, doc: Doc, start: int, name: NameHit | None) -> bool:
        """Whether it is told between a rank and a name: "Mayor Jenderal (Purn) Budi"."""
        return name is not None and not self._retired.isdisjoint(doc.words[start : name.start])

    def _is_former(self, prefix: list[str]) -> bool:
        return not self._former.isdisjoint(prefix)


def initials(doc: Doc, hit: NameHit) -> str | None:
    """Give the initials in brackets behind the name of a person: "EDS" of "Edy Sofyan (EDS)".

    They are letters of the name, in its order; the initials of a body are not.
    """
    if hit.end + 2 >= len(doc) or doc.words[hit.end] != "(" or not hit.ids("person"):
        return None
    short, closing = doc[hit.end + 1].text, doc.words[hit.end + 2]
    if closing != ")" or not (short.isupper() and short.isalpha()):
        return None
    fits = abbreviates(short, doc.between(hit.start, hit.end))
    return short if fits and _FEWEST <= len(short) <= _MOST else None


def _before_bracket(entity: Span, words: Sequence[str]) -> int:
    """Give the end of a name without brackets that only open or close it: "KX)", "TNI ("."""
    kept = list(words)
    while kept and (kept[-1] == "(" or (kept[-1] == ")" and "(" not in kept)):
        kept.pop()
    return entity.start + len(kept)


def _is_listed(entity: Span, words: list[str], listed: Set[int]) -> bool:
    """Whether an entity is names of the gazetteer: "TNI-Polri", or with what it is called in short.

    So "Uni Afrika (UA)" is the body in front of the bracket.
    """
    end = entity.end
    if words[-1] == ")" and "(" in words[1:]:
        end = entity.start + words.index("(")
    elif _HYPHEN not in words:
        return False
    return all(t.i in listed or t.text == _HYPHEN for t in entity.doc.span(entity.start, end))


def _apposed(found: _Found, end: int) -> NameHit | None:
    """A person's name behind a comma, before a comma or what goes on with the sentence.

    So "ajudan Putin, Yuri Ushakov, ..." and "Kapolres Sorong, AKBP Budi Santoso saat rapat ...".
    Right behind another name it needs none: "jubir Prabowo Dahnil Anzar".
    """
    doc = found.doc
    behind_name = found.names.get(end)
    if behind_name is not None and behind_name.ids("person"):
        return behind_name
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    hit, title = found.names.get(end + 1), found.nouns.get(end + 1)
    if hit is None and title is not None and title[0].kind == "person" and not title[0].office:
        hit = found.names.get(title[1])
    if hit is None or not hit.ids("person"):
        return None
    behind = behind_abbreviation(doc, hit.end)
    if behind >= len(doc):
        return None
    if doc[behind].text in {",", "."}:
        return hit
    acts = doc[behind].pos_ in _GOING_ON and not _opens_clause(found, end, hit)
    return hit if acts else None


def _opens_clause(found: _Found, comma: int, hit: NameHit) -> bool:
    """Whether a clause with its own subject begins behind what opens a sentence.

    In "Terkait hal itu peneliti ABC, Budi Santoso menyebutkan ..." none does, as the role has its
    owner, and the name two words.
    """
    first = max(found.doc[comma].sent.start, comma - _TAIL)
    owned = any(position in found.names for position in range(first, comma))
    return ends_opening(found.doc, comma) and (hit.end == hit.start + 1 or not owned)


def _is_parted(doc: Doc, name: NameHit) -> bool:
    """Whether a comma stands before a name: it is nobody of "para pengungsi, Moualem"."""
    return name.start > 0 and doc[name.start - 1].text == ","


def _may_be_portfolio(found: _Found, position: int) -> bool:
    token = found.doc[position]
    known = position in found.names or position in found.nouns
    return token.text[:1].isupper() and token.pos_ in _TITLED and not known


def _names_party(hit: NameHit) -> bool:
    return bool(hit.ids("state", "government", "person", "organization"))


def _longest(hits: Iterable[NameHit]) -> list[NameHit]:
    """Give the hits in order, of those that overlap the longest, and of equals the first."""
    taken: set[int] = set()
    chosen = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        if taken.isdisjoint(range(hit.start, hit.end)):
            taken.update(range(hit.start, hit.end))
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.start)


def _behind_roles(hits: Iterable[NameHit], nouns: _Matches) -> Iterator[NameHit]:
    """Give the names, of those that begin inside a role what is behind: "wali | kota X"."""
    ends = {end - 1: end for at, (_, end) in nouns.items() if end - at > 1}
    for hit in hits:
        end = ends.get(hit.start, hit.end)
        inside = end < hit.end and hit.ids("place")
        yield NameHit(end, hit.end, hit.meanings) if inside else hit


def _with_places(doc: Doc, hits: Sequence[NameHit]) -> list[NameHit]:
    """Join the name of a body that ends in brackets with the place behind it, whose body it is.

    So "Pengadilan Negeri (PN) Jakarta Pusat" is one name.
    """
    joined: list[NameHit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        begun = last is not None and last.end == hit.start and last.ids("organization") == [""]
        bracketed = last is not None and begun and doc[last.end - 1].text == ")"
        if last is not None and bracketed and hit.ids(*_SPATIAL, "organization"):
            joined[-1] = NameHit(last.start, hit.end, last.meanings)
        else:
            joined.append(hit)
    return joined


def _is_unknown_word(hit: NameHit, words: Set[int]) -> bool:
    """Whether a name is one of ``words``, by their tokens, and in no gazetteer."""
    return hit.start in words and hit.end == hit.start + 1 and not hit.is_known


def _may_be_short(token: Token, nouns: _Matches) -> bool:
    """Whether a word may be someone's short name: no role noun, unless it has a name's capital."""
    noun = nouns.get(token.i)
    if noun is None:
        return True
    alone = noun[1] == token.i + 1 and noun[0].kind == "person" and noun[0].office is None
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    last = behind is None or not behind.is_title
    acts = behind is not None and behind.pos_ in _ACTING
    return alone and last and token.is_title and (acts or not token.is_sent_start)


def _body_begun(found: _Found, start: int, end: int) -> NameHit | None:
    """The name of a body that begins inside a role: "anggota parlemen" + "parlemen Inggris"."""
    hits = (found.names.get(position) for position in range(start + 1, end))
    return next((hit for hit in hits if hit and hit.end > end and hit.ids("organization")), None)


def _names_person(found: _Found, position: int) -> bool:
    """Whether a person is named at ``position``, with or without a rank."""
    hit = found.names.get(position)
    return bool(hit is not None and hit.ids("person")) or _ranked(found, position) is not None


def _ranked(found: _Found, position: int) -> NameHit | None:
    """The person whose rank stands at ``position``, with the name right behind it."""
    if not _is_rank(found, position):
        return None
    hit = found.names.get(found.nouns[position][1])
    return hit if hit is not None and hit.ids("person") else None


def _is_rank(found: _Found, position: int) -> bool:
    """Whether a rank of police or army stands at ``position`` as before a name: "AKP", "Mayor"."""
    role = found.nouns.get(position)
    return role is not None and _ranks(role[0]) and found.doc[position].text[:1].isupper()


def _is_rank_of(doc: Doc, hit: NameHit, nouns: _Matches) -> bool:
    """Whether a name is a rank before one: "AKP Budi", which is no party of Turkey."""
    role = nouns.get(hit.start)
    ranked = role is not None and role[1] == hit.end and _ranks(role[0])
    return ranked and hit.end < len(doc) and doc[hit.end].is_title


def _ranks(noun: Noun) -> bool:
    return noun.kind == "person" and noun.sector in _RANKED and noun.office is None


def _after_rank(start: int, end: int, nouns: _Matches) -> int:
    """Skip what stands before a rank within a name: "Wenang Kompol Sutomo" of "Kapolsek Wenang"."""
    for position in range(end - 1, start, -1):
        noun = nouns.get(position)
        if noun is not None and _ranks(noun[0]):
            return noun[1] if noun[1] < end else start
    return start


def _before_person(doc: Doc, name: tuple[int, int], nouns: _Matches, listed: Set[int]) -> int:
    """Give the end of a body's name without the person who leads it.

    So "Kementerian Perdagangan" where "Sekjen Kementerian Perdagangan Oke Nurwan" is a name.
    """
    start, end = name
    noun = nouns.get(start)
    own = noun[1] if noun is not None and noun[1] - start >= _FEWEST else start
    body = max([own, *(at + 1 for at in range(start, end) if at in listed)])
    person = doc[body:end]
    named = _FEWEST <= len(person) <= _MOST and all(
        token.is_title and token.pos_ == "PROPN" and token.i not in nouns for token in person
    )
    if not named or body == start:
        return end
    led = any(role[0].kind == "person" and at < start <= role[1] for at, role in nouns.items())
    return body if led else end


def _after_roles(start: int, end: int, nouns: _Matches) -> int:
    """Skip role nouns at the head of a trained entity ("Presiden Joko Widodo")."""
    while start < end:
        noun = nouns.get(start)
        if noun is None or noun[0].kind != "person" or noun[1] > end:
            return start
        start = noun[1]
    return start
