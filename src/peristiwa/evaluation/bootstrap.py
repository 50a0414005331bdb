"""Confidence intervals by resampling documents.

The percentile bootstrap of Efron and Tibshirani (1993, "An Introduction to the Bootstrap",
ch. 13). Documents, not events, are drawn, as the events of one report are alike.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from peristiwa.evaluation.metrics import Share

__all__ = ["Interval", "bootstrap_intervals"]

Interval = tuple[float, float] | None


def bootstrap_intervals(
    documents: Sequence[Sequence[Share]], *, resamples: int, seed: int, level: float = 0.95
) -> list[Interval]:
    """Return an interval for each measure from the shares of each document.

    ``documents`` holds one list of shares for each document, all of one length. Resamples in
    which a measure has nothing to count are passed over; where none is left, or there are no
    resamples, the interval is None. The same seed gives the same intervals.
    """
    if not documents:
        return []
    counts = np.asarray(documents, dtype=np.float64)
    number = len(documents)
    draws = np.random.default_rng(seed).multinomial(
        number, np.full(number, 1 / number), size=resamples
    )
    right, of = draws @ counts[..., 0], draws @ counts[..., 1]
    tail = (1 - level) / 2 * 100
    return [
        _interval(right[:, measure], of[:, measure], tail) for measure in range(counts.shape[1])
    ]


def _interval(
    right: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    of: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    tail: float,
) -> Interval:
    counted = of > 0
    if not counted.any():
        return None
    low, high = np.percentile(right[counted] / of[counted], [tail, 100 - tail])
    return float(low), float(high)
