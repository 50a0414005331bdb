"""JSON-LD, read by rdflib without a network and asked in SPARQL."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rdflib import Dataset, Graph, Namespace
from rdflib.namespace import RDF

from peristiwa.records import EventDate, Source
from tests.export.conftest import (
    HOSTILE,
    JAPAN,
    PERSON,
    SURABAYA,
    TEXT,
    a_mention,
    merged,
    told,
)

SCHEMA = Namespace("https://schema.org/")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def graph(content: bytes) -> Graph:
    return Graph().parse(data=content.decode(), format="json-ld")


def test_every_event_of_every_type_is_in_the_graph(export: Any, everything: Any) -> None:
    content = export("jsonld", everything)
    assert len(json.loads(content)["@graph"]) == len(everything)
    found = graph(content)
    events = set(found.subjects(RDF.type, SCHEMA.Event))
    assert len(events) == len(everything)
    claims = set(found.subjects(RDF.type, SCHEMA.Claim))
    assert len(claims) == len(everything)
    assert all(str(one).startswith("urn:peristiwa:event:") for one in events)
    types = found.query(
        'SELECT DISTINCT ?c { ?t s:inDefinedTermSet "PLOVER event type"; s:termCode ?c }',
        initNs={"s": SCHEMA},
    )
    assert len(list(types)) == 16


def test_a_claim_leads_to_its_words_its_speaker_and_its_article(export: Any) -> None:
    day = EventDate(0, 1, "x", "2025-03-03", "day")
    source = Source(0, 1, "x", None, HOSTILE)
    one = a_mention(
        "b#1", actors=[PERSON], recipients=[JAPAN], place=SURABAYA, date=day, source=source
    )
    content = export("jsonld", [merged(told([one])[0].occurrence, [one])])
    (row,) = graph(content).query(
        """SELECT ?start ?who ?whom ?lat ?words ?speaker ?headline ?url ?published ?outlet {
            ?event a s:Event; s:startDate ?start; s:organizer [a s:Person; s:name ?who];
                s:attendee [a s:GovernmentOrganization; s:name ?whom];
                s:location [a s:Place; s:geo [s:latitude ?lat]]; s:subjectOf ?claim.
            ?claim a s:Claim; s:text ?words; s:author [s:name ?speaker]; s:appearance ?article.
            ?article a s:NewsArticle; s:headline ?headline; s:url ?url;
                s:datePublished ?published; s:publisher [s:name ?outlet] }""",
        initNs={"s": SCHEMA},
    )
    read = {name: str(value) for name, value in row.asdict().items()}
    assert read == {
        "start": "2025-03-03", "who": "Budi Rekaan", "whom": "Japan", "lat": "-7.2492",
        "words": TEXT, "speaker": HOSTILE, "headline": "Judul", "url": "https://x.id/0",
        "published": "2025-03-05", "outlet": "harian-rekaan",
    }  # fmt: skip


def test_status_is_a_term(export: Any) -> None:
    content = export("jsonld", told([a_mention("b#1", status="negated", historical=True)]))
    found = graph(content)
    codes = {str(code) for code in found.objects(None, SCHEMA.termCode)}
    assert {"negated", "historical", "COERCE", "173"} <= codes


def test_one_body_is_one_node_and_two_crowds_are_two(export: Any, everything: Any) -> None:
    found = graph(export("jsonld", everything))
    people = set(found.subjects(RDF.type, SCHEMA.Person))
    assert [str(node) for node in people] == ["urn:peristiwa:actor:person%3Abudi-rekaan"]
    crowds = {str(n) for n in found.subjects(RDF.type, SCHEMA.Thing) if "actor" in str(n)}
    assert len(crowds) > 16


def test_it_survives_another_serialization(export: Any, everything: Any) -> None:
    found = graph(export("jsonld", everything))
    again = Dataset().graph()
    again.parse(data=found.serialize(format="nt"), format="nt")
    assert len(again) == len(found)
