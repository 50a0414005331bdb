"""A cluster codes what one process codes, lets in who has its token, and outlives a killed worker.

Starting one takes half a minute, so these tests run only where PERISTIWA_TEST_RAY is set.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.scale.cluster import cluster, kill_one
from benchmarks.scale.runs import digest, run, write
from benchmarks.store.synthetic import a_pair

pytestmark = [
    pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed: peristiwa[ray]"),
    pytest.mark.skipif(
        "PERISTIWA_TEST_RAY" not in os.environ, reason="takes minutes: set PERISTIWA_TEST_RAY=1"
    ),
]
Cluster = tuple[str, dict[str, str]]


@pytest.fixture(scope="module")
def up() -> Iterator[Cluster]:
    with cluster() as address_and_token:
        yield address_and_token


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "reports.jsonl"
    write(path, [a_pair(number)[0] for number in range(150)], 150)
    return path


def test_the_store_is_the_same_as_of_one_process(
    up: Cluster, reports: Path, tmp_path: Path
) -> None:
    address, token = up
    for name, more in (("alone", ()), ("ray", ("--ray", address))):
        words = ("add", str(reports), "--store", str(tmp_path / name))
        done = run(*words, *more, environment=token)
        assert done.status == 0, done.told
    assert digest(tmp_path / "alone") == digest(tmp_path / "ray")


def test_another_token_is_refused_with_what_to_do(up: Cluster, reports: Path) -> None:
    address, token = up
    wrong = {**token, "RAY_AUTH_TOKEN": "0" * 64}
    done = run("code", str(reports), "--format", "jsonl", "--ray", address, environment=wrong)
    assert done.status != 0
    assert address in done.told
    assert "docs/scale.md" in done.told


def test_a_killed_actor_loses_nothing(up: Cluster, reports: Path, tmp_path: Path) -> None:
    address, token = up
    out, alone = tmp_path / "ray.jsonl", tmp_path / "alone.jsonl"
    killed: list[int] = []
    words = ("code", str(reports), "--format", "jsonl", "--out")
    done = run(
        *words,
        *(str(out), "--ray", address),
        environment=token,
        beside=lambda _: killed.append(kill_one()),
    )
    assert done.status == 0, done.told
    assert killed
    run(*words, str(alone))
    assert out.read_bytes() == alone.read_bytes()
