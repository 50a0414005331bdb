"""What is taken from Wikidata, on a sample of invented entities in the form of its dumps."""

from __future__ import annotations

import bz2
import gzip
import io
import tempfile
from pathlib import Path

import pytest

from peristiwa.errors import InputError
from peristiwa.lexicon.compiled import Gazetteer, load_built, load_gazetteer
from peristiwa.lexicon.schema import Organization, Person, State
from peristiwa.lexicon.wikidata import WikidataSettings, read_wikidata
from peristiwa.lexicon.wikidata_table import add_wikidata

SAMPLE = Path(__file__).parent / "wikidata_sample.json"
SPARQL = Path(__file__).parent / "sparql_sample.json"
SETTINGS = load_built("wikidata.json", WikidataSettings)
GIVEN = load_gazetteer()
READ: list[int] = []


def table_of(path: Path) -> Gazetteer:
    """Give the package's gazetteer with what a file adds to it."""
    with tempfile.TemporaryFile() as kept:
        return add_wikidata(GIVEN, read_wikidata(path, SETTINGS, kept, READ.append), SETTINGS)


TABLE = table_of(SAMPLE)


def entry(table: Gazetteer, qid: str) -> State | Person | Organization | None:
    """Give the entry with a Q-id."""
    entries: list[State | Person | Organization]
    entries = [*table.states, *table.people, *table.organizations]
    return next((found for found in entries if found.wikidata == qid), None)


def person(qid: str, table: Gazetteer = TABLE) -> Person:
    """Give the person with a Q-id."""
    found = entry(table, qid)
    assert isinstance(found, Person)
    return found


def test_states_get_their_q_ids() -> None:
    found = entry(TABLE, "Q252")
    assert found is not None
    assert found.id == "IDN"


def test_a_person_is_added_with_country_names_and_terms() -> None:
    found = person("Q900101")
    assert (found.id, found.name, found.country) == ("wd:Q900101", "Sukarto Wirengan", "IDN")
    assert found.names == ["Karto Wirengan"]
    assert [(r.title, r.country, r.from_, r.to) for r in found.roles] == [
        ("wali kota semarang", "IDN", "1980-01-14", "1990-01-19")
    ]


def test_days_are_cut_to_their_precision_and_other_presidents_are_none() -> None:
    roles = person("Q900102").roles
    assert [(r.title, r.country, r.from_, r.to) for r in roles] == [
        ("perdana menteri", "GAB", "2012", "2014-02")
    ]


def test_a_known_person_is_found_by_name_and_keeps_id_and_terms() -> None:
    found = person("Q900103")
    assert found.id == "person:joko-widodo"
    assert "Mulyono Kecil" in found.names
    assert [r.from_ for r in found.roles if r.title == "presiden"] == ["2014-10-20"]


def test_a_known_person_is_found_by_the_day_a_term_began() -> None:
    assert person("Q900105").id == "person:susilo-bambang-yudhoyono"


def test_a_term_whose_end_is_unknown_is_left_out() -> None:
    assert [(r.from_, r.to) for r in person("Q900106").roles] == [("1960-01-01", "1970-06-01")]


def test_a_name_of_two_new_people_stays_with_both() -> None:
    bearers = [p.id for p in TABLE.people if "Karto Wirengan" in p.names]
    assert sorted(bearers) == ["wd:Q900101", "wd:Q900106"]


@pytest.mark.parametrize("qid", ["Q900104", "Q900203", "Q900204"])
def test_what_holds_no_office_is_no_known_body_or_has_no_indonesian_name_is_left_out(
    qid: str,
) -> None:
    assert entry(TABLE, qid) is None


def test_bodies_are_added_or_found_again() -> None:
    new, known = entry(TABLE, "Q900201"), entry(TABLE, "Q900202")
    assert isinstance(new, Organization)
    assert (new.name, new.names, new.sector) == ("Partai Layang-Layang", ["PLL"], "PTY")
    assert known is not None
    assert known.id == "org:partai-golkar"


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress)])
def test_packed_dumps_give_the_same(suffix: str, pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    path = tmp_path / f"dump.json{suffix}"
    path.write_bytes(pack(SAMPLE.read_bytes()))
    assert table_of(path) == TABLE


def test_a_broken_line_costs_nothing_else_and_is_told() -> None:
    data = read_wikidata(SAMPLE, SETTINGS, io.BytesIO(), READ.append)
    (fault,) = data.unread
    assert "line 11" in fault


def test_progress_is_told_to_the_end_of_the_file() -> None:
    read: list[int] = []
    read_wikidata(SAMPLE, SETTINGS, io.BytesIO(), read.append)
    assert read[-1] == SAMPLE.stat().st_size


def test_a_cut_off_dump_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "dump.json.gz"
    path.write_bytes(gzip.compress(SAMPLE.read_bytes())[:-200])
    with pytest.raises(InputError, match=r"dump\.json\.gz.*to its end"):
        read_wikidata(path, SETTINGS, io.BytesIO(), READ.append)


def test_a_file_that_is_no_dump_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_text("hello\n", encoding="utf-8")
    with pytest.raises(InputError, match="neither a Wikidata JSON dump"):
        read_wikidata(path, SETTINGS, io.BytesIO(), READ.append)


def test_a_sparql_export_gives_people_too() -> None:
    found = person("Q900102", table_of(SPARQL))
    assert found.names == ["E. Moundaka", "Moundaka"]
    assert [(r.title, r.from_, r.to) for r in found.roles] == [
        ("perdana menteri", "2012", "2014-02-03")
    ]
