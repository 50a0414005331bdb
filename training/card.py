"""Writes the model's meta data and ``training/MODEL_CARD.md``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.data import SOURCES, checksum
from training.evaluate import table
from training.silver import silver_checksum

if TYPE_CHECKING:
    from training.scores import Scores

__all__ = ["CARD_PATH", "card", "meta"]

CARD_PATH = Path(__file__).with_name("MODEL_CARD.md")
VERSION = "0.1.0"
LICENCE = "CC BY-SA 4.0"
DESCRIPTION = (
    "Indonesian news: tokens, sentence ends, UPOS and Voice, lemmas, UD dependencies, entities "
    "(PER, ORG, LOC)"
)
_TEMPLATE = """\
# Model card: the pipeline of step 3 (parse)

Written by `python -m training DATA`; edits are lost at the next training.

{description}. spaCy 3.8 convolutional pipeline without pretrained vectors, {size:.1f} MB, for the
CPU. Version {version}.

## Use
`import peristiwa.parse`, then `spacy.load` on `src/peristiwa/parse/model`. It is made for edited
Indonesian news prose. `Voice` is `Act` or `Pass` on verbs. The enclitic *-nya* is a token of its
own; all other particles and clitics stay on their word. Sentence ends (a rule) and lemmas (affix
rules and a root list) are not among the weights.

## Learnt from
| corpus | licence | for |
|---|---|---|
{sources}

SHA-256 over these files in this order: `{checksum}`.

A teacher, a larger network that is not shipped, was trained on the same corpora (`README.md`, The
teacher). It annotated the raw text and GSD's train file of 2018, and gave the entity corpora trees
and the treebanks entities; `silver.npz` holds what it wrote, without any word of the texts (SHA-256
`{silver}`). The pipeline learns from gold
and from that. Raw paragraphs that share eight words in a row with a held-out sentence are left out.

Every fourteenth sentence of the treebanks in present guidelines, and idner's dev file, only
selected the weights.

## Licence and attribution
The weights are learnt from texts and annotation under Creative Commons Attribution-ShareAlike and
are given on under {licence}; who passes them on, changed or not, must name the sources below and
keep that licence. The code of the package isn't touched by this.
- UD Indonesian-CSUI: Ika Alfina, Jessica Naraiswari Arwidarasti, Muhammad Yudistira Hanifmuti,
  Arawinda Dinakaramani, Ruli Manurung, Fam Rashel, Andry Luthfi; CC BY-SA 4.0.
- UD Indonesian-PUD: texts and translations by DFKI and Google; Hans Uszkoreit, Vivien Macketanz,
  Aljoscha Burchardt, Kim Harris, Katrin Marheinecke, Slav Petrov, Tolga Kayadelen, Mohammed
  Attia, Ali Elkahky, Zhuoran Yu, Emily Pitler, Saran Lertpradit, Ruli Manurung, Muh
  Shohibussirri, Martin Popel, Daniel Zeman, Ika Alfina, Arawinda Dinakaramani, Muhammad
  Yudistira Hanifmuti, Jessica Naraiswari Arwidarasti, Yogi Lesmana Sulestio; CC BY-SA 3.0.
- UD Indonesian-GSD: the contributors of the Universal Dependency Treebank (McDonald et al. 2013)
  and of UD_Indonesian-GSD, named in that repository; CC BY-SA 4.0.
- idner-news-2k: Siti Oryza Khairunnisa, Aizhan Imankulova, Mamoru Komachi (2020); MIT.
- NERGrit corpus, as given out by IndoNLU (Wilie et al. 2020) under Apache-2.0.
- CLICK-ID: Andika William and Yunita Sari (2020), https://data.mendeley.com/datasets/k42j7x2kpn;
  CC BY 4.0.

## Scores
Held-out files, never trained on; weights are selected on other sentences. Gold is brought to this
project's convention first (see `training/README.md`): enclitics parted, other multiword tokens
kept whole, `compound` read as `nmod`. Tags, lemmas and trees on gold tokens and gold sentences,
without punctuation in UAS and LAS; "CoNLL" counts it, and leaves subtypes out of LAS. Tokens and
sentence ends on plain text, thirty sentences a piece, set as a page prints them (a line break after
headlines and after every third sentence) and, harder, as one line; entities on plain text, exact
offsets. Lemmas as the file writes them, and by the convention of `training/lemma_gold.py`. "shipped
sample" is `tests/parse/sample.conllu`, invented news annotated for this project; a test holds the
weights to its figures.

{table}

## Limits
- CSUI and the entity corpora are news of 2006-2014, GSD and PUD are half encyclopaedic: newer
  names, and the language of chat and social media, are met less well.
- CSUI, PUD and GSD differ in a few relations (oblique or nominal modifier, apposition or name),
  so that no parser can please all three.
- ORG and LOC of governments, buildings and states used for their governments follow idner, which
  isn't consistent.
- Lower-cased, all-capital and title-cased text is seen in training, but rarely.
- GSD's gold joins several sentences in one, and its train file in present guidelines was not at
  hand: the figures on it are lower than those of systems that learn from it.
"""


def meta(data: Path, scores: dict[str, Scores]) -> dict[str, Any]:
    """Make the ``meta.json`` entries of the model: name, licence, inputs and scores."""
    return {
        "name": "peristiwa",
        "version": VERSION,
        "description": DESCRIPTION,
        "license": LICENCE,
        "sources": [f"{source.name} ({source.licence})" for source in SOURCES],
        "inputs_sha256": checksum(data),
        "silver_sha256": silver_checksum(),
        "performance": scores,
    }


def card(data: Path, scores: dict[str, Scores], size: int) -> str:
    """Make the model card; ``size`` is in bytes."""
    return _TEMPLATE.format(
        description=DESCRIPTION,
        size=size / 1e6,
        version=VERSION,
        licence=LICENCE,
        sources="\n".join(f"| {s.name} | {s.licence} | {s.use} |" for s in SOURCES),
        checksum=checksum(data),
        silver=silver_checksum(),
        table=table(scores),
    )
