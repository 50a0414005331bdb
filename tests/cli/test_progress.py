"""What is shown on the way: only on a terminal, with a bar where the end is known."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from peristiwa.cli.progress import progress
from peristiwa.read import Meter, read_articles, size_of


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_for(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make standard error a terminal; a fixture can't, for pytest sets it before each call."""
    for name, value in {"TERM": "xterm", "COLUMNS": "120"}.items():
        monkeypatch.setenv(name, value)
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    return shown


def test_a_bar_shows_count_rate_share_and_time_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = terminal_for(monkeypatch)
    with progress(alone=True, meter=Meter(total=200)) as advance:
        for _ in range(1500):
            advance()
    assert "1,500 reports" in terminal.getvalue()
    assert "/s" in terminal.getvalue()
    assert "0%" in terminal.getvalue()
    assert "-:--:--" in terminal.getvalue()


def test_reading_moves_the_bar_to_its_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    terminal = terminal_for(monkeypatch)
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("Satu. " * 9999, encoding="utf-8")
    meter = Meter(size_of([str(tmp_path)]))
    with progress(alone=True, meter=meter) as advance:
        for _ in read_articles(str(tmp_path), meter=meter):
            advance()
    assert meter.done == meter.total == 3 * 6 * 9999
    assert "100%" in terminal.getvalue()


def test_where_the_end_is_unknown_there_is_a_count_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = terminal_for(monkeypatch)
    assert size_of(["-"]) is None
    with progress(alone=True, noun="events") as advance:
        advance()
    assert "1 events" in terminal.getvalue()
    assert "%" not in terminal.getvalue()


@pytest.mark.parametrize("alone", [True, False])
def test_nothing_is_shown_elsewhere(alone: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO() if alone else terminal_for(monkeypatch)
    monkeypatch.setattr(sys, "stderr", pipe)
    with progress(alone) as advance:
        advance()
    assert pipe.getvalue() == ""
