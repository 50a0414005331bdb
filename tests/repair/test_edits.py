"""Edits chain, and the repaired text leads back to the raw one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peristiwa.repair import Edit, RepairedText
from peristiwa.repair.edits import apply_edits, compose


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    marks = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    return [Edit(a, b, draw(st.text("xyz", max_size=3)), "k") for a, b in pairs] or []


@st.composite
def insertions_of(draw: st.DrawFn, text: str) -> list[Edit]:
    marks = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    return [Edit(at, at, draw(st.text("uvw", min_size=1, max_size=2)), "k") for at in marks]


@given(st.data(), st.text("abcdef", max_size=20))
def test_composed_edits_do_what_both_do_in_turn(data, text):
    first = data.draw(edits_of(text) | insertions_of(text))
    middle = apply_edits(text, first)
    second = data.draw(edits_of(middle) | insertions_of(middle))
    both = compose(first, middle, second)
    assert apply_edits(text, both) == apply_edits(middle, second)
    assert all(a.end <= b.start for a, b in pairwise(both))


@given(st.data(), st.text("abcdef", max_size=20))
def test_spans_stay_inside_and_in_order(data, text):
    edits = tuple(data.draw(edits_of(text) | insertions_of(text)))
    repaired = RepairedText(apply_edits(text, edits), text, edits)
    length = len(repaired.text)
    for start in range(length):
        low, high = repaired.to_raw(start, length)
        assert 0 <= low <= high <= len(text)
        assert low <= repaired.to_raw(min(start + 1, length), length)[0]


def test_word_that_was_joined_covers_the_blank():
    repaired = RepairedText("ia ditahan lagi", "ia di tahan lagi", (Edit(5, 6, "", "passive"),))
    assert repaired.to_raw(3, 10) == (3, 11)
    assert repaired.to_raw(3, 5) == (3, 5)
    assert repaired.to_raw(5, 10) == (6, 11)
    assert repaired.to_raw(11, 15) == (12, 16)


def test_inserted_character_is_an_empty_span_at_its_place():
    repaired = RepairedText("Judul.\nIsi.", "Judul\nIsi.", (Edit(5, 5, ".", "heading"),))
    assert repaired.to_raw(5, 6) == (5, 5)
    assert repaired.to_raw(0, 6) == (0, 5)
    assert repaired.to_raw(5, 10) == (5, 9)


def test_replaced_character_covers_all_that_it_replaced():
    repaired = RepairedText('"ya"', "â€œyaâ€œ", (Edit(0, 3, '"', "c"), Edit(5, 8, '"', "c")))
    assert repaired.to_raw(0, 1) == (0, 3)
    assert repaired.to_raw(1, 3) == (3, 5)
    assert repaired.to_raw(0, 4) == (0, 8)


@pytest.mark.parametrize(("span", "raw"), [((-5, 2), (0, 2)), ((1, 99), (1, 3)), ((9, 2), (3, 3))])
def test_spans_outside_the_text_are_drawn_into_it(span, raw):
    assert RepairedText("abc", "abc", ()).to_raw(*span) == raw


def test_empty_text_has_an_empty_span():
    assert RepairedText("", "xyz", (Edit(0, 3, "", "boilerplate"),)).to_raw(0, 0) == (0, 0)
