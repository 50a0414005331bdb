"""Twenty corrections through the browser outlive the server's death and another coder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.store.synthetic import pairs
from peristiwa.export.gold import gold_lines
from peristiwa.store import Store
from tests.serve.conftest import REPORTS
from tests.serve.running import server

CORRECTIONS = 20


def correct(page: Any, number: int) -> None:
    """Correct the mention that has the focus: it was planned, says the reviewer."""
    page.keyboard.press("e")
    form = page.locator("form.edit:not([hidden])").last
    form.locator("select[name=status]").select_option("planned")
    form.locator("input[name=note]").fill(f"koreksi {number}")
    with page.expect_response("**/api/v1/reviews") as answer:
        form.locator("button[type=submit]").click()
    assert answer.value.status == 201
    page.locator("li[data-verdict=correct]").nth(number - 1).wait_for()


def test_twenty_corrections_outlive_a_kill_and_another_coder(
    browser: Any, store: Store, token: str, token_file: Path
) -> None:
    with server(store, token_file) as (_, client):
        page = browser.new_page(base_url=str(client.base_url), locale="en")
        page.goto("/review", wait_until="networkidle")
        page.locator("#token").fill(token)
        page.locator("#token").press("Enter")
        for number in range(1, CORRECTIONS + 1):
            correct(page, number)
        page.close()
    store.add(pairs(range(REPORTS)), "2")
    with store.view() as view:
        told = view.rows("SELECT verdict, note FROM reviews")
        events = [event for line in gold_lines(view, partial=True) for event in line.events]
    assert {row["note"] for row in told} == {f"koreksi {n}" for n in range(1, CORRECTIONS + 1)}
    assert sum(event["status"] == "planned" for event in events) >= CORRECTIONS
