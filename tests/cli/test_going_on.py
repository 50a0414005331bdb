"""Long runs: broken off, gone on with, and reported on."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from peristiwa.cli import batch
from peristiwa.records import Article, CodedArticle
from tests.cli.conftest import StandIn

Run = Callable[..., Any]
NUMBER = 12


class Interrupted(StandIn):
    """Breaks off at one report."""

    def __init__(self, at: str) -> None:
        self.at = at

    def code_article(self, article: Article) -> CodedArticle:
        if article.id == self.at:
            raise KeyboardInterrupt
        return super().code_article(article)


@pytest.fixture(autouse=True)
def _stand_in(stand_in: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERISTIWA_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    rows = [{"id": f"r{n}", "text": "Polisi menangkap warga."} for n in range(NUMBER)]
    rows[4]["text"] = "cacat"
    lines = [json.dumps(row) for row in rows]
    lines[7:7] = ["{broken", json.dumps({"id": "empty", "text": ""})]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "coded.jsonl"


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]


CODED = [f"r{n}" for n in range(NUMBER) if n != 4]


def to_file(run: Run, reports: Path, out: Path, *more: str) -> Any:
    return run("code", str(reports), "--format", "jsonl", "--out", str(out), *more)


@pytest.mark.parametrize("at", ["r0", "r5", "r11"])
def test_an_interrupted_run_goes_on_where_the_file_ends(
    run: Run, reports: Path, out: Path, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "load_coder", lambda *_: Interrupted(at))
    broken_off = to_file(run, reports, out, "--resume")
    assert broken_off.exit_code == 130
    assert "broken off; the same command with --resume goes on" in broken_off.stderr
    monkeypatch.setattr(batch, "load_coder", lambda *_: StandIn())
    to_file(run, reports, out, "--resume")
    assert ids(out) == CODED


def test_every_place_where_a_kill_can_cut_the_file_is_gone_on_from(
    run: Run, reports: Path, out: Path
) -> None:
    to_file(run, reports, out)
    whole = out.read_bytes()
    for cut in [*range(0, len(whole), 197), len(whole)]:
        out.write_bytes(whole[:cut])
        to_file(run, reports, out, "--resume")
        assert out.read_bytes() == whole


def test_reports_that_share_an_id_are_each_coded_once(run: Run, tmp_path: Path, out: Path) -> None:
    reports = tmp_path / "twice.jsonl"
    line = json.dumps({"id": "r", "text": "Polisi menangkap warga."}) + "\n"
    reports.write_text(line * 3, encoding="utf-8")
    to_file(run, reports, out)
    out.write_bytes(out.read_bytes().splitlines(keepends=True)[0])
    to_file(run, reports, out, "--resume")
    assert ids(out) == ["r", "r", "r"]


def test_a_finished_file_is_gone_on_with_and_nothing_is_coded(
    run: Run, tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = tmp_path / "a.txt"
    reports.write_text("Polisi menangkap warga.", encoding="utf-8")
    to_file(run, reports, out)
    monkeypatch.setattr(batch, "load_coder", lambda *_: pytest.fail("the coder was loaded"))
    again = to_file(run, reports, out, "--resume")
    assert again.exit_code == 0
    assert "0 reports coded, 1 passed over" in again.stderr


def test_without_resume_a_file_is_never_overwritten(run: Run, reports: Path, out: Path) -> None:
    out.write_text("mine", encoding="utf-8")
    refused = to_file(run, reports, out)
    assert refused.exit_code == 1
    assert "--resume goes on where it ends" in refused.stderr
    assert out.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("content", ['{"id": "a", "text": "Satu."}\n', "mine", '{"text": "Satu.'])
def test_a_file_of_something_else_is_left_as_it_is(
    run: Run, reports: Path, out: Path, content: str
) -> None:
    out.write_text(content, encoding="utf-8")
    refused = to_file(run, reports, out, "--resume")
    assert refused.exit_code == 1
    assert "coded.jsonl, line 1: is no coded report" in refused.stderr
    assert out.read_text(encoding="utf-8") == content


@pytest.mark.parametrize("more", [["--resume"], ["--resume", "--format", "jsonl"]])
def test_resuming_needs_json_lines_in_a_file(run: Run, reports: Path, more: list[str]) -> None:
    assert run("code", str(reports), *more).exit_code == 2


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_other_forms_go_to_a_file_whole(run: Run, reports: Path, out: Path, form: str) -> None:
    onto_screen = run("code", str(reports), "--format", form)
    assert run("code", str(reports), "--format", form, "--out", str(out)).stdout == ""
    assert out.read_bytes() == onto_screen.stdout_bytes


def test_the_report_counts_and_names_what_was_skipped(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    path = tmp_path / "report.json"
    done = run("code", str(reports), "--format", "jsonl", "--report", str(path))
    assert [" ".join(line.split()) for line in done.stderr.splitlines()[-5:]] == [
        "12 reports read",
        "1 skipped: coding",
        "1 skipped: unreadable",
        "1 skipped: empty",
        "peristiwa: 11 reports coded, 3 inputs skipped",
    ]
    told = json.loads(path.read_text(encoding="utf-8"))
    assert (told["finished"], told["read"], told["coded"]) == (True, 12, 11)
    assert told["skipped"] == {"coding": 1, "unreadable": 1, "empty": 1}
    assert [fault["where"] for fault in told["faults"]] == [
        "report r4", f"{reports}, line 8", f"{reports}, line 9"
    ]  # fmt: skip
    assert [fault["kind"] for fault in told["faults"]] == ["failed", "failed", "empty"]


def test_a_run_that_is_broken_off_is_reported_on_too(
    run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "load_coder", lambda *_: Interrupted("r9"))
    path = tmp_path / "report.json"
    assert run("add", str(reports), "--report", str(path)).exit_code == 130
    told = json.loads(path.read_text(encoding="utf-8"))
    assert not told["finished"]
    assert told["coded"] == 8


def test_many_faults_are_counted_and_written_and_not_all_printed(run: Run, tmp_path: Path) -> None:
    reports, path = tmp_path / "bad.jsonl", tmp_path / "report.json"
    reports.write_text("{broken\n" * 3000, encoding="utf-8")
    done = run("code", str(reports), "--report", str(path))
    assert "and 2,950 more of these" in done.stderr
    assert len(done.stderr.splitlines()) < 60
    assert len(json.loads(path.read_text(encoding="utf-8"))["faults"]) == 3000


def test_a_bookmark_passes_over_what_an_earlier_run_has_added(
    run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = str(tmp_path / "kept.json")
    monkeypatch.setattr(import_module("peristiwa.cli.adding"), "LOOKED_UP", 4)
    monkeypatch.setattr(batch, "load_coder", lambda *_: Interrupted("r9"))
    assert run("add", str(reports), "--bookmark", kept).exit_code == 130
    monkeypatch.setattr(batch, "load_coder", lambda *_: StandIn())
    second = run("add", str(reports), "--bookmark", kept)
    assert "3 new, 2 known already, 8 passed over by the bookmark" in second.stderr
    third = run("add", str(reports), "--bookmark", kept)
    assert third.exit_code == 0
    assert "0 new, 0 known already, 14 passed over by the bookmark" in third.stderr


def test_a_bookmark_of_another_store_is_told_and_read_anew(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    kept = str(tmp_path / "kept.json")
    run("add", str(reports), "--bookmark", kept)
    other = run("add", str(reports), "--bookmark", kept, "--store", str(tmp_path / "other"))
    assert "is of another store, coder or --published; all is read anew" in other.stderr
    assert "11 new" in other.stderr
