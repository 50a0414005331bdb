"""A logistic regression over named features, small enough to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from math import exp
from typing import TypeVar

import msgspec
from msgspec import Struct

from peristiwa.errors import ModelError

__all__ = ["Ballot", "Choice", "LinearModel", "load_linear"]

_Candidate = TypeVar("_Candidate")
_REMEMBERED = 1 << 14
"""Groups of features whose weight is kept at hand."""


class LinearModel(Struct, frozen=True, kw_only=True):
    """Weights by feature; a feature that is not listed weighs nothing.

    ``threshold`` is the probability from which the answer is yes.
    """

    bias: float
    threshold: float
    weights: Mapping[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """Give the probability of yes, from 0 to 1, for an example with ``features``."""
        return self.chance(self.weight(features))

    def weight(self, features: Iterable[str]) -> float:
        """Give the sum of the weights of ``features``."""
        return sum(filter(None, map(self.weights.get, features)))

    def chance(self, weight: float) -> float:
        """Give the probability of yes for an example whose features weigh ``weight`` together."""
        score = self.bias + weight
        return 1 / (1 + exp(-score)) if score > -700 else 0.0


class Choice:
    """A model that chooses one of several candidates, or none.

    What is told of them comes in groups of features, many of which come again: ``weigh`` gives the
    weight of one and keeps it at hand. A probability under ``threshold`` is for none.
    """

    def __init__(self, model: LinearModel) -> None:
        self.threshold = model.threshold
        self.weigh = lru_cache(_REMEMBERED)(model.weight)
        self._chance = model.chance

    def likeliest(
        self, weights: Mapping[_Candidate, float], shared: float = 0.0
    ) -> tuple[_Candidate, float] | None:
        """Give the candidate that weighs most, the first of several, and its probability.

        ``shared`` is what all of them weigh besides. None where there is no candidate.
        """
        if not weights:
            return None
        best = max(weights, key=weights.__getitem__)
        return best, self._chance(shared + weights[best])


class Ballot:
    """Several models that are asked of the same examples, all at once."""

    def __init__(self, models: Sequence[LinearModel]) -> None:
        self._models = tuple(models)
        self._nothing = (0.0,) * len(self._models)
        features = dict.fromkeys(name for model in models for name in model.weights)
        self._weights = {
            name: tuple(model.weights.get(name, 0.0) for model in models) for name in features
        }

    def weights(self, features: Iterable[str]) -> tuple[float, ...]:
        """Give what ``features`` weigh together by each model, in their order."""
        known = filter(None, map(self._weights.get, features))
        return tuple(map(sum, zip(self._nothing, *known, strict=True)))

    def chances(self, weights: Iterable[float]) -> list[float]:
        """Give the probability of yes by each model for an example that weighs ``weights``."""
        return [model.chance(weight) for model, weight in zip(self._models, weights, strict=True)]

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """Give the probability of yes by each model for an example with ``features``."""
        return self.chances(self.weights(features))


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
