"""A logistic regression over named features, small enough to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from math import exp

import msgspec
from msgspec import Struct

from peristiwa.errors import ModelError

__all__ = ["LinearModel", "load_linear"]


class LinearModel(Struct, frozen=True, kw_only=True):
    """Weights by feature; a feature that is not listed weighs nothing.

    ``threshold`` is the probability from which the answer is yes, ``floor`` that from which it is
    yes for the likeliest of several examples of which one is looked for.
    """

    bias: float
    threshold: float
    weights: Mapping[str, float]
    floor: float = 1.0

    def probability(self, features: Iterable[str]) -> float:
        """Give the probability of yes, from 0 to 1, for an example with ``features``."""
        weights = self.weights
        score = self.bias + sum(weights[name] for name in features if name in weights)
        return 1 / (1 + exp(-score)) if score > -700 else 0.0

    def choose(self, examples: Sequence[Iterable[str]]) -> list[float | None]:
        """Give the probability of each of ``examples`` that is chosen, None for the others.

        Those above the threshold are, and the likeliest if it is above the floor.
        """
        guesses = [self.probability(features) for features in examples]
        best = max(guesses, default=0.0)
        limit = self.threshold if best >= self.threshold else max(self.floor, best)
        return [guess if guess >= limit else None for guess in guesses]

    def accepts(self, features: Iterable[str]) -> bool:
        """Whether the answer is yes."""
        return self.probability(features) >= self.threshold


def load_linear(name: str) -> LinearModel:
    """Read one of the models that ship with the package.

    Raises:
        ModelError: when the file is missing or damaged.
    """
    path = resources.files("peristiwa.coding") / "model" / f"{name}.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=LinearModel)
    except FileNotFoundError as error:
        raise ModelError(f"{path} is missing: install the package again") from error
    except msgspec.DecodeError as error:
        raise ModelError(f"{path} is damaged ({error}): install the package again") from error
