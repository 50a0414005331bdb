"""The commands that keep events in a store and ask it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from peristiwa.cli import batch
from peristiwa.records import Article, CodedArticle
from tests.cli.conftest import StandIn

Run = Callable[..., Any]

TEXTS = ["Polisi menangkap tujuh warga.", "Cuaca cerah.", "Ia menangkap bola. Ia menangkap lagi."]


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand_in: None) -> None:
    monkeypatch.setenv("PERISTIWA_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def reports(tmp_path: Path) -> str:
    path = tmp_path / "reports.jsonl"
    rows = [
        {"id": f"r{number}", "text": text, "published": "2024-06-22"}
        for number, text in enumerate(TEXTS)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


def test_adding_says_what_the_store_gained_and_a_repeat_nothing(run: Run, reports: str) -> None:
    first = run("add", reports)
    assert first.exit_code == 0
    assert "3 new, 0 known already; 3 mentions added" in first.stderr
    again = run("add", reports)
    assert again.exit_code == 0
    assert "0 new, 3 known already; 0 mentions added" in again.stderr


def test_other_actors_code_anew(run: Run, reports: str, tmp_path: Path) -> None:
    actors = tmp_path / "actors.csv"
    actors.write_text("one", encoding="utf-8")
    run("add", reports)
    assert (
        "0 new, 0 known already, 3 coded anew" in run("add", "--add", str(actors), reports).stderr
    )
    assert "0 new, 3 known already" in run("add", "--add", str(actors), reports).stderr
    missing = run("add", "--gazetteer", str(tmp_path / "none.json"), reports)
    assert missing.exit_code == 1
    assert "none.json can't be read" in missing.stderr


def test_what_can_t_be_added_is_told_and_the_rest_is_added(
    run: Run, reports: str, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "broken", "text": "cacat"}\n{"id": \n', encoding="utf-8")
    done = run("add", str(bad), reports, str(tmp_path / "none.txt"))
    assert done.exit_code == 1
    assert "report broken: could not be coded" in done.stderr
    assert "bad.jsonl, line 2" in done.stderr
    assert "none.txt: there is no such file" in done.stderr
    assert "3 new" in done.stderr


def test_what_was_coded_before_an_interrupt_is_kept(
    run: Run, reports: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(StandIn):
        def code_article(self, article: Article) -> CodedArticle:
            if article.id == "r2":
                raise KeyboardInterrupt
            return super().code_article(article)

    monkeypatch.setattr(batch, "load_coder", lambda *_: Interrupted())
    assert run("add", reports).exit_code == 130
    monkeypatch.setattr(batch, "load_coder", lambda *_: StandIn())
    assert "1 new, 2 known already" in run("add", reports).stderr


def test_commits_are_made_on_the_way(
    run: Run, reports: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("peristiwa.cli.adding"), "COMMITTED", 2)
    run("add", reports)
    versions = json.loads(run("versions", "--format", "json").stdout)
    assert [one["kind"] for one in versions] == ["add", "add"]


def test_the_option_goes_before_the_environment(run: Run, reports: str, tmp_path: Path) -> None:
    run("add", reports, "--store", str(tmp_path / "other"))
    assert run("events").exit_code == 1
    assert run("events", "--store", str(tmp_path / "other")).exit_code == 0


def test_events_come_in_all_forms(run: Run, reports: str, tmp_path: Path) -> None:
    run("add", reports)
    lines = run("events", "--format", "jsonl").stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert records
    assert {record["type"] for record in records} == {"COERCE"}
    assert json.loads(run("events", "--format", "json").stdout) == records
    rows = list(csv.DictReader(io.StringIO(run("events", "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    out = tmp_path / "events.parquet"
    assert run("events", "--format", "parquet", "--out", str(out)).exit_code == 0
    assert parquet.read_table(out).column("id").to_pylist() == [row["id"] for row in rows]
    assert "COERCE" in run("events").stdout


def test_conditions_are_joined(run: Run, reports: str) -> None:
    run("add", reports)
    options = ("--actor", "polisi", "--dyad", "IDN-CVL", "--type", "COERCE", "--mode", "arrest")
    options += ("--country", "IDN", "--place", "jakarta", "--status", "actual")
    options += ("--from", "2024-06-01", "--to", "2024-06-30", "--source", "antara")
    assert run("events", *options, "--format", "jsonl").stdout
    assert run("events", *options, "--min-sources", "9", "--format", "jsonl").stdout == ""
    assert run("events", "--text", "bola", "--format", "jsonl").stdout
    assert run("events", "--text", "cuaca", "--format", "jsonl").stdout == ""


def test_counts_as_table_and_parquet(run: Run, reports: str, tmp_path: Path) -> None:
    run("add", reports)
    assert "2024-06" in run("stats", "--by", "month,type").stdout
    out = tmp_path / "stats.parquet"
    assert run("stats", "--by", "dyad", "--format", "parquet", "--out", str(out)).exit_code == 0
    assert parquet.read_table(out).column_names[:3] == ["dyad", "events", "mentions"]


def test_sql_reads_the_views_and_nothing_else(run: Run, reports: str, tmp_path: Path) -> None:
    run("add", reports)
    done = run("sql", "SELECT count(*) AS n FROM mentions", "--format", "json")
    assert json.loads(done.stdout) == [{"n": 3}]
    for query in (
        f"COPY (SELECT 1) TO '{tmp_path}/out.csv'",
        f"SELECT * FROM read_text('{reports}')",
        "SET enable_external_access = true",
        "ATTACH 'other.db'",
        "SELECT 1; SELECT 2",
        f"EXPLAIN ANALYZE COPY (SELECT 1) TO '{tmp_path}/out.csv'",
        "",
    ):
        assert run("sql", query).exit_code == 1
    assert not (tmp_path / "out.csv").exists()


def test_sql_cannot_write_into_the_store(run: Run, reports: str, tmp_path: Path) -> None:
    run("add", reports)
    before = sorted((tmp_path / "store").rglob("*"))
    done = run("sql", f"COPY (SELECT 1 AS x) TO '{tmp_path}/store/articles/x.parquet'")
    assert done.exit_code == 1
    assert sorted((tmp_path / "store").rglob("*")) == before


def test_a_snapshot_is_cited_and_read(run: Run, reports: str) -> None:
    run("add", reports)
    line = run("snapshot", "paper").stdout.strip()
    assert "snapshot paper, version 1 of " in line
    assert run("cite", "paper").stdout.strip() == line
    assert run("snapshot", "paper").exit_code == 1
    assert run("events", "--as-of", "paper", "--format", "jsonl").stdout
    assert "no snapshot 'draft'" in run("events", "--as-of", "draft").stderr


def test_search_shows_the_words(run: Run, reports: str) -> None:
    run("add", reports)
    assert "menangkap bola" in run("search", "tangkap bola").stdout
    (hit,) = json.loads(run("search", '"cuaca cerah"', "--format", "json").stdout)
    assert hit["id"] == "r1"
    assert run("search", "tidakada").stdout == "nothing found\n"
    assert run("search", "bola", "--rebuild").exit_code == 0


def test_an_event_shows_the_words_that_prove_it(run: Run, reports: str) -> None:
    run("add", reports)
    records = [json.loads(line) for line in run("events", "--format", "jsonl").stdout.splitlines()]
    shown = run("show", records[0]["id"]).stdout
    assert "*menangkap*" in shown
    assert all(mention in shown for mention in records[0]["mentions"])
    assert "no event 'nothing'" in run("show", "nothing").stderr


def test_check_and_compact(run: Run, reports: str, tmp_path: Path) -> None:
    run("add", reports)
    assert "consistent; 3 articles, 3 mentions" in run("check").stdout
    assert "data files joined" in run("compact").stdout
    for path in (tmp_path / "store" / "events").glob("*.parquet"):
        path.unlink()
    done = run("check")
    assert done.exit_code == 1
    assert "a data file is missing or damaged" in done.stderr


def test_events_are_parted_and_joined_by_hand(run: Run, reports: str) -> None:
    run("add", reports)
    query = "SELECT id, mention_ids FROM events ORDER BY mentions DESC, id LIMIT 1"
    (event,) = json.loads(run("sql", query, "--format", "json").stdout)
    assert len(event["mention_ids"]) > 1
    done = run("merge", "split", event["id"], event["mention_ids"][0], "--reason", "two arrests")
    assert "events ended" in done.stdout
    ids = [row["id"] for row in json.loads(run("events", "--format", "json").stdout)]
    assert "0 events ended, 0 made" in run("merge", "apart", *ids[:2]).stdout
    assert run("merge", "join", *ids).exit_code == 0
    assert len(run("events", "--format", "jsonl").stdout.splitlines()) == 1
    assert "0 events ended, 0 made" in run("merge", "run").stdout
    last, apart, first = run("merge", "list").stdout.splitlines()
    assert "≠" in apart
    assert "two arrests" in first
    assert run("merge", "withdraw", last.split()[0]).exit_code == 0
    assert len(run("events", "--format", "jsonl").stdout.splitlines()) == len(ids)
    assert run("check").exit_code == 0


@pytest.mark.parametrize("command", ["events", "stats", "check", "compact", "versions", "cite"])
def test_without_a_store_each_command_says_so(run: Run, command: str) -> None:
    done = run(command)
    assert done.exit_code == 1
    assert "no store is there; make one with `peristiwa add`" in done.stderr


def test_half_of_a_surrogate_pair_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "half.jsonl"
    path.write_text('{"id": "half", "text": "Polisi \\ud800 menangkap."}\n', encoding="utf-8")
    done = run("add", str(path))
    assert done.exit_code == 1
    assert "half" in done.stderr
