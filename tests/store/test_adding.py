"""What an addition changes, and what it doesn't."""

from __future__ import annotations

from msgspec import structs

from benchmarks.store.synthetic import a_pair, pairs
from peristiwa.store import Store
from peristiwa.store.check import check


def ids(store: Store, table: str, as_of: str | None = None) -> list[str]:
    with store.view(as_of) as view:
        return sorted(view.table(f"SELECT id FROM {table}").column("id").to_pylist())


def test_all_of_an_addition_is_there(filled: Store) -> None:
    with filled.view() as view:
        counts = {name: view.count(name) for name in ("articles", "codings", "mentions", "links")}
    assert counts == {"articles": 20, "codings": 20, "mentions": 100, "links": 100}


def test_a_repeat_changes_nothing(filled: Store) -> None:
    added = filled.add(pairs(range(20)), "1")
    assert (added.known, added.new, added.mentions) == (20, 0, 0)
    with filled.view() as view:
        assert view.number == 1


def test_another_text_under_a_known_id_takes_its_place(filled: Store) -> None:
    added = filled.add(pairs(range(1), revision=1), "1")
    assert (added.changed, added.new) == (1, 0)
    text = f"SELECT text FROM articles WHERE id = '{a_pair(0)[0].id}'"
    with filled.view() as now, filled.view("1") as before:
        assert now.count("articles") == 20
        assert now.rows(text)[0]["text"] == a_pair(0, 1)[0].text
        assert before.rows(text)[0]["text"] == a_pair(0)[0].text
    assert not list(check(filled.tables))


def test_a_text_that_was_replaced_is_known_still(filled: Store) -> None:
    filled.add(pairs(range(1), revision=1), "1")
    assert filled.add(pairs(range(1)), "1").known == 1


def test_another_day_of_publication_is_another_report(filled: Store) -> None:
    article, coded = a_pair(0)
    other = structs.replace(article, published=None)
    assert filled.add([(other, coded)], "1").changed == 1


def test_another_coder_codes_anew_beside_the_old(filled: Store) -> None:
    added = filled.add(pairs(range(5)), "2")
    assert (added.recoded, added.mentions) == (5, 25)
    with filled.view() as view:
        versions = "SELECT version, count(*) AS n FROM {} GROUP BY version ORDER BY version"
        assert view.rows(versions.format("mentions")) == [
            {"version": "1", "n": 75},
            {"version": "2", "n": 25},
        ]
        assert view.rows(versions.format("every_mentions"))[0] == {"version": "1", "n": 100}
    assert not list(check(filled.tables))


def test_one_id_twice_in_an_addition_ends_with_the_later_text(store: Store) -> None:
    first, second = a_pair(0), a_pair(0, 1)
    added = store.add([first, second], "1")
    assert (added.new, added.changed) == (1, 1)
    with store.view() as view:
        assert view.rows("SELECT text FROM articles") == [{"text": second[0].text}]


def test_a_report_without_events_is_kept_and_known(store: Store) -> None:
    article, coded = a_pair(0)
    nothing = structs.replace(coded, events=[])
    store.add([(article, nothing)], "1")
    assert store.unknown([article], "1") == []
    assert store.unknown([article], "2") == [article]
    assert not list(check(store.tables))


def test_an_earlier_print_that_comes_later_becomes_the_origin(store: Store) -> None:
    article, coded = a_pair(0)
    reprint, _ = a_pair(1)
    later = structs.replace(article, id="reprint", outlet=reprint.outlet)
    earlier = structs.replace(article, published=article.published.replace(year=2010))  # type: ignore[union-attr]
    store.add([(later, structs.replace(coded, id="reprint"))], "1")
    store.add([(earlier, coded)], "1")
    with store.view() as view:
        assert view.rows("SELECT DISTINCT origin FROM mentions") == [{"origin": article.id}]
        assert view.rows("SELECT max(sources) AS most FROM events") == [{"most": 1}]
    assert not list(check(store.tables))
