"""Hands articles to workers, watches over them, and gives the results back in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event, Lock
from typing import Generic, TypeVar

from peristiwa.errors import PeristiwaError
from peristiwa.read import ReadFault
from peristiwa.records import Article, CodedArticle
from peristiwa.scale.attempt import fault_of, pack, unpack
from peristiwa.scale.parcels import parcels
from peristiwa.scale.worker import Worker, WorkerGoneError, WorkerSlowError

__all__ = ["Crew", "Outcome", "time_limit"]

Item = TypeVar("Item")
Outcome = CodedArticle | ReadFault

TOGETHER = 16
"""Articles that are parsed at once: a fifth faster than one by one."""

LONGEST = 100_000
"""Characters from which fewer articles go together, so that memory stays flat."""

AHEAD = 8
"""Parcels a worker that are handed out or wait to be given back: a long one stops no other."""

TRIES = 3
"""Workers that may die of an article before it is set aside; one may have been killed."""

STARTS = 5
"""Starts in a row that may fail before the run ends."""

SHORTEST_LIMIT = 60.0
CHARACTERS_A_SECOND = 1000.0


def time_limit(article: Article) -> float:
    """Give the seconds that an article may take: thirty times as long as one of its length does."""
    return SHORTEST_LIMIT + len(article.text) / CHARACTERS_A_SECOND


class Crew(Generic[Item]):
    """Workers that code articles, each watched by a thread of its own.

    Args:
        hire: makes a worker that is not started yet.
        size: how many workers there are.
        limit: gives the seconds that an article may take.
    """

    def __init__(
        self,
        hire: Callable[[], Worker],
        size: int,
        limit: Callable[[Article], float] = time_limit,
    ) -> None:
        self._hire, self._size, self._limit = hire, size, limit
        self._idle: SimpleQueue[Worker | None] = SimpleQueue()
        self._all: set[Worker] = set()
        self._lock, self._ending = Lock(), Event()
        self._failed_starts = 0
        for _ in range(size):
            self._idle.put(None)

    def run(self, items: Iterable[Item]) -> Iterator[tuple[Item, Outcome | None]]:
        """Yield each item, in order, with the result of an article, or None for anything else.

        Up to eight parcels of 16 items a worker are taken ahead. An article that kills three
        workers, or that takes longer than its limit, gets a fault; its worker is replaced.

        Raises:
            PeristiwaError: when the coder can't be loaded.
        """
        waiting: deque[_Parcel[Item]] = deque()
        pool = ThreadPoolExecutor(self._size, "coding")
        try:
            for some in parcels(items, TOGETHER, _length, LONGEST):
                articles = [one for one in some if isinstance(one, Article)]
                waiting.append(_Parcel(some, pool.submit(self._code, articles)))
                while waiting and (len(waiting) >= AHEAD * self._size or waiting[0].is_done):
                    yield from waiting.popleft().outcomes()
            while waiting:
                yield from waiting.popleft().outcomes()
        finally:
            self._end()
            pool.shutdown(cancel_futures=True)
            self._end()  # one may have been starting

    def _code(self, articles: Sequence[Article]) -> list[Outcome]:
        """Code articles together, or, where that fails, each by itself to find the one at fault."""
        if len(articles) > 1:
            try:
                return self._ask(articles)
            except (WorkerSlowError, WorkerGoneError):
                pass
        return [self._code_one(article) for article in articles]

    def _code_one(self, article: Article) -> Outcome:
        reason = ""
        for _ in range(TRIES):
            try:
                return self._ask([article])[0]
            except WorkerSlowError:
                limit = self._limit(article)
                return fault_of(article, f"took longer than {limit:.0f} s and was given up")
            except WorkerGoneError as error:
                reason = str(error)
        return fault_of(
            article, f"ended the process that coded it, {TRIES} times (at last with {reason})"
        )

    def _ask(self, articles: Sequence[Article]) -> list[Outcome]:
        worker = self._take()
        try:
            answer = worker.code(pack(articles), max(map(self._limit, articles)))
        except (WorkerSlowError, WorkerGoneError):
            self._forget(worker)
            self._idle.put(None)
            raise
        self._idle.put(worker)
        return unpack(answer)

    def _take(self) -> Worker:
        worker = self._idle.get()
        if worker is not None:
            return worker
        try:
            return self._start()
        except BaseException:
            self._idle.put(None)
            raise

    def _start(self) -> Worker:
        while not self._ending.is_set():
            worker = self._hire()
            with self._lock:
                self._all.add(worker)
            try:
                worker.start()
            except (WorkerGoneError, WorkerSlowError) as error:
                self._forget(worker)
                self._count_failed_start(error)
            else:
                self._failed_starts = 0
                return worker
        raise CancelledError

    def _count_failed_start(self, error: Exception) -> None:
        self._failed_starts += 1
        if self._failed_starts >= STARTS:
            how = str(error) or "no answer in time"
            raise PeristiwaError(
                f"no worker can be started: {STARTS} in a row ended while they loaded the coder"
                f" (the last with {how}); is there memory for so many? try fewer --workers"
            ) from error

    def _forget(self, worker: Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.stop()

    def _end(self) -> None:
        self._ending.set()
        with self._lock:
            workers = list(self._all)
        for worker in workers:
            worker.stop()


class _Parcel(Generic[Item]):
    """Items that go through together."""

    def __init__(self, items: Sequence[Item], coded: Future[list[Outcome]]) -> None:
        self._items, self._coded = items, coded

    @property
    def is_done(self) -> bool:
        return self._coded.done()

    def outcomes(self) -> Iterator[tuple[Item, Outcome | None]]:
        """Give each item with the result of an article, once they are there."""
        outcomes = iter(self._coded.result())
        for item in self._items:
            yield item, next(outcomes) if isinstance(item, Article) else None


def _length(item: object) -> int:
    return len(item.text) if isinstance(item, Article) else 0
