"""The shapes of the hand-edited files: frames, cues, constructions and the actor gazetteer."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from peristiwa.records import Status

__all__ = [
    "Constructions",
    "Cues",
    "Frame",
    "FrameFile",
    "Noun",
    "Organization",
    "Person",
    "Plover",
    "PloverType",
    "Pronouns",
    "Role",
    "State",
    "Understood",
    "VerbForms",
]


class Frame(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way of naming an act.

    ``root`` is lower case and may be a phrase, whose first word takes the affixes. ``forms`` names
    keys of ``peristiwa.language.morphology.PATTERNS``. ``actor`` and ``recipient`` list slots, best
    first: ``subject``, ``object`` (both *logical*: the agent of a passive is its subject),
    ``owner`` (whose the object is: "permintaan X"), or a preposition ("dengan", "kepada").
    Conditions may also name ``possessor`` (what qualifies a noun trigger), ``head`` (the noun that
    it qualifies, or the verb whose clause it heads), ``clause``, ``next`` (the word behind the
    trigger) and ``any`` (the whole sentence). ``if`` and ``unless`` hold slot → noun classes of
    ``lexicon/classes.yaml``, of which the word in that slot must, or must not, be one; the classes
    ``party``, ``person``, ``state``, ``place``, ``clause`` and ``none`` (nothing stands there) need
    no list. ``needs`` says which participants must be found: ``party`` is either of the two.

    The model of acts may find an act although one of these fails. It is not asked where a class of
    ``never``, which is written like ``unless``, holds, nor where a frame that is ``firm`` fails.
    ``complement`` is the status of an act told in the clause that depends on this one.
    ``understood`` lists the sectors of those who act where nobody is named, if not those that
    ``lexicon/understood.yaml`` has for the type and mode.
    """

    root: str
    forms: list[str]
    example: str
    cameo: str
    mode: str | None = None
    actor: list[str] = msgspec.field(default_factory=lambda: ["subject"])
    recipient: list[str] = msgspec.field(default_factory=lambda: ["object"])
    reciprocal: bool = False
    needs: str = "party"
    if_: dict[str, list[str]] = msgspec.field(default_factory=dict, name="if")
    unless: dict[str, list[str]] = {}
    never: dict[str, list[str]] = {}
    firm: bool = False
    complement: Status | None = None
    status: Status = "actual"
    understood: list[str] | None = None


class Understood(Struct, frozen=True, forbid_unknown_fields=True):
    """The sectors whose parties act where an act of this type and mode names no agent."""

    type: str
    mode: str | None
    sectors: list[str]


class FrameFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The frames of one PLOVER type; what is ``never`` so holds for each of them."""

    type: str
    never: dict[str, list[str]] = {}
    frames: list[Frame]


class PloverType(Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER event type: quad class, conflict-cooperation score, modes with their scores."""

    quad: int
    score: float
    recipient_required: bool
    modes: dict[str, float | None]


class Plover(Struct, frozen=True, forbid_unknown_fields=True):
    """The PLOVER ontology: event types by name, sectors by code."""

    version: str
    types: dict[str, PloverType]
    sectors: dict[str, str]


class Cues(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of status, background and attribution; see the comments of ``cues.yaml``."""

    negation: list[str]
    future: list[str]
    modal: list[str]
    conditional: list[str]
    purpose: list[str]
    background: list[str]
    life_stages: list[str]
    continuing: list[str]
    simultaneous: list[str]
    until: list[str]
    occasion: list[str]
    meeting_press: list[str]
    on_time: list[str]
    on_occasion: list[str]
    reporting: list[str]
    showing: list[str]
    recordings: list[str]
    attribution: list[str]
    relaying: list[str]
    quoting: list[str]
    denial: list[str]
    planned_nouns: list[str]
    supposed_nouns: list[str]
    preventing: list[str]
    asserting: list[str]
    existing: list[str]
    comparing: list[str]
    denied: list[str]
    ahead: list[str]
    obliging: list[str]
    forced: list[str]
    between: list[str]
    complementizers: list[str]


class VerbForms(Struct, frozen=True, forbid_unknown_fields=True):
    """A root with the affix patterns by which it is meant."""

    root: str
    forms: list[str]


class Pronouns(Struct, frozen=True, forbid_unknown_fields=True):
    """Pronouns by person and number."""

    third_singular: list[str]
    third_plural: list[str]
    first_singular: list[str]
    first_plural: list[str]
    both: list[str]


class Ages(Struct, frozen=True, forbid_unknown_fields=True):
    """The words around the number of an age; the first of each write it.

    ``terms`` behind the unit tell that it is no age: "terdakwa 10 tahun penjara".
    """

    verbs: list[str]
    units: list[str]
    terms: list[str]


class NationalBody(Struct, frozen=True, forbid_unknown_fields=True):
    """The one body of its kind at home, and the nouns that mean it where none is named."""

    body: str
    meant_by: list[str]


class BodyKind(Struct, frozen=True, forbid_unknown_fields=True):
    """The nouns with which the names of one kind of body begin, and those that mean one of them."""

    bodies: list[str]
    meant_by: list[str]
    national: NationalBody | None = None


class PairWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words by which two are told together, may be parted besides, and are counted."""

    joining: list[str]
    filling: list[str]
    two: list[str]


class CaseRoles(Struct, frozen=True, forbid_unknown_fields=True):
    """The nouns for who is accused in a case, for who was hurt, and for those who study.

    Those ``tied`` say whose somebody is, so that they mean another than whom a report names.
    """

    accused: list[str]
    hurt: list[str]
    students: list[str]
    tied: list[str]


class Constructions(Struct, frozen=True, forbid_unknown_fields=True):
    """Closed classes of words; see the comments of ``constructions.yaml``."""

    home: str
    support_verbs: list[VerbForms]
    receiving_verbs: list[VerbForms]
    agent_prepositions: list[str]
    giver_prepositions: list[str]
    support_prepositions: list[str]
    patient_prepositions: list[str]
    relative: list[str]
    clause_openers: list[str]
    prepositions: list[str]
    coordinators: list[str]
    transparent: list[str]
    determiners: list[str]
    demonstratives: list[str]
    former: list[str]
    pronouns: Pronouns
    additive: list[str]
    accompanying: list[str]
    pairs: PairWords
    attributive: list[str]
    streets: list[str]
    parts_of_lands: list[str]
    posted: list[str]
    posting_prepositions: list[str]
    serving: list[str]
    sexes: list[str]
    naming_phrases: list[str]
    origin_words: list[str]
    read_like: dict[str, list[str]]
    announcing_initials: list[str]
    state_nouns: list[str]
    stateless: list[str]
    body_kinds: list[BodyKind]
    local_bodies: list[str]
    parts_of_bodies: list[str]
    groups: list[str]
    gatherings: list[str]
    aliases: list[str]
    retired: list[str]
    currencies: list[str]
    feelings: list[str]
    suffering: list[str]
    laws: list[str]
    law_titles: list[str]
    case_roles: CaseRoles
    immovables: list[str]
    object_control: list[str]
    purpose_openers: list[str]
    addressing: list[str]
    causal_openers: list[str]
    adjectival_nouns: list[str]
    prepositional_verbs: list[str]
    pair_determiners: list[str]
    locative_prepositions: list[str]
    directional_prepositions: list[str]
    head_titles: list[str]
    unheld: list[str]
    holding_determiners: list[str]
    reciprocal: list[str]
    address: list[str]
    identifying: list[str]
    capacity: list[str]
    performing: list[str]
    kin: list[str]
    single_determiners: list[str]
    introducing_determiners: list[str]
    generic_determiners: list[str]
    body_nouns: list[str]
    body_roles: list[str]
    spoken_for: dict[str, str]
    state_offices: list[str]
    ages: Ages


class State(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state or territory; ``id`` is ISO 3166 alpha-3, or 3166-3 of a state that is no more.

    ``leader`` is the title of whom "pemimpin" of that state means, ``called`` its name in
    Indonesian where that is another than ``name``; ``wikidata`` a Q-id.
    """

    id: str
    name: str
    names: list[str]
    aliases: list[str] = []
    government: list[str] = []
    demonyms: list[str] = []
    called: str | None = None
    capital: str | None = None
    leader: str | None = None
    wikidata: str | None = None


class Role(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """An office held; ``from`` and ``to`` are ISO dates cut to the precision that is known."""

    title: str
    country: str | None = None
    sector: str | None = None
    from_: str | int | None = None
    to: str | int | None = None


class Person(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Someone in a public role."""

    id: str
    name: str
    names: list[str] = []
    country: str | None
    sector: str | None
    roles: list[Role] = []
    wikidata: str | None = None


class Organization(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An agency, force, party, movement, medium or international body."""

    id: str
    name: str
    names: list[str] = []
    country: str | None
    sector: str | None
    wikidata: str | None = None


class Noun(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A common noun that names a party by its role.

    ``office`` is a title of ``people.yaml``, or one of ``head``, ``head of state`` and ``head of
    government``; ``country`` that of a noun that is used of one country alone ("kapolri").
    """

    noun: str
    sector: str | None
    kind: str
    office: str | None = None
    weak: bool = False
    country: str | None = None
