"""A browser profile on disk whose tab can be killed for real: its process gets SIGKILL, and the profile lives on."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Playwright, ViewportSize

from tests.browser.conftest import PHONE, WATCH_POLICY, add_authenticator
from tests.browser.story.line import Line


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@dataclass
class Phone:
    """`page` is what the person looks at, also after `kill_tab`, through a second connection to the same browser."""

    playwright: Playwright
    context: BrowserContext
    page: Page
    port: int
    wire: CDPSession
    line: Line
    seconds: list[Browser] = field(default_factory=list)

    def kill_tab(self, come_back_to: str) -> Page:
        """SIGKILL every page's process. The authenticator belongs to the tab, so the same tab comes back."""
        browser = self.context.browser
        assert browser is not None
        told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
        for process in told["processInfo"]:
            if process["type"] == "renderer":
                os.kill(process["id"], signal.SIGKILL)
        time.sleep(0.5)  # nothing tells when the browser has noticed
        self.wire.send("Page.navigate", {"url": come_back_to})
        again = self._second_connection()
        self.seconds.append(again)
        self.page = again.contexts[0].pages[0]
        return self.page

    def _second_connection(self) -> Browser:
        """The first one believes the page dead for good; one that connects once it lives again does not."""
        for _ in range(20):
            time.sleep(0.5)
            again = self.playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{self.port}")
            if any(page.url.startswith("http") for page in again.contexts[0].pages):
                return again
            again.close()
        raise TimeoutError("the killed tab did not come back")

    def offline(self, off: bool) -> None:
        """The line is cut, and the page is told so; or it is mended."""
        if off:
            self.line.cut()
        else:
            self.line.mend()
        still = {"offline": off, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        self.wire.send("Network.emulateNetworkConditions", still)


@contextmanager
def phone(playwright: Playwright, launch: dict[str, object], profile: Path, line: Line) -> Iterator[Phone]:
    """`launch` is what the suite's browser is started with: the executable and its arguments."""
    port = free_port()
    arguments = [*launch.get("args", []), f"--remote-debugging-port={port}"]  # type: ignore[misc]
    context = playwright.chromium.launch_persistent_context(
        profile,
        **launch | {"args": arguments},  # type: ignore[arg-type]
        base_url=f"http://localhost:{line.port}",
        viewport=ViewportSize(width=PHONE["width"], height=PHONE["height"]),
        locale="en-US",
        permissions=["notifications"],
    )
    context.add_init_script(WATCH_POLICY)
    page = context.pages[0]
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    add_authenticator(page)
    try:
        running = Phone(playwright, context, page, port, wire, line)
        yield running
    finally:
        context.close()
