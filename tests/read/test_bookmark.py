"""What was handled in an earlier run is passed over, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from peristiwa.errors import InputError
from peristiwa.read import Bookmark, ReadFault, read_articles

Write = Callable[[str, bytes | str], str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept.json"


def rows(*numbers: int) -> str:
    return "".join(json.dumps({"id": str(n), "text": "Satu."}) + "\n" for n in numbers)


def ids(names: str | list[str], bookmark: Bookmark, number: int | None = None) -> list[str]:
    items = read_articles(names, bookmark=bookmark)
    return [getattr(item, "id", "fault") for item in islice(items, number)]


def kept(bookmark: Bookmark) -> None:
    bookmark.settle()
    bookmark.save()


@pytest.mark.parametrize("stop", [0, 1, 4, 9, 10])
def test_a_second_run_reads_what_the_first_did_not(write: Write, path: Path, stop: int) -> None:
    name = write("a.jsonl", rows(*range(5)) + "{broken\n" + rows(*range(6, 10)))
    first = Bookmark(path)
    before = ids(name, first, stop)
    kept(first)
    second = Bookmark(path)
    every = [str(n) if n != 5 else "fault" for n in range(10)]
    assert before + ids(name, second) == every
    assert second.passed == stop


def test_what_was_read_after_the_last_settling_is_read_again(write: Write, path: Path) -> None:
    name = write("a.jsonl", rows(*range(10)))
    bookmark = Bookmark(path)
    items = read_articles(name, bookmark=bookmark)
    list(islice(items, 3))
    bookmark.settle()
    list(islice(items, 3))
    bookmark.save()
    assert ids(name, Bookmark(path)) == [str(n) for n in range(3, 10)]


def test_a_file_that_is_read_to_its_end_is_not_opened_again(
    write: Write, path: Path, tmp_path: Path
) -> None:
    name, other = write("a.jsonl", rows(1)), write("b.jsonl", rows(2))
    bookmark = Bookmark(path)
    assert ids([name, other], bookmark) == ["1", "2"]
    kept(bookmark)
    Path(name).chmod(0)
    again = Bookmark(path)
    assert ids(str(tmp_path), again) == ["fault"]  # kept.json itself, which is no list of reports
    assert again.passed == 2


def test_a_file_that_has_changed_is_read_anew(write: Write, path: Path) -> None:
    name = write("a.jsonl", rows(1, 2))
    bookmark = Bookmark(path)
    ids(name, bookmark)
    kept(bookmark)
    write("a.jsonl", rows(1, 2, 3))
    assert ids(name, Bookmark(path)) == ["1", "2", "3"]


def test_a_file_that_could_not_be_read_is_tried_again(write: Write, path: Path) -> None:
    name = write("a.jsonl", rows(1))
    bookmark = Bookmark(path)
    missing = str(path.with_name("b.jsonl"))
    assert ids([name, missing], bookmark) == ["1", "fault"]
    kept(bookmark)
    assert ids([name, missing], Bookmark(path)) == ["fault"]


def test_a_bookmark_of_another_purpose_counts_as_empty(write: Write, path: Path) -> None:
    name = write("a.jsonl", rows(1))
    bookmark = Bookmark(path, "one")
    ids(name, bookmark)
    kept(bookmark)
    other = Bookmark(path, "two")
    assert other.foreign
    assert ids(name, other) == ["1"]
    assert not Bookmark(path, "one").foreign


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"purpose": "", "files": {"a": 1}}'])
def test_a_damaged_bookmark_is_refused_with_what_to_do(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"kept.json: is no file that .* delete this one"):
        Bookmark(path)


def test_one_that_can_t_be_written_is_told(path: Path) -> None:
    bookmark = Bookmark(path / "below" / "kept.json")
    with pytest.raises(InputError, match="can't be written"):
        bookmark.save()


def test_nothing_is_kept_of_standard_input(path: Path, stdin: Callable[[bytes], None]) -> None:
    for _ in range(2):
        stdin(rows(1).encode())
        bookmark = Bookmark(path)
        found = list(read_articles("-", bookmark=bookmark))
        assert len(found) == 1
        assert not isinstance(found[0], ReadFault)
        kept(bookmark)
