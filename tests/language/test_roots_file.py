"""The hand-edited roots go before what was learnt, and a faulty entry is refused by name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from peristiwa.errors import LexiconError
from peristiwa.lexicon.build import ROOT
from peristiwa.lexicon.roots import HAND_EDITED, LEARNT, build_roots

LEARNT_TEXT = """
roots: glombrang
lemmas: {lain: selain/function, lapor: laporan/NOUN}
patterns: {NOUN: {"-an": 3}}
counts: {2: lapor glombrang}
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the real hand-edited file and a small learnt one, to break."""
    for name in (HAND_EDITED, LEARNT):
        (tmp_path / name).parent.mkdir(parents=True)
    shutil.copy(ROOT / HAND_EDITED, tmp_path / HAND_EDITED)
    (tmp_path / LEARNT).write_text(LEARNT_TEXT)
    return tmp_path


def edit(checkout: Path, old: str, new: str) -> None:
    """Change one stretch of the hand-edited file, which has to be there."""
    path = checkout / HAND_EDITED
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_both_files_are_joined(checkout: Path) -> None:
    data = build_roots(checkout)
    assert {"glombrang", "setuju", "lapor"} <= data.roots
    assert data.words["selain"] == {"function": "lain"}
    assert data.words["kedua"] == {"": "kedua"}
    assert data.counts == {"lapor": 2, "glombrang": 2}
    assert data.compounds["tandatangan"] == "tanda-tangan"


def test_a_word_that_is_edited_by_hand_is_not_learnt(checkout: Path) -> None:
    edit(checkout, "lemmas:\n", "lemmas:\n  laporan: laporan\n")
    assert build_roots(checkout).words["laporan"] == {"": "laporan"}


def test_a_word_that_is_edited_for_one_part_of_speech_is_learnt_for_the_others(
    checkout: Path,
) -> None:
    edit(checkout, "lemmas:\n", "lemmas:\n  selain: selain/NOUN\n")
    assert build_roots(checkout).words["selain"] == {"function": "lain", "NOUN": "selain"}


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        ("lemmas:\n  sapu: kedua\n", "'kedua' has the lemmas"),
        ("lemmas:\n  sapu: menyapu/VRB\n", "menyapu/VRB"),
        ("lemmas:\n  sapu: [menyapu]\n", "roots.yaml"),
        ("lema: {}\nlemmas:\n", "lema"),
    ],
    ids=["two lemmas", "unknown tag", "no string", "unknown key"],
)
def test_a_faulty_entry_is_refused_by_name(new: str, fault: str, checkout: Path) -> None:
    edit(checkout, "lemmas:\n", new)
    with pytest.raises(LexiconError, match=r"roots\.yaml") as refused:
        build_roots(checkout)
    assert fault in str(refused.value)


def test_a_struck_root_has_to_be_on_the_list(checkout: Path) -> None:
    edit(checkout, "not_roots: >\n", "not_roots: >\n  glombrang\n")
    with pytest.raises(LexiconError, match="glombrang"):
        build_roots(checkout)


def test_a_missing_learnt_file_is_named(checkout: Path) -> None:
    (checkout / LEARNT).unlink()
    with pytest.raises(LexiconError, match=r"learnt/roots\.yaml is missing"):
        build_roots(checkout)
