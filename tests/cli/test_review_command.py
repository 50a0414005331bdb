"""Tokens for reviewers, and reviews as gold and as a list."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.store.synthetic import pairs
from peristiwa.evaluation import read_gold
from peristiwa.records import Changes
from peristiwa.serve.tokens import read_tokens
from peristiwa.store import Address, Store
from peristiwa.store.reviewing import Opinion

Run = Callable[..., Any]


@pytest.fixture
def reviewed(tmp_path: Path) -> str:
    """A store of two reports; every event of the first was reviewed."""
    store = Store(Address(str(tmp_path / "store")))
    store.make()
    store.add(pairs(range(2)), "1")
    for number in range(1, 5):
        mention = f"report-0000000#report-0000000:{number}"
        store.review(Opinion(verdict="confirm", mention=mention), "Sari")
    last = "report-0000000#report-0000000:5"
    store.review(
        Opinion(verdict="correct", mention=last, changes=Changes(status="planned")), "Budi\x1b[2J"
    )
    return str(tmp_path / "store")


def test_a_token_is_printed_once_and_kept_as_a_hash(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    tokens = [run("review", "token", name, "--tokens", str(file)).stdout.strip() for name in "AB"]
    kept = read_tokens(file)
    assert [kept.name_of(token) for token in tokens] == ["A", "B"]
    assert kept.name_of("") is None
    assert hashlib.sha256(tokens[0].encode()).hexdigest() in file.read_text()


@pytest.mark.parametrize("name", ["", " x", "#x", "a\nb", "x" * 200])
def test_a_name_that_would_break_the_file_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    done = run("review", "token", "--tokens", str(tmp_path / "tokens"), "--", name)
    assert done.exit_code == 1
    assert not (tmp_path / "tokens").exists()


@pytest.mark.parametrize("line", ["secret Sari", "0123 Sari", f"{'0' * 64}", f"{'0' * 64} "])
def test_a_file_that_holds_no_hashes_is_named(run: Run, tmp_path: Path, line: str) -> None:
    file = tmp_path / "tokens"
    file.write_text(f"# reviewers\n{line}\n")
    done = run("serve", "--store", str(tmp_path / "store"), "--tokens", str(file))
    assert done.exit_code == 1
    assert f"{file}, line 2" in done.stderr


def test_reports_that_are_reviewed_whole_are_gold(run: Run, reviewed: str, tmp_path: Path) -> None:
    out = tmp_path / "gold.jsonl"
    done = run("review", "export", "--store", reviewed, "--out", str(out))
    assert done.exit_code == 0, done.stderr
    assert "1 reports with 5 events" in done.stderr
    (document,) = read_gold(out)
    assert document.events[-1].status == "planned"


def test_reviews_are_listed_with_who_said_what(run: Run, reviewed: str) -> None:
    done = run("review", "list", "--store", reviewed)
    assert done.exit_code == 0
    assert "Sari" in done.stdout
    assert "confirm" in done.stdout
    assert "\x1b[2J" not in done.stdout


def test_events_and_their_mentions_are_marked_as_reviewed(run: Run, reviewed: str) -> None:
    done = run("events", "--store", reviewed, "--limit", "100")
    assert done.stdout.count("reviewed") == 5
    with Store(Address(reviewed)).view() as view:
        event = view.rows("SELECT id FROM events WHERE reviewed LIMIT 1")[0]["id"]
    assert "reviewed" in run("show", event, "--store", reviewed).stdout
