"""An input that can't be read is a fault with a reason and a remedy; the others are read."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from peristiwa.read import ReadFault, inputs, read_articles
from peristiwa.records import Article

Write = Callable[[str, bytes | str], str]


def only_fault(name: str) -> ReadFault:
    (fault,) = read_articles([name])
    assert isinstance(fault, ReadFault)
    assert fault.kind == "failed"
    return fault


def test_a_missing_file_does_not_stop_the_files_beside_it(write: Write, tmp_path: Path) -> None:
    names = [write("a.txt", "Satu."), str(tmp_path / "b.txt"), write("c.txt", "Tiga.")]
    first, fault, last = read_articles(names)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert str(fault) == f"{names[1]}: there is no such file; check the name"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission_is_named(write: Write) -> None:
    name = write("a.txt", "Satu.")
    Path(name).chmod(0)
    assert "may not be read" in str(only_fault(name))


def test_a_refusal_by_the_system_is_named(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    name = write("a.txt", "Satu.")
    monkeypatch.setattr(Path, "open", refuse)
    assert "may not be read; check its permissions" in str(only_fault(name))


def test_a_name_that_no_file_can_have_is_a_fault() -> None:
    assert "can't be opened" in str(only_fault("a\0b"))
    assert "can't be opened" in str(only_fault("a" * 10_000))


@pytest.mark.parametrize("suffix", ["txt", "jsonl"])
@pytest.mark.parametrize(
    "content", [b"\x7fELF\x02\x01\x01\x00\x00", b"Satu.\nDua\x00.\n", bytes(100_000)]
)
def test_bytes_that_are_no_text_are_refused(write: Write, content: bytes, suffix: str) -> None:
    items = list(read_articles([write(f"a.{suffix}", content)]))
    assert items
    assert all(isinstance(item, ReadFault) and item.kind == "failed" for item in items)


def test_the_first_nul_byte_is_named(write: Write) -> None:
    assert "byte 9 is NUL" in str(only_fault(write("a.txt", b"Satu.\nDua\x00.\n")))


def test_utf_16_is_named_with_the_remedy(write: Write) -> None:
    assert "UTF-16; save it as UTF-8" in str(only_fault(write("a.txt", "Satu.".encode("utf-16"))))


def test_a_text_in_another_encoding_is_refused_with_byte_and_line(write: Write) -> None:
    fault = only_fault(write("a.txt", "Satu.\n“Dua”".encode("cp1252")))
    assert "byte 0x93 at offset 6 (line 2)" in fault.reason
    assert "iconv -f WINDOWS-1252 -t UTF-8" in fault.reason


def test_a_text_longer_than_any_report_is_refused(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "LONGEST", 100)
    monkeypatch.setattr("peristiwa.read.plain.LONGEST", 100)
    assert "is longer than" in only_fault(write("line.txt", "kata " * 21)).reason
    assert "is longer than" in only_fault(write("lines.txt", "kata\n" * 21)).reason


def test_a_line_longer_than_any_report_is_skipped_alone(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "LONGEST", 100)
    lines = [{"id": "a", "text": "A"}, {"id": "b", "text": "B" * 1000}, {"id": "c", "text": "C"}]
    items = list(read_articles([write("a.jsonl", "\n".join(map(json.dumps, lines)))]))
    assert [item.id for item in items if isinstance(item, Article)] == ["a", "c"]
    faults = [item for item in items if isinstance(item, ReadFault)]
    assert [fault.where[-6:] for fault in faults] == ["line 2"]


def test_a_device_that_fails_while_it_is_read_is_a_fault(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("peristiwa.read.articles.read_plain", fail)
    assert "reading stopped: Input/output error" in str(only_fault(write("a.txt", "Satu.")))
