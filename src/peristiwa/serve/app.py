"""Puts the API, the pages and their safety together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Litestar, Request, Response, Router, get
from litestar.datastructures import State
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Redirect
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig

from peristiwa.serve.api import CONTROLLERS
from peristiwa.serve.coding import Coding
from peristiwa.serve.conditional import EXEMPT, add_etag, answer_unchanged
from peristiwa.serve.headers import add_headers
from peristiwa.serve.heads import Application
from peristiwa.serve.hosts import check_host
from peristiwa.serve.lending import DEPENDENCIES
from peristiwa.serve.limits import limit_codings
from peristiwa.serve.marks import type_marks
from peristiwa.serve.pages import PAGES
from peristiwa.serve.pages.filling import tidied
from peristiwa.serve.problems import HANDLERS
from peristiwa.serve.reviewers import SCHEME, SECURITY
from peristiwa.serve.settings import Settings
from peristiwa.serve.versions import Versions
from peristiwa.serve.visual import VISUALS
from peristiwa.store import Store

__all__ = ["API", "STATIC", "TEMPLATES", "create_app"]

API = "/api/v1"
STATIC = Path(__file__).parent / "static"
TEMPLATES = Path(__file__).parent / "templates"
_BESIDES = 20_000
_ABOUT = (
    "Events of Indonesian-language news: who did what to whom, when, where, says who."
    " Everything can be read; reviews need a token. Errors are problem details (RFC 9457)."
)


def create_app(store: Store, settings: Settings | None = None) -> Litestar:
    """Give the web application on ``store``, which must be there when it is asked."""
    versions = Versions(store)
    chosen = settings or Settings()
    api = Router(API, route_handlers=CONTROLLERS, request_max_body_size=_largest_body(chosen))
    static = create_static_files_router(
        "/static", [STATIC], include_in_schema=False, opt={EXEMPT: True}
    )
    return Application(
        [api, *_pages(), static],
        middleware=[limit_codings(chosen)],
        state=State({"settings": chosen, "versions": versions, "coding": Coding()}),
        dependencies=DEPENDENCIES,
        exception_handlers=HANDLERS,
        before_request=_before,
        before_send=[add_headers, add_etag],
        lifespan=[_open(versions)],
        openapi_config=_openapi(),
        template_config=TemplateConfig(instance=_templates()),
        logging_config=None,
    )


def _largest_body(settings: Settings) -> int:
    """Give the bytes of a request that holds the longest text, each character as JSON escapes."""
    return settings.longest_text * len(r"\ud83d\ude00") + _BESIDES


def _pages() -> list[Any]:
    return [*(PAGES or [_documents]), *VISUALS]


@get("/", include_in_schema=False, sync_to_thread=False)
def _documents() -> Redirect:
    """Show what the server answers, as long as it has no pages."""
    return Redirect(f"{API}/docs")


def _templates() -> JinjaTemplateEngine:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["types"] = type_marks()
    return JinjaTemplateEngine.from_environment(environment)


def _openapi() -> OpenAPIConfig:
    return OpenAPIConfig(
        title="peristiwa",
        version="1",
        description=_ABOUT,
        use_handler_docstrings=True,
        path=f"{API}/openapi",
        render_plugins=[JsonRenderPlugin(path="/document")],
        components=Components(security_schemes={SCHEME: SECURITY}),
    )


async def _before(request: Request[Any, Any, Any]) -> Response[Any] | None:
    check_host(request)
    return tidied(request) or await answer_unchanged(request)


def _open(versions: Versions) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        try:
            yield
        finally:
            versions.close()

    return lifespan
