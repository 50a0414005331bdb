"""Finds and names what is inconsistent in a store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
from msgspec import Struct

from peristiwa.store.commits import Commit
from peristiwa.store.digest import digest_of
from peristiwa.store.files import local_files
from peristiwa.store.schemas import DATA, RETIRABLE
from peristiwa.store.tables import Tables
from peristiwa.store.view import View, open_view, read_log

__all__ = ["RULES", "Finding", "broken_rules", "check", "left_behind"]

_NAMED = 5
"""How many of the records that break one rule are named."""


class Finding(Struct, frozen=True):
    """One rule that is broken: what it says, how many records break it, and the first of them."""

    rule: str
    count: int
    examples: list[str]

    def __str__(self) -> str:
        more = ", …" if self.count > len(self.examples) else ""
        return f"{self.rule} ({self.count}): {', '.join(self.examples)}{more}"


_UNIQUE = {
    "articles": "id",
    "codings": "article",
    "mentions": "id",
    "events": "id",
    "links": "mention",
    "reviews": "id",
    "reviewed": "mention",
}

RULES = {
    "a mention's article is missing": """
        SELECT m.id FROM mentions m
        WHERE NOT EXISTS (FROM articles a WHERE a.id = m.article AND a.hash = m.hash)""",
    "an article's text is not the one that was added": """
        SELECT id FROM articles WHERE sha256(text) <> text_sha256""",
    "an article has no coding": """
        SELECT a.id FROM articles a
        WHERE NOT EXISTS (FROM codings c WHERE c.article = a.id AND c.hash = a.hash)""",
    "a coding's article is missing": """
        SELECT c.article FROM codings c
        WHERE NOT EXISTS (FROM articles a WHERE a.id = c.article AND a.hash = c.hash)""",
    "a coding has not as many mentions as it says": """
        SELECT c.article FROM codings c LEFT JOIN
            (SELECT article, hash, version, count(*) AS n FROM mentions GROUP BY ALL) m
            ON m.article = c.article AND m.hash = c.hash AND m.version = c.version
        WHERE coalesce(m.n, 0) <> c.mentions""",
    "a mention belongs to no coding": """
        SELECT m.id FROM mentions m WHERE NOT EXISTS (FROM codings c
        WHERE c.article = m.article AND c.hash = m.hash AND c.version = m.version)""",
    "a mention's trigger doesn't stand at its offsets": """
        SELECT m.id FROM mentions m JOIN articles a ON a.id = m.article AND a.hash = m.hash
        WHERE substring(a.text, m.trigger_start + 1, m.trigger_end - m.trigger_start)
            IS DISTINCT FROM m.trigger""",
    "a mention belongs to no event": """
        SELECT m.id FROM mentions m WHERE NOT EXISTS (FROM links l WHERE l.mention = m.id)""",
    "a link's mention is missing": """
        SELECT l.mention FROM links l
        WHERE NOT EXISTS (FROM mentions m WHERE m.id = l.mention)""",
    "a link's event is missing": """
        SELECT l.event FROM links l WHERE NOT EXISTS (FROM events e WHERE e.id = l.event)""",
    "an event doesn't list the mentions that are linked to it": """
        SELECT e.id FROM events e LEFT JOIN
            (SELECT event, list(mention ORDER BY mention) AS ids FROM links GROUP BY event) l
            ON l.event = e.id
        WHERE e.mention_ids IS DISTINCT FROM l.ids OR e.mentions <> len(e.mention_ids)""",
    "an event counts more sources than it has articles": """
        SELECT id FROM events WHERE sources > articles OR sources < 1""",
    "a judgement is about a mention that never was": """
        SELECT concat(j.mention, ' / ', j.other) FROM judgements j
        WHERE NOT EXISTS (FROM every_mentions m WHERE m.id = j.mention)
        OR NOT EXISTS (FROM every_mentions m WHERE m.id = j.other)""",
    "a reviewed mention is missing": """
        SELECT r.mention FROM reviewed r
        WHERE NOT r.rejected AND NOT EXISTS (FROM mentions m WHERE m.id = r.mention)""",
    "a mention that was rejected is there": """
        SELECT m.id FROM mentions m JOIN reviewed r ON r.mention = m.id WHERE r.rejected""",
    "what stands by a review has none": """
        SELECT r.mention FROM reviewed r WHERE NOT EXISTS (FROM reviews v WHERE v.id = r.review)""",
    "commits are not numbered from 1 on": """
        SELECT number FROM (SELECT number, row_number() OVER (ORDER BY number) AS place
        FROM commits) WHERE number <> place""",
    "two commits have one id": """
        SELECT id FROM commits GROUP BY id HAVING count(*) > 1""",
    "a commit has not as many rows as it says": f"""
        SELECT c.number FROM commits c LEFT JOIN (SELECT commit, count(*) AS n FROM (
            {" UNION ALL ".join(f"SELECT commit FROM raw_{name}" for name in DATA)}
        ) GROUP BY commit) r ON r.commit = c.id WHERE coalesce(r.n, 0) <> c.row_count""",
    **{
        f"{table} holds a record twice": f"""
        SELECT {key} FROM {table} GROUP BY {key} HAVING count(*) > 1"""
        for table, key in _UNIQUE.items()
    },
    **{
        f"a row of {table} is there twice": f"""
        SELECT concat(commit, ' row ', n) FROM raw_{table} GROUP BY commit, n
        HAVING count(*) > 1"""
        for table in DATA
    },
    **{
        f"a row of {table} is retired that isn't there": f"""
        SELECT concat(r.row_commit, ' row ', r.row_n) FROM retired_{table} r
        WHERE NOT EXISTS (FROM raw_{table} t WHERE t.commit = r.row_commit AND t.n = r.row_n)"""
        for table in RETIRABLE
    },
}
"""What holds in every version, each as a query for the records that break it."""


def check(tables: Tables) -> Iterator[Finding]:
    """Yield what is inconsistent in the newest version and in the snapshots that have a name.

    Raises:
        StoreError: when there is no store.
    """
    unreadable = list(_unreadable(tables))
    if unreadable:
        yield Finding("a data file is missing or damaged", len(unreadable), unreadable[:_NAMED])
        return
    commits = read_log(tables).commits
    with open_view(tables, commits) as view:
        yield from broken_rules(view)
    for commit in commits:
        if commit.kind == "snapshot":
            yield from _changed_snapshot(tables, commits, commit)


def broken_rules(view: View) -> Iterator[Finding]:
    """Yield what is inconsistent in one version."""
    for rule, query in RULES.items():
        found = view.table(query).column(0).to_pylist()
        if found:
            yield Finding(rule, len(found), sorted(map(str, found))[:_NAMED])


def left_behind(view: View) -> int:
    """Give the number of rows that processes which died, or are still at work, have written."""
    counts = (
        f"SELECT count(*) AS n FROM raw_{name} WHERE commit NOT IN (FROM committed)"
        for name in DATA
    )
    return int(view.rows(f"SELECT sum(n)::BIGINT AS n FROM ({' UNION ALL '.join(counts)})")[0]["n"])


def _changed_snapshot(tables: Tables, commits: list[Commit], commit: Commit) -> Iterator[Finding]:
    with open_view(tables, commits[: commit.snapshot_of]) as view:
        if digest_of(view) != commit.digest:
            rule = "a snapshot no longer holds what its digest says"
            yield Finding(rule, 1, [str(commit.name)])


def _unreadable(tables: Tables) -> Iterator[str]:
    """Name each data file that can't be read to its end, or has not the rows that its log says."""
    with duckdb.connect() as connection:
        for name in tables.names():
            table = tables.open(name)
            counts: Any = table.get_add_actions(flatten=True).column("num_records")
            files = local_files(tables.address, name, table)
            for path, count in zip(files, counts, strict=False):
                yield from _fault(connection, path, count.as_py())


def _fault(connection: duckdb.DuckDBPyConnection, path: str, count: int) -> Iterator[str]:
    query = "SELECT count(*) AS n, count(hash(t)) AS readable FROM read_parquet(?) t"
    try:
        ((found, _),) = connection.execute(query, [path]).fetchall()
    except duckdb.Error as error:
        yield f"{path} ({str(error).splitlines()[0]})"
    else:
        if found != count:
            yield f"{path} (has {found} rows, not {count})"
