"""Prints the tables; run by ``make bench-scale``, where MEASURES names some of them."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

INVENTED = 10_000
"""Different reports that are invented where none are given."""


def main() -> None:
    """Take each measure over the reports of a file, or over invented ones."""
    from benchmarks.scale import measures
    from benchmarks.speed import read_reports
    from benchmarks.store.synthetic import a_pair

    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("measures", nargs="*", help=", ".join(measures.MEASURES))
    parser.add_argument("--reports", help="file of reports, as for `peristiwa code`")
    parser.add_argument("--sizes", type=int, nargs="+", help="articles of the runs of growth")
    options = parser.parse_args()
    measures.SIZES[:] = options.sizes or measures.SIZES
    if options.reports:
        articles = read_reports([options.reports])
    else:
        articles = [a_pair(number)[0] for number in range(INVENTED)]
    for name in options.measures or [n for n in measures.MEASURES if n != "faults-long"]:
        measure = measures.MEASURES[name]
        with tempfile.TemporaryDirectory() as folder:
            heading, *rows = measure(articles, Path(folder))
        lines = [heading, ["---"] * len(heading), *rows]
        table = "\n".join(f"| {' | '.join(row)} |" for row in lines)
        print(f"\n{name}: {(measure.__doc__ or '').strip()}\n\n{table}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
