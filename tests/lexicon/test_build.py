"""The built files follow from the hand-edited ones, and a broken hand-edited file is refused.

Each test copies the real lexicon and ontology and breaks one record of the copy.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from peristiwa.errors import LexiconError
from peristiwa.lexicon import build
from peristiwa.lexicon.build import BUILT, MAKERS, ROOT, build_file

FRAME = """
- root: kerling
  forms: [meN-]
  cameo: "040"
  example: "Menteri itu mengerling duta besar."
"""
"""A frame that breaks no rule; no other frame claims its forms."""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all hand-edited files, made once."""
    root = tmp_path_factory.mktemp("checkout")
    for folder in ("lexicon", "ontology"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.fixture
def checkout(original: Path, tmp_path: Path) -> Path:
    """A copy of all hand-edited files for one test to break."""
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    return tmp_path


def append(path: Path, text: str) -> None:
    """Add ``text`` to the end of a file."""
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    """Change one stretch of a file, which has to be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} no longer holds {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_the_built_file_is_what_the_hand_edited_files_make(name: str) -> None:
    assert build_file(name) == (BUILT / name).read_bytes(), "run `make lexicon`"


def test_a_sound_new_frame_is_taken(checkout: Path) -> None:
    append(checkout / "lexicon/frames/consult.yaml", FRAME)
    content = build_file("lexicon.json", checkout)
    assert b'"mengerling"' in content
    assert b'"dikerling"' in content


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[meN-]", "[meng-]", "meng-"),
        ('cameo: "040"', 'cameo: "040"\n  mode: arrest', "arrest"),
        ('cameo: "040"', 'cameo: "999"', "999"),
        ('cameo: "040"', 'cameo: "040"\n  if: {object: [centaur]}', "centaur"),
        ('cameo: "040"', 'cameo: "040"\n  unless: {object: [centaur]}', "centaur"),
        ('cameo: "040"', 'cameo: "040"\n  needs: everyone', "everyone"),
        ('"Menteri itu mengerling duta besar."', '""', "example"),
        ('"Menteri itu mengerling duta besar."', '"  "', "example"),
    ],
    ids=[
        "unknown pattern",
        "mode of another type",
        "unknown code",
        "unknown class in if",
        "unknown class in unless",
        "unknown needs",
        "empty example",
        "blank example",
    ],
)
def test_a_broken_frame_is_refused_by_file_and_root(
    old: str, new: str, fault: str, checkout: Path
) -> None:
    assert old in FRAME
    append(checkout / "lexicon/frames/consult.yaml", FRAME.replace(old, new))
    with pytest.raises(LexiconError) as refused:
        build_file("lexicon.json", checkout)
    message = str(refused.value)
    assert "consult.yaml" in message
    assert "'kerling'" in message
    assert fault in message


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('  example: "Menteri itu mengerling duta besar."\n', "", "example"),
        ("  forms: [meN-]\n", "  formes: [meN-]\n", "forme"),
        ('cameo: "040"', 'cameo: "040"\n  status: certain', "certain"),
        ('cameo: "040"', 'cameo: "040"\n  colour: red', "colour"),
    ],
    ids=["missing example", "missing forms", "unknown status", "unknown field"],
)
def test_a_frame_of_another_shape_is_refused_by_file_and_number(
    old: str, new: str, fault: str, checkout: Path
) -> None:
    assert old in FRAME
    append(checkout / "lexicon/frames/consult.yaml", FRAME.replace(old, new))
    with pytest.raises(LexiconError, match=r"consult\.yaml.*frames\[") as refused:
        build_file("lexicon.json", checkout)
    assert fault in str(refused.value)


def test_an_unknown_type_is_refused(checkout: Path) -> None:
    replace(checkout / "lexicon/frames/consult.yaml", "type: CONSULT", "type: CONFER")
    with pytest.raises(LexiconError, match=r"consult\.yaml: 'CONFER' is no PLOVER type"):
        build_file("lexicon.json", checkout)


@pytest.mark.parametrize("file", ["consult", "threaten"], ids=["same type", "another type"])
def test_two_frames_with_one_form_and_the_same_conditions_are_refused(
    file: str, checkout: Path
) -> None:
    append(checkout / "lexicon/frames/consult.yaml", FRAME)
    append(checkout / f"lexicon/frames/{file}.yaml", FRAME)
    with pytest.raises(LexiconError) as refused:
        build_file("lexicon.json", checkout)
    message = str(refused.value)
    assert f"frames/{file}.yaml" in message
    assert "'mengerling'" in message
    assert "'kerling'" in message


def test_two_frames_with_one_form_and_different_conditions_are_taken(checkout: Path) -> None:
    append(checkout / "lexicon/frames/consult.yaml", FRAME)
    narrower = FRAME.replace("[meN-]", "[meN-]\n  if: {object: [weapon]}")
    append(checkout / "lexicon/frames/assault.yaml", narrower)
    assert build_file("lexicon.json", checkout)


def test_a_name_claimed_by_two_entries_is_refused_with_both_ids(checkout: Path) -> None:
    append(
        checkout / "lexicon/actors/people.yaml",
        """
- {id: zz-first, name: Zzyx Abimanyu, names: [Pak Zzyx], country: IDN, sector: GOV}
- {id: zz-second, name: Zzyx Bratasena, names: [Pak Zzyx], country: IDN, sector: GOV}
""",
    )
    with pytest.raises(LexiconError) as refused:
        build_file("gazetteer.json", checkout)
    message = str(refused.value)
    assert all(part in message for part in ("'Pak Zzyx'", "zz-first", "zz-second"))


def test_a_state_name_claimed_by_a_body_is_refused(checkout: Path) -> None:
    append(
        checkout / "lexicon/actors/organizations.yaml",
        "\n- {id: zz-body, name: Indonesia, country: null, sector: NGO}\n",
    )
    with pytest.raises(LexiconError, match=r"'Indonesia' is claimed by IDN and zz-body"):
        build_file("gazetteer.json", checkout)


def test_a_state_that_is_called_by_none_of_its_names_is_refused(checkout: Path) -> None:
    append(
        checkout / "lexicon/actors/states.yaml",
        "\n- {id: ZZZ, name: Zzyxland, called: Negeri Zzyx, names: [Zzyx]}\n",
    )
    with pytest.raises(LexiconError, match=r"ZZZ: put 'Negeri Zzyx' among its names, too"):
        build_file("gazetteer.json", checkout)


def test_a_name_given_twice_in_one_entry_is_taken(checkout: Path) -> None:
    append(
        checkout / "lexicon/actors/people.yaml",
        "\n- {id: zz-one, name: Zzyx, names: [Zzyx], country: IDN, sector: GOV}\n",
    )
    assert b"zz-one" in build_file("gazetteer.json", checkout)


def test_an_actor_without_required_fields_is_refused(checkout: Path) -> None:
    append(checkout / "lexicon/actors/people.yaml", "\n- {id: zz-bare, name: Zzyx}\n")
    with pytest.raises(LexiconError, match=r"people\.yaml.*\[\d+\]"):
        build_file("gazetteer.json", checkout)


def test_a_correction_of_an_unknown_place_is_refused(checkout: Path) -> None:
    append(checkout / "lexicon/places/corrections.yaml", "\n- {id: zz-nowhere, names: [Nowhere]}\n")
    with pytest.raises(LexiconError, match=r"corrections\.yaml: zz-nowhere is no imported place"):
        build_file("places.json", checkout)


def test_a_whole_new_place_is_taken(checkout: Path) -> None:
    append(
        checkout / "lexicon/places/corrections.yaml",
        "\n- {id: zz-new, name: Kota Zzyx, country: IDN, kind: city, lat: 1.5, lon: 101.25}\n",
    )
    assert b"Kota Zzyx" in build_file("places.json", checkout)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("lexicon/frames/aid.yaml", "lexicon.json"),
        ("lexicon/classes.yaml", "lexicon.json"),
        ("lexicon/language/cues.yaml", "lexicon.json"),
        ("lexicon/language/constructions.yaml", "lexicon.json"),
        ("ontology/plover.yaml", "lexicon.json"),
        ("lexicon/actors/states.yaml", "gazetteer.json"),
        ("lexicon/actors/nouns.yaml", "gazetteer.json"),
        ("lexicon/places/corrections.yaml", "places.json"),
        ("lexicon/language/dates.yaml", "dates.json"),
        ("lexicon/language/repair.yaml", "repair.json"),
        ("lexicon/language/verb_roots.yaml", "repair.json"),
    ],
)
def test_broken_yaml_is_refused_by_file_and_line(path: str, name: str, checkout: Path) -> None:
    append(checkout / path, "\nbroken: [1, 2\n")
    with pytest.raises(LexiconError, match=rf"{Path(path).name}(.|\n)*line \d+"):
        build_file(name, checkout)


def test_a_missing_file_is_refused_by_path(checkout: Path) -> None:
    (checkout / "lexicon/language/cues.yaml").unlink()
    with pytest.raises(LexiconError, match=r"cues\.yaml is missing"):
        build_file("lexicon.json", checkout)


def test_a_code_without_a_number_is_refused_by_its_row(checkout: Path) -> None:
    path = checkout / "ontology/cameo.csv"
    header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    row = ["zz" if column in {"cameo", "goldstein", "quad_gdelt"} else "x" for column in header]
    append(path, ",".join(row) + "\n")
    with pytest.raises(LexiconError, match=r"cameo\.csv: row 'zz'"):
        build_file("lexicon.json", checkout)


def test_an_unknown_pattern_of_a_support_verb_is_refused(checkout: Path) -> None:
    replace(
        checkout / "lexicon/language/constructions.yaml",
        "{root: gelar, forms: [meN-]}",
        "{root: gelar, forms: [meng-]}",
    )
    with pytest.raises(LexiconError, match=r"constructions\.yaml.*'gelar'.*'meng-'"):
        build_file("lexicon.json", checkout)


def test_the_check_says_which_built_file_is_out_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in BUILT.glob("*.json"):
        shutil.copy(path, tmp_path)
    append(tmp_path / "dates.json", " ")
    monkeypatch.setattr(build, "BUILT", tmp_path)
    assert build.main(["--check"]) == 1
    assert capsys.readouterr().err == "built/dates.json is out of date: run `make lexicon`\n"
    assert build.main([]) == 0
    assert build.main(["--check"]) == 0


PERSON = """
- id: person:zz-{number}
  name: Zzyx {number}
  country: {country}
  sector: {sector}
  roles: [{{title: {title}, country: IDN, sector: GOV, from: {start}, to: {end}}}]
"""


def zz(
    number: int,
    start: str,
    end: str,
    title: str = "kepala zzyx",
    country: str = "IDN",
    sector: str = "GOV",
) -> str:
    """Give the entry of an invented person with one office."""
    return PERSON.format(
        number=number, start=start, end=end, title=title, country=country, sector=sector
    )


@pytest.mark.parametrize(
    ("people", "fault"),
    [
        (zz(1, "2001-01-01", "2003-01-01") + zz(2, "2002-01-01", "2004-01-01"), "overlap"),
        (zz(1, "2001-01-01", "2003-01-01") + zz(2, "2001-01-01", "2002-01-01"), "overlap"),
        (zz(1, "2003", "2001"), "ends before it begins"),
        (zz(1, "'3 Mei 2001'", "2003"), "'3 Mei 2001'"),
        (zz(1, "2001", "2003", country="ZZZ"), "'ZZZ' is no id of states.yaml"),
        (zz(1, "2001", "2003", sector="ZZZ"), "'ZZZ' is no sector"),
        (zz(1, "2001", "2002") + zz(1, "2003", "2004"), "'person:zz-1' stands twice"),
    ],
)
def test_an_actor_that_makes_no_sense_is_refused(people: str, fault: str, checkout: Path) -> None:
    append(checkout / "lexicon/actors/people.yaml", people)
    with pytest.raises(LexiconError, match=fault):
        build_file("gazetteer.json", checkout)


@pytest.mark.parametrize(
    "people",
    [
        zz(1, "2001-01-01", "2003-01-01") + zz(2, "2003-01-01", "2004-01-01"),
        zz(1, "2001", "2003") + zz(2, "2003-06", "2004"),
        zz(1, "2001", "2003", "wakil menteri luar negeri")
        + zz(2, "2002", "2004", "wakil menteri luar negeri"),
    ],
    ids=["handover", "months unknown", "shared office"],
)
def test_terms_that_need_not_overlap_are_taken(people: str, checkout: Path) -> None:
    append(checkout / "lexicon/actors/people.yaml", people)
    assert b"person:zz-2" in build_file("gazetteer.json", checkout)


def test_an_office_that_nobody_holds_is_refused(checkout: Path) -> None:
    append(
        checkout / "lexicon/actors/nouns.yaml",
        "\n- {noun: kepala zzyx, sector: GOV, kind: person, office: kepala zzyx}\n",
    )
    with pytest.raises(LexiconError, match=r"nobody in people.yaml holds 'kepala zzyx'"):
        build_file("gazetteer.json", checkout)


@pytest.mark.parametrize("name", ["states", "people", "organizations"])
def test_every_actor_file_says_where_its_facts_are_from(name: str) -> None:
    text = (ROOT / f"lexicon/actors/{name}.yaml").read_text(encoding="utf-8")
    assert "\n# Sources: " in text


def test_a_new_frame_leaves_the_ids_of_others_alone(checkout: Path) -> None:
    before = [frame.id for frame in build.build_lexicon(checkout).frames]
    append(checkout / "lexicon/frames/accuse.yaml", FRAME)
    after = [frame.id for frame in build.build_lexicon(checkout).frames]
    assert set(after) - set(before) == {"ACCUSE:kerling:0"}
    assert set(before) <= set(after)
    assert len(set(after)) == len(after)
