"""A browser before a server with invented reports; skipped with a reason where there is none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.serving.threads import served as in_thread
from peristiwa.merge import load_merger
from peristiwa.pipeline import Pipeline
from peristiwa.records import Article
from peristiwa.serve.app import create_app
from peristiwa.serve.settings import Settings
from peristiwa.serve.tokens import add_token, read_tokens
from peristiwa.store import Address, Store

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
TEXTS = [
    "Polisi menangkap dua aktivis di Surabaya pada Senin. Komnas HAM mengecam penangkapan itu.",
    "Presiden Prabowo Subianto bertemu Perdana Menteri Anwar Ibrahim di Jakarta pada Selasa.",
    "Mahasiswa berunjuk rasa di Yogyakarta pada Rabu untuk menolak undang-undang itu.",
    "<script>alert(1)</script> Tentara menembak tiga warga di Jayapura pada Minggu.",
]


DAY = date(2025, 6, 18)


class Served:
    """A server's address, a reviewer's token, and what the store holds."""

    def __init__(self, address: str, token: str, store: Store) -> None:
        self.address, self.token, self.store = address, token, store

    def ids(self, table: str) -> list[str]:
        with self.store.view() as view:
            return [row["id"] for row in view.rows(f"SELECT id FROM {table} ORDER BY id")]


@pytest.fixture
def served(tmp_path: Path, coder: Pipeline) -> Iterator[Served]:
    store = Store(Address(str(tmp_path / "store")), load_merger())
    store.make()
    articles = [
        Article(
            id=f"berita-{n}",
            text=text,
            published=date(2025, 6, 18),
            outlet="Contoh",
            title=text[:30],
        )
        for n, text in enumerate(TEXTS)
    ]
    store.add([(article, coder.code_article(article)) for article in articles], "1")
    token = add_token(tmp_path / "tokens", "Sari")
    app = create_app(store, Settings(tokens=read_tokens(tmp_path / "tokens")))
    with in_thread(app) as address:
        yield Served(address, token, store)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("there is no chromium (Debian: chromium)")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


class Watched:
    """A page with what went wrong on it: console errors, and requests to other origins."""

    def __init__(self, page: Any, served: Served) -> None:
        self.page, self.wrong = page, list[str]()
        page.on("console", lambda told: self._told(told.type, told.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda asked: self._asked(asked.url, served.address))

    def _told(self, kind: str, text: str) -> None:
        if kind == "error":
            self.wrong.append(text)

    def _asked(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:")):
            self.wrong.append(f"asked {url}")


@pytest.fixture
def watched(browser: Any, served: Served) -> Iterator[Watched]:
    context = browser.new_context(locale="en-GB", base_url=served.address)
    yield Watched(context.new_page(), served)
    context.close()


def serious(page: Any) -> list[str]:
    """Give the faults of accessibility that axe-core calls serious or critical."""
    axe = Path(__file__).parents[1] / "vendor" / "axe.min.js"
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    return [
        f"{fault['id']}: {json.dumps(fault['nodes'][0]['html'])[:200]}"
        for fault in found["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]
