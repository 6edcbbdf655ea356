"""Runs the browser's half of the format in a real Chromium, under the product's own policy."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from journal.sealing.errors import SealedError

STATIC = Path(__file__).resolve().parents[2] / "frontend/static"
POLICY = "; ".join(f"{name} {' '.join(of)}" for name, of in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items())
MODULES = ["bytes", "age", "padding", "signing", "keyring", "recovery", "wraps", "document", "draft"]
# Calls SOURCE with all the modules' functions in one object; a SealedError comes back as its code.
CALL = """async ([arg, modules]) => {
  const loaded = await Promise.all(modules.map((name) => import(`/js/sealing/${name}.js`)));
  try {
    return { value: await (SOURCE)(Object.assign({}, ...loaded), arg) };
  } catch (error) {
    if (error.name === 'SealedError') return { code: error.code };
    throw error;
  }
}"""

Js = Callable[..., Any]


class Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    def do_GET(self) -> None:
        if self.path != "/":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Sealing</title>")
        return None

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def static_site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(STATIC)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def sealing_page(browser: Browser, static_site: str) -> Iterator[Page]:
    page = browser.new_page()
    page.add_init_script(
        "globalThis.violations = [];"
        "document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective))"
    )
    page.goto(static_site)
    yield page
    assert page.evaluate("violations") == []
    page.close()


@pytest.fixture
def js(sealing_page: Page) -> Js:
    """Call `js("(s, arg) => ...", arg)`: the value; a SealedError is raised again, here, with its code."""

    def call(source: str, arg: Any = None) -> Any:
        answer = sealing_page.evaluate(CALL.replace("SOURCE", source), [arg, MODULES])
        if "code" in answer:
            raise SealedError(answer["code"])
        return answer.get("value")

    return call
