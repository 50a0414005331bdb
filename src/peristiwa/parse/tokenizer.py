"""The tokenizer of step 3, and what else the trained pipeline needs besides its weights.

What lives here: the patterns that part a text into the words of Universal Dependencies, and the
name under which spaCy finds them. The Indonesian word lists come from
``lexicon/language/tokenizer.yaml`` when the pipeline is trained and travel in its serialised state;
at run time no file but the pipeline itself is read.

The convention is that of UD Indonesian (https://universaldependencies.org/id/index.html) with the
words of a multiword token kept or parted as follows: the enclitic for "his, her, its, the" is a
token, all other clitics and particles stay on their word. Tokens are exact stretches of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy.attrs import PREFIX, SUFFIX  # type: ignore[import-not-found]
from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    LIST_CURRENCY,
    LIST_ELLIPSES,
    LIST_ICONS,
    LIST_PUNCT,
    LIST_QUOTES,
    PUNCT,
)
from spacy.lang.tokenizer_exceptions import URL_MATCH
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    registry,
)
from thinc.api import Model, NumpyOps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.vocab import Vocab

__all__ = [
    "AFFIX_LENGTH",
    "TokenizerRules",
    "build_tokenizer",
    "create_tokenizer",
    "with_numpy_products",
]

AFFIX_LENGTH = 3
"""Characters of a word's beginning and end that the pipeline sees as features; long enough for
the verbal prefixes (Sneddon et al. 2010, 1.179-1.286)."""

_DEGREE = rf"[{ALPHA_UPPER}][a-z]?\.(?:[{ALPHA_UPPER}][a-z]{{0,4}}\.?)+"
_INITIAL = rf"[{ALPHA_UPPER}]\."
_REDUPLICATION = rf"(?P<twice>[{ALPHA}]+)-(?P=twice)"
_DOLLAR_OF = r"(?:US|HK|NZ|A|C|S)(?=\$)"


@dataclass(frozen=True)
class TokenizerRules:
    """The word lists of ``lexicon/language/tokenizer.yaml``, key for key."""

    clitic: str
    whole_words: tuple[str, ...]
    whole_patterns: tuple[str, ...]
    abbreviations: tuple[str, ...]
    bound_prefixes: tuple[str, ...]
    currencies: tuple[str, ...]
    units: tuple[str, ...]


def build_tokenizer(vocab: Vocab, rules: TokenizerRules) -> Tokenizer:
    """Make the tokenizer that follows ``rules``, over ``vocab``."""
    return Tokenizer(
        vocab,
        rules={},
        prefix_search=compile_prefix_regex(_prefixes(rules)).search,
        suffix_search=compile_suffix_regex(_suffixes(rules)).search,
        infix_finditer=compile_infix_regex(_infixes()).finditer,
        token_match=re.compile(_whole(rules)).match,
        url_match=URL_MATCH,
    )


def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Give spaCy the maker of an empty tokenizer, which the saved pipeline then fills.

    The maker also sets the word features, since they must be in place before the first word.
    """

    def make(nlp: Language) -> Tokenizer:
        vocab: Any = nlp.vocab
        vocab.lex_attr_getters[PREFIX] = _first_characters
        vocab.lex_attr_getters[SUFFIX] = _last_characters
        return Tokenizer(vocab)

    return make


registry.tokenizers.register("peristiwa.tokenizer.v1", func=create_tokenizer)


def with_numpy_products(nlp: Language) -> Language:
    """Let all models of ``nlp`` multiply matrices with NumPy instead of BLIS; gives ``nlp`` back.

    The results are the same up to rounding; NumPy's OpenBLAS takes about half the time for
    matrices of this size. Where many processes share a machine, set ``OPENBLAS_NUM_THREADS=1``.
    """
    products = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if isinstance(model, Model) else ():
            layer.ops = products
    return nlp


def _first_characters(word: str) -> str:
    return word[:AFFIX_LENGTH].lower()


def _last_characters(word: str) -> str:
    return word[-AFFIX_LENGTH:].lower()


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in longest_first) + ")"


def _whole(rules: TokenizerRules) -> str:
    """Pattern of the strings that are never parted further."""
    listed = _any_of((*rules.whole_words, *rules.abbreviations))
    shaped = "|".join((*rules.whole_patterns, _REDUPLICATION))
    bound = rf"(?:[{ALPHA_LOWER}]+|{_any_of(rules.bound_prefixes)})-[{ALPHA_UPPER}]"
    bound += rf"[{ALPHA}]*(?<!(?i:{re.escape(rules.clitic)}))"
    return rf"^(?:(?i:{listed})|(?i:{shaped})|{bound}|{_DEGREE}|{_INITIAL})$"


def _prefixes(rules: TokenizerRules) -> list[str]:
    money = _any_of(rules.currencies) + r"\.?(?=[0-9])"
    signs = ["--+", "``", "''", "§", "%", "=", "—", "\u2013", "-(?![0-9])", "/", r"\+(?![0-9])"]
    marks = [mark for mark in LIST_PUNCT if mark != "#"]
    return [
        money,
        _DOLLAR_OF,
        *signs,
        *marks,
        *LIST_ELLIPSES,
        *LIST_QUOTES,
        *LIST_CURRENCY,
        *LIST_ICONS,
    ]


def _suffixes(rules: TokenizerRules) -> list[str]:
    return [
        rf"(?<=[{ALPHA}][{ALPHA}-])(?i:{re.escape(rules.clitic)})",
        *LIST_PUNCT,
        *LIST_ELLIPSES,
        *LIST_QUOTES,
        *LIST_ICONS,
        "--+",
        "``",
        "'s",
        "\u2019s",
        "[—\u2013-]",
        "/",
        "%",
        r"(?<=[0-9])\+",
        rf"(?<=[0-9])(?:{'|'.join(LIST_CURRENCY)})",
        rf"(?<=[0-9]){_any_of(rules.units)}",
        rf"(?<=[0-9{ALPHA_LOWER}%²\-\+{PUNCT}(?:{CONCAT_QUOTES})])\.",
        rf"(?<=[{ALPHA}0-9-][{ALPHA_UPPER}0-9])\.",
    ]


def _infixes() -> list[str]:
    return [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        r"(?<=[0-9])[+*^\-](?=[0-9-])",
        rf"(?<=[{ALPHA}0-9])[—\u2013](?=[{ALPHA}0-9])",
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}][{ALPHA}])/(?=[{ALPHA}][{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[:<>=](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}])-(?=[{ALPHA_UPPER}][{ALPHA}])",
    ]
