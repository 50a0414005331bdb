"""A folder stands for the files in it that can be read."""

from __future__ import annotations

import json
from pathlib import Path

from peristiwa.read import ReadFault, read_articles
from peristiwa.records import Article


def fill(root: Path, files: dict[str, str]) -> str:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return str(root)


def test_files_are_read_in_the_order_of_their_names_and_named_by_their_path(
    tmp_path: Path,
) -> None:
    line = json.dumps({"id": "x", "text": "Tiga."})
    files = {"b/02.txt": "Dua.", "b/01.txt": "Satu.", "c.jsonl": line, ".git/a.txt": "Bukan."}
    ids = [item.id for item in read_articles([fill(tmp_path, files)]) if isinstance(item, Article)]
    assert ids == ["b/01", "b/02", "x"]


def test_files_of_other_kinds_are_told_in_one_warning(tmp_path: Path) -> None:
    files = {"a.txt": "Satu.", **{f"{n}.jpg": "x" for n in range(5)}}
    article, fault = read_articles([fill(tmp_path, files)])
    assert isinstance(article, Article)
    assert isinstance(fault, ReadFault)
    assert (fault.kind, fault.cause) == ("warning", "type")
    assert fault.reason.startswith("5 of its files were passed over")
    assert fault.reason.endswith("0.jpg, 1.jpg, 2.jpg, …")


def test_a_folder_with_nothing_to_read_is_empty(tmp_path: Path) -> None:
    (fault,) = read_articles([fill(tmp_path, {".hidden": "x"})])
    assert isinstance(fault, ReadFault)
    assert fault.kind == "empty"


def test_a_link_that_leads_back_up_is_not_followed(tmp_path: Path) -> None:
    name = fill(tmp_path, {"a.txt": "Satu."})
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(read_articles([name]))) == 1
