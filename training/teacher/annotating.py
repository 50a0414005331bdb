"""Annotates rows with several teachers: their mean probabilities, and the best tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.entities import Span, bio_spans
from training.teacher.learning import collate
from training.teacher.lines import Row, batches
from training.teacher.model import Batch, Labels, Teacher
from training.teacher.pieces import Pieces
from training.teacher.trees import best_tree

__all__ = ["Annotator", "scores"]


@dataclass(frozen=True)
class Annotator:
    """Teachers that annotate together, in batches of about ``words`` padded words."""

    teachers: Sequence[Teacher]
    pieces: Pieces
    labels: Labels
    words: int
    device: str

    def first(self, number: int) -> Annotator:
        """Give an annotator of the first ``number`` teachers alone."""
        return replace(self, teachers=self.teachers[:number])

    @torch.no_grad()
    def annotate(self, rows: Sequence[Row], trees_like: str, entities_like: str) -> Iterator[Row]:
        """Give each row with all layers and its ``trust``, longest rows first.

        The layers follow the conventions of the corpora ``trees_like`` and ``entities_like``.
        ``trust`` is the mean probability of a word's arc and label.
        """
        for group in batches(rows, self.words):
            heads, layers, trust = self._trees(self._collate(group, trees_like))
            states = self._states(self._collate(group, entities_like))
            layers["entities"] = self._tags("entities", states)
            yield from self._rows(group, heads, layers, trust)

    def _collate(self, rows: Sequence[Row], corpus: str) -> Batch:
        return collate(rows, self.pieces, self.labels, corpus, self.device)

    def _states(self, batch: Batch) -> list[Tensor]:
        """Give (B, 1 + N, width) for each teacher."""
        with torch.autocast(self.device, torch.bfloat16):
            return [teacher.words(batch).float() for teacher in self.teachers]

    def _tags(self, layer: str, states: Sequence[Tensor]) -> Tensor:
        pairs = zip(self.teachers, states, strict=True)
        return _mean(t.tags[layer](x[:, 1:]).float().softmax(2) for t, x in pairs).argmax(2)

    def _trees(self, batch: Batch) -> tuple[Any, dict[str, Tensor], Any]:
        """Give heads, the layers that hang on no entity, and the trust in each word's arc."""
        states = self._states(batch)
        pairs = list(zip(self.teachers, states, strict=True))
        arcs = _mean(teacher.arc_scores(x, batch.lengths).softmax(2) for teacher, x in pairs)
        heads = _heads(arcs.cpu().numpy(), batch)
        chosen = torch.from_numpy(heads).to(self.device)
        found = _mean(teacher.label_scores(x, chosen).softmax(2) for teacher, x in pairs)
        trust = arcs.gather(2, chosen[..., None])[..., 0] * found.max(2).values
        layers = {"labels": found.argmax(2)}
        layers |= {layer: self._tags(layer, states) for layer in ("upos", "voice")}
        return heads, layers, trust.cpu().numpy()

    def _rows(
        self, group: Sequence[Row], heads: Any, layers: dict[str, Tensor], trust: Any
    ) -> Iterator[Row]:
        values = {name: found.cpu().tolist() for name, found in layers.items()}
        for at, row in enumerate(group):
            size = len(row["words"])
            new: Row = {name: row[name] for name in ("corpus", "part", "at", "words")}
            for name, found in values.items():
                names = getattr(self.labels, name)
                new[name] = [names[number] for number in found[at][:size]]
            pairs = enumerate(heads[at, :size].tolist())
            new["heads"] = [word if head == 0 else head - 1 for word, head in pairs]
            new["trust"] = round(float(trust[at, :size].mean()), 4)
            yield new


def scores(rows: Iterable[Row], gold: Iterable[Row]) -> dict[str, float]:
    """Score annotated rows against gold ones with the same words; punctuation aside in trees."""
    known = {tuple(row["words"]): row for row in gold}
    hits: dict[str, list[bool]] = {"UPOS": [], "UAS": [], "LAS": []}
    spans = [0, 0, 0]
    for row in rows:
        right = known[tuple(row["words"])]
        if "heads" in right:
            _count_tree(hits, row, right)
        if "entities" in right:
            one, other = _spans(right["entities"]), _spans(row["entities"])
            spans = [spans[0] + len(one & other), spans[1] + len(one), spans[2] + len(other)]
    result = {name: 100 * float(np.mean(values)) for name, values in hits.items() if values}
    if spans[1]:
        result["entities F1"] = 200 * spans[0] / (spans[1] + spans[2])
    return result


def _count_tree(hits: dict[str, list[bool]], row: Row, right: Row) -> None:
    for at, tag in enumerate(right["upos"]):
        hits["UPOS"].append(row["upos"][at] == tag)
        if tag != "PUNCT":
            attached = row["heads"][at] == right["heads"][at]
            hits["UAS"].append(attached)
            hits["LAS"].append(attached and row["labels"][at] == right["labels"][at])


def _mean(parts: Iterable[Tensor]) -> Tensor:
    listed = list(parts)
    return torch.stack(listed).mean(0)


def _heads(arcs: Any, batch: Batch) -> Any:
    heads = np.zeros(arcs.shape[:2], dtype="int64")
    with np.errstate(divide="ignore"):
        logs = np.log(arcs)
    for at, length in enumerate(batch.lengths.tolist()):
        heads[at, :length] = best_tree(logs[at, :length, : length + 1])
    return heads


def _spans(tags: Sequence[str]) -> set[Span]:
    return set(bio_spans(tags, [(at, at + 1) for at in range(len(tags))]))
