"""Reads hand-edited YAML files into their shapes.

YAML is read by those who build the lexicon: users of the package don't have the library.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from peristiwa.errors import LexiconError

__all__ = ["read_yaml"]

_T = TypeVar("_T")


def read_yaml(path: Path, shape: type[_T]) -> _T:
    """Decode ``path`` as ``shape``; LexiconError names the file, the record and the fault."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        plain = msgspec.to_builtins(yaml.load(path.read_bytes(), Loader=loader))
        return msgspec.convert(plain, shape)
    except FileNotFoundError as error:
        raise LexiconError(f"{path} is missing") from error
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise LexiconError(f"{path.name}: {error}") from error
