"""The table for people, on wide and narrow screens, with harmless text."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace
from rich.console import Console

from peristiwa.records import Article, CodedArticle, Evidence, Participant, Trigger
from peristiwa.table import harmless, print_article


def shown(article: Article, coded: CodedArticle, width: int = 80, colour: bool = False) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=colour)
    print_article(console, article, coded)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_every_part_of_an_event_is_shown_at_any_width(
    report: Article, coded: CodedArticle, width: int
) -> None:
    words = " ".join(shown(report, coded, width).split())
    for word in (
        "2024-06-22,", "COERCE", "(arrest)", "Polisi",
        "(CVL)", "warga", "Jakarta", "actual", "history", "Antara", "*menangkap*",
    ):  # fmt: skip
        assert word in words


@pytest.mark.parametrize("width", [60, 80, 109, 110, 120])
def test_no_line_is_wider_than_the_screen(report: Article, coded: CodedArticle, width: int) -> None:
    assert max(map(len, shown(report, coded, width).splitlines())) <= width


def test_a_wide_screen_gets_columns_with_headings(report: Article, coded: CodedArticle) -> None:
    assert "who → whom" in shown(report, coded, 120)
    assert "who → whom" not in shown(report, coded, 80)


def test_evidence_is_trimmed_to_whole_words_around_the_trigger(
    report: Article, coded: CodedArticle
) -> None:
    before, after = "kata-depan " * 30, " kata-belakang" * 30
    article = replace(report, text=f"{before}menangkap{after}")
    start = len(before)
    event = replace(
        coded.events[0],
        trigger=Trigger(start, start + 9, "menangkap"),
        evidence=Evidence(0, len(article.text)),
    )
    words = " ".join(shown(article, replace(coded, events=[event]), 60).split())
    quote = words[words.index("…") : words.rindex("…") + 1]
    assert quote.count("kata-depan") == 6
    assert quote.count("kata-belakang") == 4
    assert set(quote.split()) == {"…", "kata-depan", "*menangkap*", "kata-belakang"}


def test_without_events_the_table_says_so(report: Article, coded: CodedArticle) -> None:
    assert "no events found" in shown(report, replace(coded, events=[]))


def test_warnings_stand_below_and_a_missing_date_is_told(
    report: Article, coded: CodedArticle
) -> None:
    lines = shown(report, replace(coded, published=None, warnings=["ganda"])).splitlines()
    assert "date not known" in lines[0]
    assert "warning: ganda" in lines[-2:]


def test_what_is_missing_is_a_hyphen(report: Article, coded: CodedArticle) -> None:
    bare = replace(
        coded.events[0], mode=None, actors=[], recipients=[], place=None, date=None, source=None
    )
    for width in (80, 120):
        assert " - " in shown(report, replace(coded, events=[bare]), width)


HOSTILE = "[red]x[/red] [/] [link=http://a]b[/link] :smile: \x1b[31mmerah\x07 \u202eterbalik"


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("width", [80, 160])
def test_text_of_a_report_has_no_effect_on_the_terminal(
    report: Article, coded: CodedArticle, width: int, colour: bool
) -> None:
    article = replace(report, text=f"{HOSTILE} menangkap {HOSTILE}")
    start = len(HOSTILE) + 1
    event = replace(
        coded.events[0],
        trigger=Trigger(start, start + 9, "menangkap"),
        evidence=Evidence(0, len(article.text)),
        actors=[Participant(0, 1, HOSTILE, name=HOSTILE)],
    )
    output = shown(
        article, replace(coded, id=HOSTILE, events=[event], warnings=[HOSTILE]), width, colour
    )
    assert "\x07" not in output
    assert "\u202e" not in output
    assert "\x1b[31m" not in output
    assert "[red]x[/red]" in output
    assert ":smile:" in output


def test_harmless_keeps_the_letters_of_the_world() -> None:
    kept = "Café “Ωmega” نص 漢字 🪁 é"
    assert harmless(kept) == kept


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\ud800"])
def test_harmless_replaces_what_could_steer_a_terminal(character: str) -> None:
    assert harmless(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize("character", ["\n", "\r", "\t", "\v", "\u2028", "\x85"])
def test_harmless_puts_all_on_one_line(character: str) -> None:
    assert harmless(f"a{character}b") == "a b"
