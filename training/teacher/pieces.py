"""Words as pieces (byte-pair encoding), which the teacher reads."""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

__all__ = ["CLS", "MASK", "PAD", "SEP", "UNKNOWN", "Pieces", "train_pieces"]

PAD, CLS, SEP, MASK, UNKNOWN = range(5)
_SPECIAL = ["[PAD]", "[CLS]", "[SEP]", "[MASK]", "[UNK]"]
MOST_PIECES = 8


def train_pieces(texts: Iterable[str], size: int) -> Tokenizer:
    """Learn ``size`` word pieces (byte-pair encoding) from texts whose words stand apart."""
    tokenizer = Tokenizer(models.BPE(unk_token="[UNK]", continuing_subword_prefix="##"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=_SPECIAL,
        continuing_subword_prefix="##",
        limit_alphabet=400,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


class Pieces:
    """Looks up the pieces of a word, once for each distinct word."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}
        self.size = tokenizer.get_vocab_size()

    def __call__(self, word: str) -> list[int]:
        """Give the numbers of the first pieces of a word, at least one."""
        found = self._known.get(word)
        if found is None:
            ids = self._tokenizer.encode(word).ids[:MOST_PIECES]
            found = self._known[word] = ids or [UNKNOWN]
        return found
