"""Real coding of texts that no report should be: a clear result or a clear error, in time."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[[str, bytes | str], str]

pytestmark = pytest.mark.usefixtures("shipped")


@pytest.mark.parametrize("word", ["kata ", "Polisi menangkap warga dan ", "a"])
def test_a_sentence_over_a_megabyte_is_refused_at_once(run: Run, write: Write, word: str) -> None:
    name = write("panjang.txt", (word * (1_000_000 // len(word) + 1))[:1_000_001])
    began = time.monotonic()
    result = run("code", name, "--format", "jsonl")
    assert time.monotonic() - began < 10
    assert (result.exit_code, result.stdout) == (1, "")
    assert "'panjang' has 1000001 characters" in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000,
        "(" * 2_000,
        "\u200b",
        "di " * 500,
        ". . . . . ! ? …",
        "Polisi\x1b[31m menangkap\x00\x07 warga.",
        "🪁" * 500,
        "e\u0301" * 500,
        "\n".join("Polisi" for _ in range(500)),
        "نص عربي 漢字 кириллица",
        "2024-99-99 31 Februari 0000 pukul 99.99",
        "“" * 50 + "Polisi menangkap warga" + "”" * 50,
    ],
)
def test_odd_texts_are_coded(run: Run, text: str) -> None:
    line = json.dumps({"id": "x", "published": "2024-06-22", "text": text})
    result = run("code", "-", "--format", "jsonl", input=line.encode())
    assert (result.exit_code, result.stderr) == (0, "")
    for event in json.loads(result.stdout)["events"]:
        trigger = event["trigger"]
        assert text[trigger["start"] : trigger["end"]] == trigger["text"]


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_markup_in_a_report_stays_text(run: Run, form: str) -> None:
    text = "Polisi menangkap warga [red]Jakarta[/bold] [link=http://a]x[/link] :smile:."
    line = json.dumps({"id": "[red]a[/]", "text": text})
    result = run("code", "-", "--format", form, input=line.encode())
    assert (result.exit_code, result.stderr) == (0, "")
    assert "[red]a[/]" in result.stdout
    assert "menangkap" in result.stdout
