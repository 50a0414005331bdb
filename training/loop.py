"""The training loop: passes over freshly grouped examples, the best averaged weights kept."""

from __future__ import annotations

import time
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from spacy.util import fix_random_seed
from thinc.api import Adam

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.language import Language
    from spacy.training import Example

__all__ = ["Plan", "train"]


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn; scoring starts after ``score_from`` of all passes."""

    epochs: int
    seed: int = 1945
    dropout: float = 0.15
    rate: float = 0.0015
    last_rate: float = 0.0001
    batch_words: tuple[int, int] = (400, 1500)
    score_from: float = 0.3


def train(
    nlp: Language,
    make_epoch: Callable[[Language, Random], list[Example]],
    score: Callable[[Language], tuple[float, dict[str, float]]],
    plan: Plan,
    log: Callable[[str], None],
) -> float:
    """Train ``nlp`` in place and leave it with the best weights; returns their score."""
    fix_random_seed(plan.seed)
    rng = Random(plan.seed)
    first = make_epoch(nlp, rng)
    optimizer = Adam(L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    nlp.initialize(lambda: first, sgd=optimizer)
    best, best_bytes = -1.0, b""
    for number in range(plan.epochs):
        began = time.monotonic()
        examples = first if number == 0 else make_epoch(nlp, rng)
        losses = _one_pass(nlp, examples, optimizer, plan, number)
        seconds = time.monotonic() - began
        if number + 1 < plan.score_from * plan.epochs:
            log(f"epoch {number + 1}: {seconds:.0f} s {losses}")
            continue
        with nlp.use_params(optimizer.averages):
            now, parts = score(nlp)
            if now > best:
                best, best_bytes = now, nlp.to_bytes(exclude=["tokenizer"])
        shown = " ".join(f"{name} {100 * value:.2f}" for name, value in parts.items())
        log(f"epoch {number + 1}: {seconds:.0f} s, {shown}, score {now:.4f}, best {best:.4f}")
    nlp.from_bytes(best_bytes, exclude=["tokenizer"])
    return best


def _one_pass(
    nlp: Language, examples: Sequence[Example], optimizer: Any, plan: Plan, number: int
) -> dict[str, float]:
    losses: dict[str, float] = {}
    low, high = plan.batch_words
    part = number / max(1, plan.epochs - 1)
    size = int(low + (high - low) * min(1.0, 2 * part))
    batches = list(_batches(examples, size))
    for index, batch in enumerate(batches):
        done = (number + index / len(batches)) / plan.epochs
        warm = min(1.0, (number * len(batches) + index + 1) / 100)
        optimizer.learn_rate = warm * (plan.rate + (plan.last_rate - plan.rate) * done)
        nlp.update(batch, drop=plan.dropout, sgd=optimizer, losses=losses)
    return {name: round(value) for name, value in losses.items()}


def _batches(examples: Sequence[Example], words: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    held = 0
    for example in examples:
        batch.append(example)
        held += len(example.reference)
        if held >= words:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
