"""Trains the encoder to fill in masked words of raw text."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.teacher.model import Encoder
from training.teacher.pieces import MASK, SEP, Pieces

__all__ = ["Stream", "fill_in", "read_stream"]

MASKED = 0.2
RATE, WARM = 8e-4, 0.05


@dataclass(frozen=True)
class Stream:
    """All text in a row: (T,) pieces and whether each begins a word."""

    ids: Tensor
    begins: Tensor


def read_stream(path: Path, pieces: Pieces, device: str) -> Stream:
    """Read tokenised lines into one row of pieces, SEP between lines."""
    ids: list[int] = []
    begins: list[bool] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            for word in line.split():
                found = pieces(word)
                ids += found
                begins += [True] + [False] * (len(found) - 1)
            ids.append(SEP)
            begins.append(True)
    as_ids = torch.from_numpy(np.array(ids, dtype="int32")).long()
    return Stream(as_ids.to(device), torch.tensor(begins, device=device))


def fill_in(
    encoder: Encoder,
    stream: Stream,
    *,
    steps: int,
    rows: int,
    seconds: float,
    log: Callable[[str], None],
) -> None:
    """Train ``encoder`` in place for ``steps`` batches of stretches, or until time is up."""
    length = encoder.positions.num_embeddings
    vocabulary = encoder.pieces.num_embeddings
    device = stream.ids.device.type
    optimizer = torch.optim.AdamW(
        encoder.parameters(), RATE, (0.9, 0.98), weight_decay=0.01, fused=device == "cuda"
    )
    encoder.train()
    began = time.monotonic()
    for step, (ids, begins) in enumerate(_stretches(stream, length, rows)):
        done = max(step / steps, (time.monotonic() - began) / seconds)
        if done >= 1:
            break
        optimizer.param_groups[0]["lr"] = RATE * min(done / WARM, (1 - done) / (1 - WARM), 1.0)
        hidden = _masked_words(begins) & (ids != SEP)
        with torch.autocast(device, torch.bfloat16):
            states = encoder(_masked(ids, hidden, vocabulary))[hidden]
            scores = functional.linear(states, encoder.pieces.weight)
            loss = functional.cross_entropy(scores.float(), ids[hidden])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        if step % 100 == 0:
            log(f"masked words, step {step}, {done:.0%}: loss {loss.item():.3f}")


def _stretches(stream: Stream, length: int, rows: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Give batches of stretches for ever; each pass cuts the row at other places."""
    total = len(stream.ids)
    window = torch.arange(length, device=stream.ids.device)
    while True:
        shift = int(torch.randint(length, ()))
        starts = torch.arange(shift, total - length, length)
        for part in starts[torch.randperm(len(starts))].split(rows):
            if len(part) == rows:
                at = part.to(stream.ids.device)[:, None] + window
                yield stream.ids[at], stream.begins[at]


def _masked_words(begins: Tensor) -> Tensor:
    """Choose whole words at random; gives (B, P) booleans."""
    word = (begins.long().cumsum(1) - 1).clamp(min=0)
    return torch.rand(begins.shape, device=begins.device).gather(1, word) < MASKED


def _masked(ids: Tensor, hidden: Tensor, vocabulary: int) -> Tensor:
    """Put MASK for eight of ten hidden pieces, any piece for one, and leave one as it is."""
    draw = torch.rand(ids.shape, device=ids.device)
    anything = torch.randint(5, vocabulary, ids.shape, device=ids.device)
    shown = torch.where(hidden & (draw < 0.8), torch.full_like(ids, MASK), ids)
    return torch.where(hidden & (draw >= 0.9), anything, shown)
