"""FollowTheMoney, read and validated by its own package."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from peristiwa.records import EventDate, Participant, Source
from tests.export.conftest import (
    ASEAN,
    JAPAN,
    PEOPLE,
    PERSON,
    POLRI,
    SURABAYA,
    TEXT,
    a_mention,
    merged,
    told,
)

ftm = pytest.importorskip("followthemoney", reason="followthemoney has no wheels for this Python")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def proxies(content: bytes) -> list[Any]:
    """Read entities with every value cleaned: a value that its type refuses would be lost."""
    found = []
    for line in content.decode().split("\n")[:-1]:
        data = json.loads(line)
        proxy = ftm.model.get_proxy(data, cleaned=False)
        ftm.model.get(data["schema"]).validate(data)
        for name, values in data["properties"].items():
            assert len(proxy.get(name)) == len(values), (name, values, proxy.get(name))
        found.append(proxy)
    return found


def by_schema(found: list[Any], schema: str) -> list[Any]:
    return [one for one in found if one.schema.name == schema]


def test_every_event_of_every_type_is_valid(export: Any, everything: Any) -> None:
    found = proxies(export("ftm", everything))
    assert len(by_schema(found, "Event")) == len(everything)
    ids = Counter(one.id for one in found)
    assert set(ids.values()) == {1}
    assert len(by_schema(found, "PublicBody")) >= 2
    assert {one.schema.name for one in found} == {
        "Event", "Article", "Documentation", "Person", "Organization", "PublicBody", "LegalEntity",
    }  # fmt: skip


def test_every_reference_leads_to_an_entity_that_fits(export: Any, everything: Any) -> None:
    found = {one.id: one for one in proxies(export("ftm", everything))}
    references = 0
    for one in found.values():
        for prop, value in one.itervalues():
            if prop.type.name == "entity":
                assert found[value].schema.is_a(prop.range), prop
                references += 1
    assert references > len(found)


def test_an_event_leads_to_those_involved_and_to_its_proof(export: Any) -> None:
    day = EventDate(0, 1, "x", "2025-03", "month")
    who = [PERSON, ASEAN, POLRI, JAPAN, Participant(0, 1, "dua pria")]
    told_by = Source(0, 1, "x", None, "Juru Bicara")
    mentions = [
        a_mention(f"{name}#1", actors=who, place=SURABAYA, date=day, source=told_by)
        for name in ("a", "b")
    ]
    found = proxies(export("ftm", [merged(told(mentions)[0].occurrence, mentions)]))
    (event,) = by_schema(found, "Event")
    names = {one.id: one for one in found}
    assert [names[id_].schema.name for id_ in event.get("involved")] == [
        "Person", "Organization", "PublicBody", "PublicBody", "LegalEntity",
    ]  # fmt: skip
    assert event.get("date") == ["2025-03"]
    assert event.get("country") == ["id"]
    assert event.get("summary") == [TEXT.strip()] or event.get("summary")
    assert {names[id_].first("title") for id_ in event.get("proof")} == {"Judul"}
    documentation = by_schema(found, "Documentation")
    assert [one.first("role") for one in documentation] == ["Juru Bicara"] * 2
    assert {one.first("entity") for one in documentation} == {event.id}


def test_two_crowds_are_two_entities_and_one_body_is_one(export: Any) -> None:
    mentions = [a_mention(f"{name}#1", actors=[PEOPLE, POLRI]) for name in ("a", "b")]
    found = proxies(export("ftm", told(mentions)))
    assert len(by_schema(found, "LegalEntity")) == 2
    assert len(by_schema(found, "PublicBody")) == 1
