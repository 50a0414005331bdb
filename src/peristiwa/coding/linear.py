"""A logistic regression over named features, small enough to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from math import exp

import msgspec
from msgspec import Struct

from peristiwa.errors import ModelError

__all__ = ["Ballot", "LinearModel", "load_linear"]


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

    def best(self, examples: Sequence[Iterable[str]]) -> tuple[int, float] | None:
        """Give the place of the likeliest of ``examples`` and its probability; None of none."""
        guesses = [self.probability(features) for features in examples]
        likeliest = max(range(len(guesses)), key=guesses.__getitem__, default=None)
        return (likeliest, guesses[likeliest]) if likeliest is not None else None


class Ballot:
    """Several models that are asked of the same examples, all at once."""

    def __init__(self, models: Sequence[LinearModel]) -> None:
        self._models = tuple(models)
        self._nothing = (0.0,) * len(self._models)
        features = dict.fromkeys(name for model in models for name in model.weights)
        self._weights = {
            name: tuple(model.weights.get(name, 0.0) for model in models) for name in features
        }

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """Give the probability of yes by each model, in their order."""
        known = filter(None, map(self._weights.get, features))
        weights = map(sum, zip(self._nothing, *known, strict=True))
        return [model.chance(weight) for model, weight in zip(self._models, weights, strict=True)]


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
