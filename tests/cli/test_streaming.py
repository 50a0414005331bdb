"""A stream of articles is coded one at a time."""

from __future__ import annotations

from collections.abc import Iterator

from peristiwa.cli.batch import Batch
from peristiwa.pipeline import Pipeline
from peristiwa.read import ReadFault
from peristiwa.records import Article


class Articles:
    """Counts how many articles have been taken from it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.taken = 0

    def __iter__(self) -> Iterator[Article]:
        for number in range(self.number):
            self.taken += 1
            yield Article(id=str(number), text="Polisi menangkap tujuh warga.")


def test_pipe_gives_the_first_result_before_it_takes_the_second_article(coder: Pipeline) -> None:
    articles = Articles(3)
    results = coder.pipe(articles)
    assert articles.taken == 0
    for number in range(3):
        assert next(results).id == str(number)
        assert articles.taken == number + 1


def test_pipe_gives_what_coding_one_by_one_gives(coder: Pipeline) -> None:
    articles = list(Articles(2))
    assert list(coder.pipe(articles)) == [coder.code_article(one) for one in articles]


def test_a_batch_gives_the_first_result_before_it_takes_the_second_article(
    stand_in: None,
) -> None:
    articles = Articles(3)
    pairs = Batch(alone=False).pairs(articles)
    assert next(pairs)[1].id == "0"
    assert articles.taken == 1


def test_a_batch_counts_what_it_coded_and_keeps_the_faults(stand_in: None) -> None:
    batch = Batch(alone=False)
    items = [ReadFault("a", "is empty", "empty"), *Articles(2), ReadFault("b", "broken")]
    assert len(list(batch.pairs(items))) == 2
    assert batch.coded == 2
    assert [fault.where for fault in batch.faults] == ["a", "b"]
    assert batch.status == 1
