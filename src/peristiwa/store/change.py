"""What one commit is to bring: rows for each table, and rows that it retires."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from peristiwa.store.tables import table_of

__all__ = ["Change"]


@dataclass
class Change:
    """Rows to be written, by table, as dictionaries without ``commit`` and ``n``."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add rows to ``table``."""
        self.rows.setdefault(table, []).extend(dict(row) for row in rows)

    def retire(self, table: str, row: Mapping[str, Any]) -> None:
        """Let a row of ``table`` that was read from a view count no more."""
        gone = {"of_table": table, "row_commit": row["commit"], "row_n": row["n"]}
        self.add("retired", [gone])

    def __len__(self) -> int:
        return sum(map(len, self.rows.values()))

    def tables(self, commit: int) -> dict[str, pa.Table]:
        """Give the rows as Arrow tables, marked as those of ``commit``."""
        return {
            name: table_of([{**row, "commit": commit, "n": n} for n, row in enumerate(rows)], name)
            for name, rows in self.rows.items()
            if rows
        }
