"""Merges are judged in the browser by keys alone, and what was said can be taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from peristiwa.pipeline import Pipeline
from peristiwa.records import Article
from tests.serve.browser.conftest import Served, Watched, serious

ONE = "Polisi menangkap tiga nelayan di Ambon pada Senin (16/6/2025)."


def tell(served: Served, coder: Pipeline, *texts: str) -> None:
    articles = [
        Article(id=f"ambon-{n}", text=text, published=date(2025, 6, 17), outlet=f"Koran {n}")
        for n, text in enumerate(texts)
    ]
    served.store.add([(one, coder.code_article(one)) for one in articles], "1")


def partition(served: Served) -> set[frozenset[str]]:
    """The events of Ambon, each as the articles that tell it."""
    with served.store.view() as view:
        rows = view.rows(
            "SELECT list(DISTINCT article) AS told FROM links"
            " WHERE starts_with(article, 'ambon') GROUP BY event"
        )
    return {frozenset(row["told"]) for row in rows}


def give_token(page: Any, served: Served) -> None:
    page.locator("#token").focus()
    page.keyboard.type(served.token)
    page.keyboard.press("Enter")


def press(page: Any, key: str, route: str) -> None:
    with page.expect_response(f"**/api/v1/merges/{route}") as answer:
        page.keyboard.press(key)
    assert answer.value.status == 201
    page.locator("#said", has_text="Saved.").wait_for()


def test_mentions_are_parted_and_joined_by_keys_and_that_is_taken_back(
    served: Served, watched: Watched, coder: Pipeline
) -> None:
    page = watched.page
    tell(served, coder, ONE, ONE.replace("tiga", "tiga orang"), "Kemarin. " + ONE)
    one = frozenset({"ambon-0", "ambon-1", "ambon-2"})
    assert partition(served) == {one}
    page.goto("/merges", wait_until="networkidle")
    assert not serious(page)
    give_token(page, served)
    page.keyboard.press("2")
    press(page, "x", "split")
    apart = {frozenset({"ambon-1"}), one - {"ambon-1"}}
    assert partition(served) == apart

    served.store.merge_anew()
    tell(served, coder, "Kabar Ambon: " + ONE, ONE.replace("tiga", "tiga orang"), "Kemarin. " + ONE)
    assert partition(served) == apart

    with served.store.view() as view:
        parted = view.rows("SELECT event FROM links WHERE article = 'ambon-1'")[0]["event"]
    page.goto(f"/merges/like?event={parted}", wait_until="networkidle")
    assert not serious(page)
    page.locator("[data-like]").last.focus()  # what was parted comes last
    press(page, "y", "join")
    assert partition(served) == {one}

    page.goto("/merges", wait_until="networkidle")
    assert page.locator("[data-judgement]").count() == 2
    assert "Sari" in page.locator("[data-judgement]").first.inner_text()
    page.locator("[data-judgement] button").first.focus()
    press(page, "Enter", "withdraw")
    assert partition(served) == apart
    assert not watched.wrong


@pytest.mark.parametrize("by", ["key", "button"])
def test_look_alikes_are_kept_apart_and_that_is_taken_back(
    served: Served, watched: Watched, coder: Pipeline, by: str
) -> None:
    page = watched.page
    tell(served, coder, ONE, ONE.replace("tiga nelayan", "tiga mahasiswa"))
    with served.store.view() as view:
        event = view.rows("SELECT event FROM links WHERE article = 'ambon-0'")[0]["event"]
    page.goto(f"/merges/like?event={event}", wait_until="networkidle")
    count = page.locator("[data-like]").count()
    give_token(page, served)
    if by == "button":
        page.locator("[data-merge=apart]").first.focus()
    press(page, "x" if by == "key" else "Enter", "apart")
    page.reload(wait_until="networkidle")
    assert page.locator("[data-like]").count() == count
    assert (
        page.locator("[data-like]").last.locator(".flag").inner_text() == "not the same occurrence"
    )
    assert page.locator("[data-merge=apart]").count() == count - 1
    assert not serious(page)
    page.goto("/merges", wait_until="networkidle")
    page.locator("[data-judgement] button").focus()
    press(page, "Enter", "withdraw")
    page.goto(f"/merges/like?event={event}", wait_until="networkidle")
    assert page.locator("[data-merge=apart]").count() == count
    assert not watched.wrong


def test_an_event_is_confirmed_on_its_own_page(
    served: Served, watched: Watched, coder: Pipeline
) -> None:
    page = watched.page
    tell(served, coder, ONE, ONE.replace("tiga", "tiga orang"))
    with served.store.view() as view:
        event = view.rows("SELECT event FROM links WHERE article = 'ambon-0'")[0]["event"]
    page.goto(f"/events/{event}", wait_until="networkidle")
    page.locator("summary", has_text="Judge it").focus()
    page.keyboard.press("Enter")
    give_token(page, served)
    press(page, "y", "join")
    assert page.locator("[data-occurrence]").get_attribute("data-done") == "confirm"
    with served.store.view() as view:
        judged = view.rows("SELECT judge, moment FROM judgements WHERE pinned AND same")
    assert [row["judge"] for row in judged] == ["Sari"]
    assert judged[0]["moment"] is not None
    page.goto("/merges", wait_until="networkidle")
    assert page.locator("[data-occurrence]").count() == 0
    assert not watched.wrong
