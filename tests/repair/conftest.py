"""The repairer as it ships, built straight from the hand-edited lexicon."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from peristiwa.repair import Repairer, RepairSettings, VerbKnowledge, parse_settings, parse_verbs

LEXICON = Path(__file__).parents[2] / "lexicon" / "language"


def read_yaml(name: str) -> dict[str, Any]:
    return yaml.safe_load((LEXICON / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def repair_yaml() -> dict[str, Any]:
    return read_yaml("repair.yaml")


@pytest.fixture(scope="session")
def verbs_yaml() -> dict[str, Any]:
    return read_yaml("verb_roots.yaml")


@pytest.fixture(scope="session")
def roots() -> list[str]:
    packaged = resources.files("Sastrawi.Stemmer") / "data" / "kata-dasar.txt"
    return packaged.read_text(encoding="utf-8").split()


@pytest.fixture(scope="session")
def settings(repair_yaml: dict[str, Any]) -> RepairSettings:
    return parse_settings(repair_yaml)


@pytest.fixture(scope="session")
def verbs(verbs_yaml: dict[str, Any], roots: list[str]) -> VerbKnowledge:
    return parse_verbs(verbs_yaml, roots)


@pytest.fixture(scope="session")
def repair(settings: RepairSettings, verbs: VerbKnowledge) -> Repairer:
    return Repairer(settings, verbs)


@pytest.fixture(scope="session")
def mended(repair: Repairer) -> Callable[..., str]:
    return lambda text, title=None: repair(text, title).text
