"""What tests of every step share."""

from __future__ import annotations

import pytest

import peristiwa
from peristiwa.pipeline import Pipeline


@pytest.fixture(scope="session")
def coder() -> Pipeline:
    """The pipeline that ships with the package, loaded once."""
    return peristiwa.load()
