"""The teacher's whole way: pieces, encoder, several teachers side by side, annotation."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import multiprocessing

from training.teacher.annotating import Annotator, scores
from training.teacher.language import fill_in, read_stream
from training.teacher.learning import label_sets, learn
from training.teacher.lines import GOLD, LANGUAGE, RAW, SILVER, Row, read_rows, write_rows
from training.teacher.model import Encoder, Teacher
from training.teacher.pieces import Pieces, train_pieces

__all__ = ["SIZES", "Job", "Size", "run"]


@dataclass(frozen=True)
class Size:
    """How large the teacher is, how long it learns, and how much it annotates (all, if None).

    ``steps`` batches of ``rows`` stretches of ``length`` pieces train the encoder, ``epochs``
    passes in batches of ``words`` words each of the teachers, one a seed.
    """

    vocabulary: int
    width: int
    depth: int
    heads: int
    length: int
    steps: int
    rows: int
    epochs: int
    words: int
    seeds: tuple[int, ...]
    annotated: int | None = None


SIZES = {
    "full": Size(16_000, 512, 8, 8, 256, 6_000, 256, 22, 5_000, (1, 2, 3, 4)),
    "tiny": Size(2_000, 32, 2, 2, 256, 20, 8, 1, 2_000, (1, 2), 200),
}
ENCODER, PIECES = "encoder.pt", "pieces.json"
SHARE_LANGUAGE, SHARE_LEARN = 0.46, 0.86
"""Shares of the whole time by which the two trainings have to end."""


@dataclass(frozen=True)
class Job:
    """One run: the folder of its files, its size, when it began, and how long it may take."""

    work: Path
    size: Size
    began: float
    seconds: float
    log: Callable[[str], None]

    @property
    def device(self) -> str:
        """Where the tensors are: a GPU if there is one."""
        return "cuda" if torch.cuda.is_available() else "cpu"

    def left(self, share: float) -> float:
        """Seconds until ``share`` of the time is over."""
        return share * self.seconds - (time.time() - self.began)

    def pieces(self) -> Pieces:
        """Read the word pieces that this run has learnt."""
        return Pieces(Tokenizer.from_file(str(self.work / PIECES)))

    def encoder(self, pieces: Pieces) -> Encoder:
        """Make an untrained encoder."""
        size = self.size
        return Encoder(pieces.size, size.width, size.depth, size.heads, size.length)

    def gold(self, part: str) -> list[Row]:
        """Read the gold rows of one part."""
        return [row for row in read_rows(self.work / GOLD) if row["part"] == part]


def run(work: Path, out: Path, size: Size, *, seconds: float, log: Callable[[str], None]) -> None:
    """Train teachers on the files of ``work`` and write ``silver.jsonl.gz`` to ``out``."""
    job = Job(work, size, time.time(), seconds, log)
    torch.set_float32_matmul_precision("high")
    torch.manual_seed(1945)
    train_pieces(_lines(work / LANGUAGE), size.vocabulary).save(str(work / PIECES))
    _train_encoder(job)
    multiprocessing.spawn(_learn_one, (job,), nprocs=len(size.seeds))
    pieces = job.pieces()
    labels = label_sets(job.gold("train"))
    teachers = []
    for seed in size.seeds:
        teacher = Teacher(job.encoder(pieces), labels)
        teacher.load_state_dict(torch.load(_path(job, seed), map_location="cpu"))
        teachers.append(teacher.to(job.device).eval())
    annotator = Annotator(teachers, pieces, labels, size.words, job.device)
    _report(annotator, job)
    write_rows(out / SILVER, _annotated(annotator, job))
    log(f"all done, {time.time() - job.began:.0f} s")


def _train_encoder(job: Job) -> None:
    pieces = job.pieces()
    stream = read_stream(job.work / LANGUAGE, pieces, job.device)
    job.log(f"{len(stream.ids):,} pieces on {job.device}")
    encoder = job.encoder(pieces).to(job.device)
    fill_in(
        encoder,
        stream,
        steps=job.size.steps,
        rows=job.size.rows,
        seconds=job.left(SHARE_LANGUAGE),
        log=job.log,
    )
    torch.save(encoder.state_dict(), job.work / ENCODER)


def _learn_one(number: int, job: Job) -> None:
    """Train the teacher of that number, in a process of its own."""
    pieces, rows, seed = job.pieces(), job.gold("train"), job.size.seeds[number]
    encoder = job.encoder(pieces)
    encoder.load_state_dict(torch.load(job.work / ENCODER, map_location="cpu"))
    torch.manual_seed(seed)
    teacher = Teacher(encoder, label_sets(rows)).to(job.device)
    learn(
        teacher,
        rows,
        pieces,
        seed=seed,
        epochs=job.size.epochs,
        words=job.size.words,
        seconds=job.left(SHARE_LEARN),
        log=job.log,
    )
    torch.save(teacher.state_dict(), _path(job, seed))


def _path(job: Job, seed: int) -> Path:
    return job.work / f"teacher-{seed}.pt"


def _report(annotator: Annotator, job: Job) -> None:
    """Log the scores of one teacher and of all, on the parts that are not learnt from."""
    for part in ("selection", "test"):
        gold = job.gold(part)
        for corpus in ("csui", "gsd", "pud", "idner"):
            rows = [row for row in gold if row["corpus"] == corpus]
            like = "csui" if corpus == "idner" else corpus
            for number in (1, len(job.size.seeds)) if rows else ():
                found = scores(annotator.first(number).annotate(rows, like, "idner"), rows)
                shown = ", ".join(f"{name} {value:.2f}" for name, value in found.items())
                job.log(f"{corpus} {part}, {number} teachers: {shown}")


def _annotated(annotator: Annotator, job: Job) -> Iterator[Row]:
    """Annotate all training texts: GSD's old file like GSD, everything else like CSUI."""
    train, most = job.gold("train"), job.size.annotated
    old = [row for row in train if row["corpus"] == "old"]
    rest = [row for row in train if row["corpus"] != "old"]
    news = rest[:most] + read_rows(job.work / RAW)[:most]
    parts: Sequence[tuple[list[Row], str]] = ((old[:most], "gsd"), (news, "csui"))
    for rows, like in parts:
        for row in annotator.annotate(rows, like, "idner"):
            yield {name: value for name, value in row.items() if name != "words"}


def _lines(path: Path) -> Iterable[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from file
