"""A Chromium of our own with a profile on disk, to be killed like a phone that ran out of power."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Playwright


@dataclass
class Mortal:
    """One running browser and its page."""

    process: subprocess.Popen[bytes]
    page: Page

    def kill(self) -> None:
        """At once, with all its processes; nothing gets a chance to finish."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def launch(playwright: Playwright, executable: str, profile: Path, site: str) -> Mortal:
    """Start Chromium on `profile` and open `/about/`."""
    port_file = profile / "DevToolsActivePort"
    port_file.unlink(missing_ok=True)
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    flags = ["--headless=new", "--no-sandbox", "--remote-debugging-port=0", f"--user-data-dir={profile}", *quiet]
    process = subprocess.Popen(
        [executable, *flags, "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port_of(port_file)}")
    page = browser.contexts[0].new_page()
    page.goto(f"{site}/about/")
    return Mortal(process, page)


def port_of(port_file: Path) -> str:
    for _ in range(150):
        if port_file.exists() and (lines := port_file.read_text().splitlines()):
            return lines[0]
        time.sleep(0.1)
    raise AssertionError("Chromium did not start.")
