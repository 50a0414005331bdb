"""The pages in a real browser: no error, nothing from elsewhere, for everybody, by keyboard."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any
from urllib.parse import quote

import pytest

from peristiwa.pipeline import Pipeline
from peristiwa.records import Article, CodedArticle
from tests.serve.browser.conftest import Served, Watched, serious

PHONE = {"width": 360, "height": 740}


def addresses(served: Served) -> list[str]:
    fixed = ["/", "/timeline", "/map", "/network", "/actors", "/try", "/review", "/merges"]
    stored = [f"/articles/{id_}" for id_ in served.ids("articles")[:1]]
    for id_ in served.ids("events")[:1]:
        stored += [f"/events/{quote(id_, safe='')}", f"/merges/like?event={quote(id_, safe='')}"]
    return [*fixed, *stored, "/actors/state%3AIDN"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_page_is_sound(served: Served, watched: Watched, language: str) -> None:
    page = watched.page
    for path in addresses(served):
        chosen = f"{'&' if '?' in path else '?'}lang={language}"
        answer = page.goto(path + chosen, wait_until="networkidle")
        assert answer.status == 200, path
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        assert not serious(page), path
    assert not watched.wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_page_fits_a_phone_in_light_and_dark(
    served: Served, watched: Watched, scheme: Any
) -> None:
    page = watched.page
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme=scheme)
    for path in addresses(served):
        page.goto(path, wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
        if scheme == "dark":
            assert not serious(page), path
    assert not watched.wrong


def test_the_map_and_the_network_are_drawn(served: Served, watched: Watched) -> None:
    page = watched.page
    page.goto("/map", wait_until="networkidle")
    assert page.locator("#map path.land").count() > 150
    assert page.locator("#map circle.spot").count() >= 3
    before = page.locator("#map circle.spot").first.get_attribute("cx")
    page.locator("#map svg").focus()
    page.keyboard.press("+")
    page.keyboard.press("ArrowLeft")
    assert page.locator("#map circle.spot").first.get_attribute("cx") != before
    page.goto("/network", wait_until="networkidle")
    assert page.locator("#network line.tie").count() >= 2
    assert not watched.wrong


def test_the_view_of_the_map_is_in_its_address(served: Served, watched: Watched) -> None:
    page = watched.page
    page.goto("/map", wait_until="networkidle")
    page.locator("#map svg").focus()
    for key in ["+", "+", "ArrowRight", "ArrowDown"]:
        page.keyboard.press(key)
    shared, seen = (
        page.evaluate("location.href"),
        page.locator("#map path.land.home").get_attribute("d"),
    )
    assert "#map=" in shared
    page.goto("/", wait_until="networkidle")
    page.goto(shared, wait_until="networkidle")
    assert page.locator("#map path.land.home").get_attribute("d") == seen
    page.goto("/map#map=nonsense", wait_until="networkidle")
    assert not watched.wrong


@pytest.mark.parametrize("width", [360, 1200])
def test_the_network_lays_no_actor_over_another(
    served: Served, watched: Watched, coder: Pipeline, width: int
) -> None:
    names = ["Jepang", "Malaysia", "Filipina", "Vietnam", "Thailand", "Rusia", "Jerman", "Turki"]
    texts = [
        f"Menteri Luar Negeri {one} bertemu Menteri Luar Negeri {other} pada Senin. {one} mengecam"
        f" {other}. {other} membantu {one}."
        for one, other in combinations(names, 2)
    ]
    articles = [
        Article(id=f"n-{n}", text=text, published=date(2025, 6, 18)) for n, text in enumerate(texts)
    ]
    served.store.add(zip(articles, coder.pipe(articles, batch_size=32), strict=True), "1")
    page = watched.page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/network", wait_until="networkidle")
    places = page.evaluate(
        "[...document.querySelectorAll('#network .node > *')].map(one => {"
        " const box = one.getBoundingClientRect();"
        " return [box.left, box.top, box.right, box.bottom, one.closest('a').href]; })"
    )
    frame = page.locator("#network").bounding_box()
    for left, top, right, bottom, name in places:
        assert left >= frame["x"], name
        assert right <= frame["x"] + frame["width"], name
        for other in places:
            apart = left >= other[2] - 1 or other[0] >= right - 1
            apart |= top >= other[3] - 1 or other[1] >= bottom - 1
            assert apart or name == other[4], (name, other[4])
    drawn = page.evaluate(
        "[...document.querySelectorAll('#network line.tie')].map(one =>"
        " ['x1', 'y1', 'x2', 'y2'].map(name => one.getAttribute(name)))"
    )
    sides = [frozenset([(x1, y1), (x2, y2)]) for x1, y1, x2, y2 in drawn]
    assert len(sides) == len(set(sides)) >= 15
    assert not watched.wrong


SHOWN = (
    "one => { const copy = one.cloneNode(true);"
    " for (const mended of copy.querySelectorAll('ins')) mended.remove();"
    " return copy.textContent; }"
)
HOSTILE = (
    "</div></main><b>tebal <img src=x onerror=alert(1)> <svg onload=alert(2)> <!-- <style>*{"
    "display:none}</style> \u202eterbalik\u202c \u200f\u2067kanan\u2069 {{ 7 * 7 }} ]]>"
    " &lt;x&gt;\u0000 ",
    "x" * 1_000_000,
    "Polisi menangkap dua aktivis di Surabaya pada Senin. " * 2 + "kata " * 200_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=["broken", "one long word", "one long line"])
def test_hostile_texts_leave_a_page_whole(served: Served, watched: Watched, text: str) -> None:
    page = watched.page
    page.on("dialog", lambda dialog: watched.wrong.append(dialog.message))
    article = Article(id="jahat", text=text, title=text[:300], outlet="\u202e<b>Koran</b>")
    served.store.add([(article, CodedArticle(id="jahat", published=None, events=[]))], "1")
    page.set_viewport_size(PHONE)
    page.goto("/articles/jahat", wait_until="networkidle")
    assert page.locator("#text").evaluate(SHOWN) == text.replace("\0", "")
    assert page.locator("main aside").is_visible()
    assert page.locator("#text *:not(mark, span, ins)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert not watched.wrong


def test_text_and_event_are_tied_by_focus(served: Served, watched: Watched) -> None:
    page = watched.page
    page.goto("/articles/berita-0", wait_until="networkidle")
    page.locator("li.found").first.focus()
    assert page.locator("mark.trigger.lit").count() == 1
    trigger = page.locator("#text mark.trigger").first
    start, end = trigger.get_attribute("data-start"), trigger.get_attribute("data-end")
    page.goto(f"/articles/berita-0#c{start}-{end}", wait_until="networkidle")
    assert page.locator("#text mark.trigger.lit").first.inner_text() == trigger.inner_text()


def test_scripts_in_a_report_are_text(served: Served, watched: Watched) -> None:
    page = watched.page
    page.on("dialog", lambda dialog: watched.wrong.append(dialog.message))
    page.goto("/articles/berita-3", wait_until="networkidle")
    assert "<script>alert(1)</script>" in page.locator("#text").inner_text()
    assert not watched.wrong


def test_the_theme_is_switched_and_kept(served: Served, watched: Watched) -> None:
    page = watched.page
    page.emulate_media(color_scheme="light")
    page.goto("/")
    page.locator("#theme").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.goto("/actors")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_a_search_is_made_by_keyboard_alone(served: Served, watched: Watched) -> None:
    page = watched.page
    page.goto("/", wait_until="networkidle")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("aktivis")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "text=aktivis" in page.url
    assert page.locator(".card").count() >= 1


def test_a_text_is_tried(served: Served, watched: Watched) -> None:
    page = watched.page
    page.goto("/try")
    page.locator("textarea").fill("Polisi menangkap dua aktivis di Surabaya pada Senin.")
    page.locator("input[name=published]").fill("2025-06-18")
    page.locator("main button[type=submit]").click()
    page.wait_for_selector("mark.trigger")
    assert page.locator("li.found").count() == 1


def test_reviews_are_made_by_keys_and_kept(served: Served, watched: Watched) -> None:
    page = watched.page
    page.goto("/review", wait_until="networkidle")
    count = page.locator("[data-mention]").count()
    assert count >= 3
    page.locator("#token").fill(served.token)
    page.locator("#token").press("Enter")
    for key in ["y", "x"]:
        with page.expect_response("**/api/v1/reviews") as answer:
            page.keyboard.press(key)
        assert answer.value.status == 201
        page.locator("#said", has_text="Saved.").wait_for()
    page.keyboard.press("e")
    page.keyboard.press("Tab")
    page.locator("form.edit:not([hidden]) select[name=status]").select_option("planned")
    with page.expect_response("**/api/v1/reviews") as answer:
        page.locator("form.edit:not([hidden]) button[type=submit]").click()
    assert answer.value.status == 201
    with served.store.view() as view:
        verdicts = [row["verdict"] for row in view.rows("SELECT verdict FROM reviews")]
    assert sorted(verdicts) == ["confirm", "correct", "reject"]
    assert not watched.wrong
