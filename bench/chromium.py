"""A real Chromium for benches, and production-like static files with their hashes and compressed twins."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from bench.servers import ROOT, Environment

QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PHONE = {"width": 390, "height": 844}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium of the system (`CHROMIUM`, else /usr/bin/chromium), closed after the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=QUIET
        )
        try:
            yield browser
        finally:
            browser.close()


def as_in_production(environment: Environment) -> Environment:
    """`environment` with production's settings, except that no TLS stands before it; its static files are collected."""
    whole = environment | {
        "AFTERWORD_ENV": "production",
        "SECRET_KEY": "for-a-bench-and-gone-with-its-temporary-folder",
        "SITE_URL": "https://localhost",
        "DATABASE_URL": f"sqlite:///{environment['DATA_DIR']}/afterword.sqlite3",
        "EMAIL_URL": "dummymail://",
        "DEFAULT_FROM_EMAIL": "notes@example.org",
        "VAPID_PRIVATE_KEY": "none",
        "VAPID_PUBLIC_KEY": "none",
        "VAPID_SUBJECT": "mailto:operator@example.org",
        "SECURE_SSL_REDIRECT": "false",
        "BEHIND_PROXY": "false",
    }
    collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]
    subprocess.run(collect, cwd=ROOT, env=whole, check=True)
    return whole
