"""The switchboard: safe by default, loud on nonsense, and told in docs/settings.md."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = (ROOT / "config/settings.py").read_text()
PAGE = (ROOT / "docs/settings.md").read_text()
WITHOUT_FILE = "import environs; environs.Env.read_env = lambda *a, **k: True"
SECRETS = {
    "SECRET_KEY": "s" * 50,
    "SITE_URL": "https://journal.example",
    "DATABASE_URL": "postgres://user@localhost/afterword",
    "EMAIL_URL": "smtp://mail.example:587",
    "DEFAULT_FROM_EMAIL": "Notes <notes@journal.example>",
    "VAPID_PRIVATE_KEY": "private",
    "VAPID_PUBLIC_KEY": "public",
    "VAPID_SUBJECT": "mailto:operator@journal.example",
}


def start(folder: Path, show: str = "'started'", **environment: str) -> str:
    """What `show` is once the settings are loaded under this environment alone, or the last line of the error."""
    code = f"{WITHOUT_FILE}; from config import settings as s; print(({show}))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return (run.stdout or run.stderr).strip().splitlines()[-1]


def production(folder: Path, show: str = "'started'", **changes: str) -> str:
    given = {name: value for name, value in (SECRETS | changes).items() if value}
    return start(folder, show, AFTERWORD_ENV="production", **given)


def test_development_needs_nothing(tmp_path: Path) -> None:
    assert start(tmp_path, "s.DEBUG, s.SITE_URL") == "(True, 'http://localhost:8000')"


def test_production_starts_with_its_secrets_and_never_in_debug(tmp_path: Path) -> None:
    shown = production(tmp_path, "s.DEBUG, s.ALLOWED_HOSTS, s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE", DEBUG="1")
    assert shown == "(False, ['journal.example'], '__Host-session', True)"


def test_production_names_every_secret_that_is_missing(tmp_path: Path) -> None:
    error = start(tmp_path, AFTERWORD_ENV="production")
    assert {name for name in SECRETS if f"{name} (" in error} == set(SECRETS)


@pytest.mark.parametrize("name", sorted(SECRETS))
def test_production_does_not_start_without_a_secret(tmp_path: Path, name: str) -> None:
    error = production(tmp_path, **{name: ""})
    assert error.startswith(f"django.core.exceptions.ImproperlyConfigured: Missing in the environment: {name} (")
    assert not [other for other in SECRETS if other != name and f"{other} (" in error]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AFTERWORD_ENV", "staging"),
        ("SECRET_KEY", "short"),
        ("SITE_URL", "http://journal.example"),
        ("SITE_URL", "https://journal.example/app"),
        ("TRUSTED_PROXIES", "many"),
        ("BEHIND_PROXY", "perhaps"),
        ("LOG_LEVEL", "LOUD"),
        ("DATABASE_URL", "nothing://"),
    ],
)
def test_nonsense_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    environment = {"AFTERWORD_ENV": "production", **SECRETS, name: value}
    assert name in start(tmp_path, **environment) or "nothing://" in start(tmp_path, **environment)


def test_addresses_are_taken_from_the_proxies_that_are_trusted_alone(tmp_path: Path) -> None:
    show = "s.REST_FRAMEWORK['NUM_PROXIES'], s.ALLAUTH_TRUSTED_PROXY_COUNT"
    assert start(tmp_path, show) == "(0, 0)"
    assert production(tmp_path, show) == "(1, 1)"
    assert production(tmp_path, show, BEHIND_PROXY="false") == "(0, 0)"
    assert production(tmp_path, show, TRUSTED_PROXIES="2") == "(2, 2)"


def test_every_setting_is_told_and_no_other() -> None:
    read = set(re.findall(r"""env(?:\.\w+)?\(\s*"([A-Z0-9_]+)\"""", CODE)) | set(SECRETS)
    told = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", PAGE, flags=re.M))
    assert read == told


def test_what_production_needs_is_marked() -> None:
    marked = set(re.findall(r"^\| `([A-Z0-9_]+)` \| \*\*needed\*\*", PAGE, flags=re.M))
    assert marked == set(SECRETS)
