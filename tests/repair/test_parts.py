"""A long text is cut where a line, a sentence or a word ends, and every part keeps its way back."""

from __future__ import annotations

import pytest

from peristiwa.repair import Edit, RepairedText, parts_of

SENTENCE = "Polisi menangkap tujuh warga. "


def repaired(text: str) -> RepairedText:
    return RepairedText(text, text, ())


def texts(text: str, longest: int) -> list[str]:
    parts = parts_of(repaired(text), longest)
    assert "".join(part.text for part in parts) == text
    assert all(len(part.text) <= longest for part in parts)
    return [part.text for part in parts]


@pytest.mark.parametrize("text", ["", "Massa bubar.", SENTENCE * 10])
def test_a_text_that_is_short_enough_stays_whole(text: str) -> None:
    whole = repaired(text)
    assert parts_of(whole, max(1, len(text))) == [whole]


def test_parts_end_with_a_line_where_there_is_one() -> None:
    lines = f"{SENTENCE * 3}\n" * 10
    assert all(part.endswith("\n") for part in texts(lines, 300))


def test_parts_end_with_a_sentence_else_with_a_word_else_anywhere() -> None:
    assert all(part.endswith("warga. ") for part in texts(SENTENCE * 40, 100))
    assert all(part.endswith("warga ") for part in texts("warga " * 40, 50))
    assert texts("x" * 40, 10) == ["x" * 10] * 4


def test_no_part_is_a_mere_rest() -> None:
    lengths = [len(part) for part in texts(SENTENCE * 101, len(SENTENCE) * 100)]
    assert min(lengths) > 0.9 * max(lengths)


def test_each_part_leads_back_to_the_raw_text() -> None:
    raw = "Ia di tangkap. " * 20
    edits = tuple(Edit(at + 5, at + 6, "", "joined") for at in range(0, len(raw), 15))
    whole = RepairedText(raw.replace("di tangkap", "ditangkap"), raw, edits)
    for part in parts_of(whole, 50):
        at = part.text.index("ditangkap")
        start, end = part.to_raw(at, at + len("ditangkap"))
        assert raw[start:end] == "di tangkap"
        assert part.to_raw(0, 2)[0] == whole.to_raw(part.start, part.start + 2)[0]
        assert part.breaks == (0,)
