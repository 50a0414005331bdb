"""The teacher's network: a transformer over word pieces, and heads for every layer.

The encoder is first trained to fill in masked words (Devlin et al. 2019), whole words at a time.
The heads are those of Dozat and Manning (2017): biaffine arcs and labels over the words; tags,
voice and entities are linear. An embedding of the corpus lets one network keep the conventions of
several treebanks apart (Stymne et al. 2018).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["Batch", "Encoder", "Labels", "Teacher"]


@dataclass(frozen=True)
class Labels:
    """The values that each layer can take, and the corpora, by number."""

    upos: list[str]
    voice: list[str]
    labels: list[str]
    entities: list[str]
    corpora: list[str]


@dataclass(frozen=True)
class Batch:
    """Sentences as tensors; B sentences, P pieces, N words."""

    pieces: Tensor
    """(B, P) numbers of the pieces; the first is CLS."""
    word_of: Tensor
    """(B, P) which word a piece belongs to; 0 is CLS, N + 1 padding."""
    corpus: Tensor
    """(B,) number of the corpus."""
    lengths: Tensor
    """(B,) words of each sentence."""
    targets: dict[str, Tensor]
    """(B, N) by layer; -100 where nothing is known."""


class Encoder(nn.Module):
    """A transformer with its normalisation before each part."""

    def __init__(self, vocabulary: int, width: int, depth: int, heads: int, length: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(length, width)
        nn.init.normal_(self.pieces.weight, std=0.02)
        nn.init.normal_(self.positions.weight, std=0.02)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                width, heads, 4 * width, 0.1, "gelu", batch_first=True, norm_first=True
            )
            for _ in range(depth)
        )
        self.norm = nn.LayerNorm(width)

    def forward(
        self, ids: Tensor, extra: Tensor | None = None, pad: Tensor | None = None
    ) -> Tensor:
        """Give (B, P, width) for (B, P) pieces; ``extra`` (B, 1, width) is added to each."""
        places = torch.arange(ids.shape[1], device=ids.device)
        places = places.clamp(max=self.positions.num_embeddings - 1)
        x = self.pieces(ids) + self.positions(places)
        x = self.dropout(x if extra is None else x + extra)
        for layer in self.layers:
            x = layer(x, src_key_padding_mask=pad)
        return self.norm(x)


class Biaffine(nn.Module):
    """Scores (B, N, M, outputs) of each word with each possible head."""

    def __init__(self, width: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(outputs, width + 1, width + 1))
        nn.init.normal_(self.weight, std=0.01)

    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        words = functional.pad(words, (0, 1), value=1.0)
        heads = functional.pad(heads, (0, 1), value=1.0)
        return torch.einsum("bnx,oxy,bmy->bnmo", words, self.weight, heads)


def _projection(width: int, out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, out), nn.GELU(), nn.Dropout(0.33))


class Teacher(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: Encoder, labels: Labels) -> None:
        super().__init__()
        width = encoder.norm.normalized_shape[0]
        self.values = labels
        self.encoder = encoder
        self.corpora = nn.Embedding(len(labels.corpora), width)
        nn.init.normal_(self.corpora.weight, std=0.02)
        self.dropout = nn.Dropout(0.33)
        self.arc_word, self.arc_head = _projection(width, 400), _projection(width, 400)
        self.label_word, self.label_head = _projection(width, 128), _projection(width, 128)
        self.arcs = Biaffine(400, 1)
        self.labels = Biaffine(128, len(labels.labels))
        self.tags = nn.ModuleDict(
            {
                name: nn.Linear(width, len(getattr(labels, name)))
                for name in ("upos", "voice", "entities")
            }
        )

    def words(self, batch: Batch) -> Tensor:
        """Give (B, 1 + N, width): the mean of each word's pieces; row 0 is CLS, for the root."""
        pad = batch.pieces == 0
        x = self.encoder(batch.pieces, self.corpora(batch.corpus)[:, None], pad)
        size = int(batch.lengths.max()) + 2
        sums = x.new_zeros(x.shape[0], size, x.shape[2])
        index = batch.word_of[..., None].expand_as(x)
        sums = sums.scatter_add(1, index, x)
        ones = x.new_ones(x.shape[:2])
        counts = x.new_zeros(x.shape[0], size).scatter_add(1, batch.word_of, ones)
        return self.dropout((sums / counts.clamp(min=1)[..., None])[:, :-1])

    def arc_scores(self, words: Tensor, lengths: Tensor) -> Tensor:
        """Give (B, N, 1 + N) scores of heads, minus infinity beyond a sentence and for itself."""
        scores = self.arcs(self.arc_word(words[:, 1:]), self.arc_head(words))[..., 0].float()
        size = scores.shape[2]
        heads = torch.arange(size, device=scores.device)
        beyond = heads[None, :] > lengths[:, None]
        itself = heads[None, :] == heads[1:, None]
        return scores.masked_fill(beyond[:, None] | itself[None], float("-inf"))

    def label_scores(self, words: Tensor, heads: Tensor) -> Tensor:
        """Give (B, N, labels) scores for the given (B, N) heads, 0 being the root."""
        dependents = functional.pad(self.label_word(words[:, 1:]), (0, 1), value=1.0)
        governors = functional.pad(self.label_head(words), (0, 1), value=1.0)
        index = heads[..., None].expand(-1, -1, governors.shape[2])
        chosen = governors.gather(1, index)
        half = torch.einsum("bnx,oxy->bnoy", dependents, self.labels.weight)
        return torch.einsum("bnoy,bny->bno", half, chosen).float()

    def loss(self, batch: Batch) -> Tensor:
        """Give the sum of the mean losses of all layers that the batch knows."""
        words = self.words(batch)
        parts = []
        targets: dict[str, Any] = batch.targets
        if "heads" in targets:
            heads = targets["heads"]
            parts.append(_cross(self.arc_scores(words, batch.lengths), heads))
            parts.append(_cross(self.label_scores(words, heads.clamp(min=0)), targets["labels"]))
        for name, layer in self.tags.items():
            if name in targets:
                parts.append(_cross(layer(words[:, 1:]).float(), targets[name]))
        return torch.stack(parts).sum()


def _cross(scores: Tensor, target: Tensor) -> Tensor:
    total = functional.cross_entropy(
        scores.flatten(0, 1), target.flatten(), ignore_index=-100, reduction="sum"
    )
    return total / (target != -100).sum().clamp(min=1)
