"""`peristiwa explain` shows the tree, what fired, and why what nearly fired did not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from typer.testing import CliRunner

from peristiwa.cli import app


@pytest.fixture
def explain(write: Callable[[str, str], str]) -> Callable[[str], str]:
    """Explain a text and give the output, its white space folded."""

    def run(text: str) -> str:
        result = CliRunner().invoke(app, ["explain", write("report.txt", text)])
        assert result.exit_code == 0, result.output
        return re.sub(r"\s+", " ", result.output)

    return run


def test_an_act_shows_its_frame_its_construction_and_its_participants(
    explain: Callable[[str], str],
) -> None:
    shown = explain("Polisi menangkap tujuh aktivis, kata Amnesty International.")
    assert "menangkap VERB Act ROOT (tangkap)" in shown
    assert "Polisi NOUN nsubj (polisi)" in shown
    assert re.search(r"\+ menangkap COERCE \(arrest\), actual frame COERCE:tangkap:\d+", shown)
    assert "read as active verb actor: Polisi recipient: tujuh aktivis" in shown
    assert "source: Amnesty International" in shown


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Penangkapan itu dikecam Uni Eropa.", "needs a party, found nobody"),
        ("Ia menyerang kiper lawan.", "any: one of sport"),
        ("Ia menyerang kiper lawan.", "dengan: none of drone"),
        (
            "Polisi menangkap Budi, dan penangkapan Budi itu disiarkan televisi.",
            "told by another reading or another trigger",
        ),
    ],
)
def test_a_near_miss_shows_its_reason(
    explain: Callable[[str], str], text: str, reason: str
) -> None:
    shown = explain(text)
    assert re.search(rf"- \w+ [A-Z]+, frame .*{re.escape(reason)}", shown)


def test_a_text_without_any_word_of_the_lexicon_says_so(explain: Callable[[str], str]) -> None:
    assert explain("Langit biru.").strip() == "no word of the lexicon was found"


def test_control_characters_and_markup_have_no_effect(explain: Callable[[str], str]) -> None:
    shown = explain("Polisi menangkap [red]\x1b[31mtujuh[/red] aktivis.")
    assert "\x1b" not in shown
    assert "[red]" in shown


def test_a_missing_file_fails_and_costs_nothing_else(write: Callable[[str, str], str]) -> None:
    there = write("a.txt", "Polisi menangkap tujuh aktivis.")
    result = CliRunner().invoke(app, ["explain", "missing.txt", there])
    assert result.exit_code == 1
    assert "missing.txt" in result.output
    assert "COERCE (arrest)" in result.output
