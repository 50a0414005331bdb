"""Where a store is, and one that is reached by a URL alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.store.synthetic import pairs
from peristiwa.errors import StoreError
from peristiwa.merge import Merger
from peristiwa.store import Address, Store, find_address
from peristiwa.store.check import check
from peristiwa.store.files import cache_folder


def test_the_name_goes_before_the_environment_and_that_before_the_user_s_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("PERISTIWA_STORE", raising=False)
    assert find_address().local == tmp_path / "data/peristiwa/store"
    monkeypatch.setenv("PERISTIWA_STORE", str(tmp_path / "mine"))
    assert find_address().local == tmp_path / "mine"
    assert find_address(str(tmp_path / "named")).local == tmp_path / "named"


def test_a_url_of_a_file_is_a_folder_and_any_other_is_none(tmp_path: Path) -> None:
    assert find_address(f"file://{tmp_path}/a%20b").local == tmp_path / "a b"
    assert find_address("s3://bucket/folder/") == Address("s3://bucket/folder")
    assert find_address("s3://bucket/folder").local is None


def test_a_store_behind_a_url_is_read_through_copies(tmp_path: Path, merger: Merger) -> None:
    store = Store(Address(f"file://{tmp_path}/store"), merger)
    store.make()
    store.add(pairs(range(3)), "1")
    with store.view() as view:
        assert view.count("mentions") == 15
    copies = list((cache_folder(store.address) / "files/mentions").glob("*.parquet"))
    assert len(copies) == 1
    assert not list(check(store.tables))


def test_a_folder_whose_name_has_blanks_and_signs(tmp_path: Path, merger: Merger) -> None:
    store = Store(find_address(str(tmp_path / "data ku's 100%")), merger)
    store.make()
    store.add(pairs(range(3)), "1")
    with store.view() as view:
        assert view.count("mentions") == 15
    assert not list(check(store.tables))


@pytest.mark.parametrize("name", ["data [2025]", "data*", "data?"])
def test_a_name_that_can_t_be_a_store_s(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="may have none of"):
        find_address(str(tmp_path / name))
