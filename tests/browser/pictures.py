"""Pictures of today's screens, with the demo's people, on a server and data of their own."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "docs/pictures"
SIZES = {"phone": ViewportSize(width=390, height=844), "desk": ViewportSize(width=1280, height=800)}
THEMES = {"paper": "light", "night": "dark"}
SIGNED_OUT = {
    "front": "/",
    "about": "/about/",
    "privacy": "/privacy/",
    "join": "/join/",
    "sign-in": "/sign-in/",
    "help": "/help/",
}
PATIENT = {
    "today": "/today/",
    "guides": "/guides/",
    "write": "/write/#guide=feelings-and-body",
    "journal": "/journal/",
    "sharing": "/sharing/",
    "insights": "/insights/",
    "sessions": "/sessions/",
    "you": "/you/",
    "reminders": "/you/reminders/",
    "later": "/later/#0123456789abcdef0123456789abcdef",
    "unlocking": "/you/unlocking/",
    "devices": "/you/devices/",
    "plan": "/you/plan/",
    "export": "/you/export/",
    "grounding": "/grounding/",
}
# Wide pictures only where the page is more than one column in the middle, to keep the repository light.
WIDE = {"front", "today", "write", "journal", "inbox", "received", "people"}
THERAPIST = {"inbox": "/inbox/", "people": "/people/", "invite": "/invite/"}


@contextmanager
def server() -> Iterator[tuple[str, Path]]:
    """A development server on a free port; its address and the folder where its mails land."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
        probe.close()
        address = f"http://localhost:{port}"
        environment = os.environ | {"DATA_DIR": folder, "SITE_URL": address, "LOG_LEVEL": "ERROR"}
        keys = subprocess.run(
            [sys.executable, "manage.py", "vapid_keys"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        environment |= dict(line.split("=", 1) for line in keys.stdout.split() if "=" in line)
        for command in (["migrate", "-v0"], ["createcachetable"], ["demo"]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)
        serve = [sys.executable, "manage.py", "runserver", "--noreload", f"localhost:{port}"]
        running = subprocess.Popen(serve, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
        try:
            wait_for(address)
            yield address, Path(folder) / "mail"
        finally:
            running.terminate()
            running.wait()


def wait_for(address: str) -> None:
    for _ in range(100):
        try:
            urlopen(f"{address}/api/v1/health/").close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{address} does not answer")


def open_as(browser: Browser, address: str, mails: Path, email: str, passphrase: str) -> Page:
    """A phone, where they live, on which this person has signed in by code and unlocked by passphrase."""
    page = browser.new_context(
        base_url=address, viewport=SIZES["phone"], locale="en-US", timezone_id="America/New_York"
    ).new_page()
    page.goto("/sign-in/")
    page.get_by_label("E-mail", exact=True).fill(email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The code we sent").wait_for()
    newest = max(mails.iterdir(), key=lambda file: file.stat().st_mtime)
    code = re.findall(r"^[A-Z0-9]{6}$", newest.read_text(), re.MULTILINE)[-1]
    page.get_by_label("The code we sent").fill(code)
    choose = page.get_by_role("button", name=re.compile("passphrase instead"))
    field = page.get_by_label("Passphrase", exact=True)
    choose.or_(field).first.wait_for()
    if choose.is_visible():
        choose.click()
    field.fill(passphrase)
    field.press("Enter")
    page.wait_for_url(re.compile("/(today|inbox)/"))
    page.wait_for_timeout(4000)  # everything of months has come down and is opened
    return page


def take(page: Page, name: str, path: str | None) -> None:
    """One screen in both sizes and both themes; `path` None takes what is on the screen."""
    if path:
        page.goto(path)
        page.wait_for_timeout(1200)
    for size, box in SIZES.items():
        if size == "desk" and name not in WIDE:
            continue
        page.set_viewport_size(box)
        for theme, scheme in THEMES.items():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.wait_for_timeout(120)
            page.screenshot(path=HERE / f"{name}.{theme}.{size}.png")
    page.set_viewport_size(SIZES["phone"])


def take_writing(page: Page) -> None:
    """A question with words in it, and where one leaves it."""
    page.goto("/write/#guide=feelings-and-body")
    for _ in range(3):
        page.get_by_role("button", name="Next", exact=True).click()
    page.get_by_label("Your answer").fill(
        "Mostly in my chest, like a stone that has been warm in the sun. It was cold before. "
        "When I breathe out it gets a bit lighter, and my shoulders come down"
    )
    page.wait_for_timeout(600)
    take(page, "write", None)
    page.get_by_role("button", name="Stop here").click()
    page.get_by_text("Mark a line as an insight").wait_for()
    take(page, "finish", None)


def take_entry_and_share(page: Page) -> None:
    page.goto("/journal/")
    page.locator("a.entry").first.click()
    page.wait_for_url("**/entry/**")
    page.wait_for_timeout(1000)
    take(page, "entry", None)
    page.get_by_role("link", name="Share").click()
    understood = page.get_by_role("button", name="I understand")
    understood.or_(page.get_by_role("checkbox")).first.wait_for()
    if understood.is_visible():
        understood.click()
    page.get_by_role("checkbox").first.check()
    take(page, "share", None)


def take_received(page: Page) -> None:
    page.goto("/inbox/")
    page.get_by_role("main").locator("a.came").first.click()
    page.wait_for_url("**/received/**")
    page.wait_for_timeout(1000)
    take(page, "received", None)


def main() -> None:
    system = os.environ.get("CHROMIUM") or ("/usr/bin/chromium" if Path("/usr/bin/chromium").exists() else None)
    with server() as (address, mails), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system, args=["--no-sandbox"])
        out = browser.new_context(base_url=address, locale="en-US").new_page()
        for name, path in SIGNED_OUT.items():
            take(out, name, path)
        maya = open_as(browser, address, mails, "maya@example.org", "seven gulls over the pier")
        for name, path in PATIENT.items():
            take(maya, name, path)
        take_writing(maya)
        take_entry_and_share(maya)
        amara = open_as(browser, address, mails, "amara@example.org", "the lamp by the window")
        for name, path in THERAPIST.items():
            take(amara, name, path)
        take_received(amara)
        browser.close()


if __name__ == "__main__":
    main()
