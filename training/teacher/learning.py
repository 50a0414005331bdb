"""Trains teachers on the gold rows, each from the same encoder with its own seed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random

import torch
from torch import Tensor

from training.teacher.lines import Row, batches
from training.teacher.model import Batch, Labels, Teacher
from training.teacher.pieces import CLS, PAD, UNKNOWN, Pieces

__all__ = ["collate", "label_sets", "learn"]

LAYERS = ("upos", "voice", "labels", "entities")
INNER_RATE, OUTER_RATE = 2e-4, 1.5e-3
PIECES_HIDDEN = 0.08
P_LOWER, P_UPPER, P_TITLE = 0.04, 0.03, 0.04


def label_sets(rows: Iterable[Row]) -> Labels:
    """Collect the values of every layer over ``rows``."""
    rows = list(rows)
    values = {
        layer: sorted({value for row in rows for value in row.get(layer, ())}) for layer in LAYERS
    }
    return Labels(**values, corpora=sorted({row["corpus"] for row in rows}))


def collate(rows: Sequence[Row], pieces: Pieces, labels: Labels, corpus: str, device: str) -> Batch:
    """Make tensors of rows; ``corpus`` stands in for their own unless it is empty."""
    ids: list[list[int]] = []
    words_of: list[list[int]] = []
    for row in rows:
        line, word_of = [CLS], [0]
        for number, word in enumerate(row["words"], start=1):
            found = pieces(word)
            line += found
            word_of += [number] * len(found)
        ids.append(line)
        words_of.append(word_of)
    size = max(len(row["words"]) for row in rows)
    longest = max(map(len, ids))
    corpora = [labels.corpora.index(corpus or row["corpus"]) for row in rows]
    return Batch(
        pieces=_padded(ids, longest, PAD, device),
        word_of=_padded(words_of, longest, size + 1, device),
        corpus=torch.tensor(corpora, device=device),
        lengths=torch.tensor([len(row["words"]) for row in rows], device=device),
        targets=dict(_targets(rows, labels, size, device)),
    )


def learn(
    teacher: Teacher,
    rows: Sequence[Row],
    pieces: Pieces,
    *,
    seed: int,
    epochs: int,
    words: int,
    seconds: float,
    log: Callable[[str], None],
) -> None:
    """Train ``teacher`` in place for ``epochs`` passes over ``rows``, or until time is up."""
    rng = Random(seed)
    optimizer = _optimizer(teacher)
    device = next(teacher.parameters()).device.type
    began = time.monotonic()
    teacher.train()
    for epoch in range(epochs):
        groups = list(batches([_varied(row, rng) for row in rows], words, rng))
        total = 0.0
        for step, group in enumerate(groups):
            done = (epoch + step / len(groups)) / epochs
            done = max(done, (time.monotonic() - began) / seconds)
            if done >= 1:
                break
            _set_rates(optimizer, done)
            batch = _with_hidden(collate(group, pieces, teacher.values, "", device))
            with torch.autocast(device, torch.bfloat16):
                loss = teacher.loss(batch)
            loss.backward()
            total += loss.item() / len(groups)
            torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        log(f"seed {seed}, epoch {epoch + 1}: loss {total:.3f}, {time.monotonic() - began:.0f} s")


def _optimizer(teacher: Teacher) -> torch.optim.Optimizer:
    inner = list(teacher.encoder.parameters())
    outer = [p for name, p in teacher.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": inner, "peak": INNER_RATE}, {"params": outer, "peak": OUTER_RATE}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))


def _set_rates(optimizer: torch.optim.Optimizer, done: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * min(done / 0.08, (1 - done) / 0.92)


def _varied(row: Row, rng: Random) -> Row:
    """Set some rows in small, capital or title letters, as headlines and sloppy text are."""
    draw = rng.random()
    words = row["words"]
    if draw < P_LOWER:
        words = [word.lower() for word in words]
    elif draw < P_LOWER + P_UPPER:
        words = [word.upper() for word in words]
    elif draw < P_LOWER + P_UPPER + P_TITLE:
        words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    return {**row, "words": words}


def _with_hidden(batch: Batch) -> Batch:
    """Replace a few pieces by the unknown one."""
    hidden = (torch.rand(batch.pieces.shape, device=batch.pieces.device) < PIECES_HIDDEN) & (
        batch.pieces > CLS
    )
    batch.pieces[hidden] = UNKNOWN
    return batch


def _padded(lines: Sequence[Sequence[int]], size: int, filler: int, device: str) -> Tensor:
    return torch.tensor([[*line, *[filler] * (size - len(line))] for line in lines], device=device)


def _targets(
    rows: Sequence[Row], labels: Labels, size: int, device: str
) -> Iterator[tuple[str, Tensor]]:
    for layer in LAYERS:
        if any(layer in row for row in rows):
            index = {value: number for number, value in enumerate(getattr(labels, layer))}
            lines = [[index.get(value, -100) for value in row.get(layer, ())] for row in rows]
            yield layer, _padded(lines, size, -100, device)
    if any("heads" in row for row in rows):
        lines = [
            [0 if head == at else head + 1 for at, head in enumerate(row.get("heads", ()))]
            for row in rows
        ]
        yield "heads", _padded(lines, size, -100, device)
