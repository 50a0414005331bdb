"""The columns of the store's tables; docs/store.md tells users what each one holds.

Every table but ``commits`` opens with ``commit``, the id of the commit that a row belongs to, and
``n``, the row's place in it; together they name the row. A row counts only when its commit
is in ``commits``.
"""

from __future__ import annotations

import pyarrow as pa

__all__ = ["COMMITS", "DATA", "RETIRABLE", "SCHEMAS"]

_NAMES = pa.list_(pa.string())
_MOMENT = pa.timestamp("us", tz="UTC")
_ROW = [("commit", pa.int64()), ("n", pa.int32())]

_PARTIES = [
    (f"{role}{suffix}", _NAMES)
    for role, suffixes in (
        ("actor", ("s", "_ids", "_countries", "_sectors")),
        ("recipient", ("s", "_ids", "_countries", "_sectors")),
    )
    for suffix in suffixes
]

_ACT = [
    ("type", pa.string()),
    ("mode", pa.string()),
    ("cameo", pa.string()),
    ("quad", pa.int32()),
    ("goldstein", pa.float64()),
    ("status", pa.string()),
    ("historical", pa.bool_()),
    *_PARTIES,
    ("place", pa.string()),
    ("place_id", pa.string()),
    ("place_country", pa.string()),
    ("lat", pa.float64()),
    ("lon", pa.float64()),
    ("date", pa.string()),
    ("granularity", pa.string()),
    ("day", pa.date32()),
    ("day_end", pa.date32()),
]

COMMITS = "commits"
"""The table that says which commits count."""

SCHEMAS: dict[str, pa.Schema] = {
    COMMITS: pa.schema(
        [
            ("number", pa.int64()),
            ("id", pa.int64()),
            ("moment", _MOMENT),
            ("kind", pa.string()),
            ("name", pa.string()),
            ("snapshot_of", pa.int64()),
            ("version", pa.string()),
            ("digest", pa.string()),
            ("row_count", pa.int64()),
        ]
    ),
    "articles": pa.schema(
        [
            *_ROW,
            ("id", pa.string()),
            ("hash", pa.string()),
            ("key", pa.int64()),
            ("text_sha256", pa.string()),
            ("published", pa.date32()),
            ("published_at", pa.string()),
            ("title", pa.string()),
            ("outlet", pa.string()),
            ("url", pa.string()),
            ("author", pa.string()),
            ("section", pa.string()),
            ("text", pa.string()),
            ("bands", pa.list_(pa.int32())),
        ]
    ),
    "codings": pa.schema(
        [
            *_ROW,
            ("article", pa.string()),
            ("hash", pa.string()),
            ("version", pa.string()),
            ("mentions", pa.int32()),
            ("warnings", _NAMES),
        ]
    ),
    "mentions": pa.schema(
        [
            *_ROW,
            ("id", pa.string()),
            ("article", pa.string()),
            ("hash", pa.string()),
            ("version", pa.string()),
            ("outlet", pa.string()),
            ("origin", pa.string()),
            ("published", pa.date32()),
            *_ACT,
            ("source", pa.string()),
            ("source_id", pa.string()),
            ("confidence", pa.float64()),
            ("trigger", pa.string()),
            ("trigger_start", pa.int32()),
            ("trigger_end", pa.int32()),
            ("evidence_start", pa.int32()),
            ("evidence_end", pa.int32()),
            ("words", pa.string()),
            ("subjects", pa.list_(pa.int32())),
            ("week", pa.int32()),
            ("record", pa.string()),
        ]
    ),
    "events": pa.schema(
        [
            *_ROW,
            ("id", pa.string()),
            *_ACT,
            ("mentions", pa.int32()),
            ("mention_ids", _NAMES),
            ("articles", pa.int32()),
            ("outlets", _NAMES),
            ("sources", pa.int32()),
            ("quoted", _NAMES),
            ("first_report", pa.date32()),
            ("last_report", pa.date32()),
            ("disputed", _NAMES),
            ("record", pa.string()),
        ]
    ),
    "links": pa.schema(
        [*_ROW, ("mention", pa.string()), ("event", pa.string()), ("article", pa.string())]
    ),
    "judgements": pa.schema(
        [
            *_ROW,
            ("mention", pa.string()),
            ("other", pa.string()),
            ("same", pa.bool_()),
            ("judge", pa.string()),
            ("moment", _MOMENT),
            ("pinned", pa.bool_()),
            ("reason", pa.string()),
        ]
    ),
    "reviews": pa.schema(
        [
            *_ROW,
            ("id", pa.string()),
            ("mention", pa.string()),
            ("article", pa.string()),
            ("trigger_start", pa.int32()),
            ("trigger_end", pa.int32()),
            ("trigger", pa.string()),
            ("type", pa.string()),
            ("verdict", pa.string()),
            ("changes", pa.string()),
            ("judge", pa.string()),
            ("moment", _MOMENT),
            ("note", pa.string()),
            ("record", pa.string()),
            ("words", pa.string()),
        ]
    ),
    "reviewed": pa.schema(
        [
            *_ROW,
            ("mention", pa.string()),
            ("article", pa.string()),
            ("review", pa.string()),
            ("rejected", pa.bool_()),
            ("record", pa.string()),
        ]
    ),
    "retired": pa.schema(
        [
            *_ROW,
            ("of_table", pa.string()),
            ("row_commit", pa.int64()),
            ("row_n", pa.int32()),
        ]
    ),
}

DATA = tuple(name for name in SCHEMAS if name != COMMITS)
"""The tables that commits write, in the order in which they are written."""

RETIRABLE = (
    "reviews",
    "reviewed",
    "articles",
    "codings",
    "links",
    "mentions",
    "events",
    "judgements",
)
"""The tables whose rows a later commit may retire."""
