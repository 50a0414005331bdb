"""The slider of time on the page of the network: by keyboard, in the address, or as two fields."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from benchmarks.store.synthetic import pairs
from tests.serve.browser.conftest import Served, Watched, serious


@pytest.fixture
def _years(served: Served) -> None:
    """Reports of March in three more years: the slider goes by months."""
    for year in (2019, 2021, 2023):
        served.store.add(pairs(range(year * 100, year * 100 + 12), week=date(year, 3, 4)), "1")


def shown(page: Any) -> tuple[list[str], list[str]]:
    """The years that the slider names, and the rows of the table of pairs."""
    rows = page.locator("#found tbody tr").all_text_contents()
    return re.findall(r"20\d\d", page.locator("#span output").inner_text()), rows


def move(page: Any, key: str) -> None:
    """Press a key on the end that has the focus, and wait for what is drawn then."""
    with page.expect_response("**/api/v1/dyads*"):
        page.keyboard.press(key)
    page.locator("#network svg").wait_for()


@pytest.mark.usefixtures("_years")
def test_dyads_follow_the_slider_and_the_address_holds_it(watched: Watched) -> None:
    page = watched.page
    page.goto("/network?type=AID", wait_until="networkidle")
    said, everything = shown(page)
    assert said == ["2019", "2023"]
    page.locator("#span input").first.focus()
    move(page, "ArrowRight")
    said, later = shown(page)
    assert said == ["2021", "2023"]
    page.keyboard.press("Tab")
    move(page, "ArrowLeft")
    said, of_2021 = shown(page)
    assert said == ["2021"]
    assert len(everything) > len(later) > len(of_2021) > 0
    assert page.locator("#span input").last.evaluate("one => one === document.activeElement")
    assert page.evaluate("location.href").endswith(
        "/network?type=AID&from=2021-03-01&to=2021-03-31"
    )
    assert page.locator(".filters [name=from]").input_value() == "2021-03-01"
    assert "from=2021-03-01" in page.locator("link[rel=alternate]").get_attribute("href")
    assert not serious(page)
    page.reload(wait_until="networkidle")
    assert shown(page) == (said, of_2021)
    page.locator("#span input").last.focus()
    page.keyboard.press("ArrowLeft")
    assert shown(page)[0] == said  # the ends don't cross
    move(page, "End")
    page.locator("#span input").first.focus()
    move(page, "Home")
    assert shown(page) == (["2019", "2023"], everything)
    assert page.evaluate("location.href").endswith("/network?type=AID")
    assert not watched.wrong


@pytest.mark.usefixtures("_years")
def test_a_time_without_pairs_is_left_again(watched: Watched) -> None:
    page = watched.page
    page.goto("/network?from=2019-01-01&to=2019-01-02", wait_until="networkidle")
    assert page.locator("#network").count() == 0
    page.locator("#span input").last.focus()
    move(page, "ArrowRight")
    assert page.locator("#network line.tie").count() > 0
    assert not watched.wrong


@pytest.mark.usefixtures("_years")
def test_without_scripts_the_time_is_two_fields(browser: Any, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=served.address)
    page = context.new_page()
    page.goto("/network")
    assert not page.locator("#span").is_visible()
    page.locator("details.fold summary").first.click()
    page.locator(".filters [name=from]").fill("2021-01-01")
    page.locator(".filters [name=to]").fill("2021-12-31")
    page.locator(".filters button").click()
    assert page.evaluate("location.href").endswith("/network?from=2021-01-01&to=2021-12-31")
    assert page.locator("#span input").evaluate_all("all => all.map(one => one.value)") == ["1"] * 2
    context.close()
