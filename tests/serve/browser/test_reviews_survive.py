"""Twenty corrections through the browser outlive the server's death and another coder."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

from benchmarks.store.synthetic import pairs
from peristiwa.export.gold import gold_lines
from peristiwa.store import Store
from tests.serve.conftest import REPORTS

CORRECTIONS = 20


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(address: str) -> None:
    for _ in range(600):
        try:
            httpx.get(address)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not start")


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
    port = free_port()
    command = ["serve", "--store", str(store.address), "--tokens", str(token_file)]
    server = subprocess.Popen(
        [sys.executable, "-m", "peristiwa", *command, "--port", str(port)],
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/review")
        page = browser.new_page(base_url=f"http://127.0.0.1:{port}", locale="en")
        page.goto("/review", wait_until="networkidle")
        page.locator("#token").fill(token)
        page.locator("#token").press("Enter")
        for number in range(1, CORRECTIONS + 1):
            correct(page, number)
        page.close()
    finally:
        server.kill()
        server.wait()
    store.add(pairs(range(REPORTS)), "2")
    with store.view() as view:
        told = view.rows("SELECT verdict, note FROM reviews")
        events = [event for line in gold_lines(view, partial=True) for event in line.events]
    assert {row["note"] for row in told} == {f"koreksi {n}" for n in range(1, CORRECTIONS + 1)}
    assert sum(event["status"] == "planned" for event in events) >= CORRECTIONS
