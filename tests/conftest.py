"""One cast for every test: a patient, her therapist, another patient, another therapist, and doors to the API."""

import os
import secrets
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as live
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.care.models import CareRelationship
from accounts.devices.models import Device
from accounts.users.models import User


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="kill servers and cut connections ten times as often")


def pytest_configure() -> None:
    """Give SQLite a file: in memory, the live server's threads would share one connection and its transactions."""
    if connection.vendor == "sqlite":
        name = os.path.join(tempfile.gettempdir(), f"afterword-test-{os.getpid()}.sqlite3")
        connection.settings_dict["TEST"]["NAME"] = name


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """The Chromium that $CHROMIUM names, or the system's, or else Playwright's own; silent on the network."""
    system = os.environ.get("CHROMIUM") or ("/usr/bin/chromium" if Path("/usr/bin/chromium").exists() else None)
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    args = {"args": ["--no-sandbox", *quiet]}
    return browser_type_launch_args | args | ({"executable_path": system} if system else {})


@pytest.fixture(autouse=True)
def quiet_settings(settings: Settings, tmp_path: Path) -> None:
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    }
    settings.STORAGES = live.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        }
    }


def sign_in(user: User, *, unlocked: bool = True, csrf: bool = False) -> Client:
    """A client whose session belongs to a device of `user`, unlocked or not."""
    client = Client(enforce_csrf_checks=csrf)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    now = timezone.now()
    Device.objects.update_or_create(
        session_key=client.session.session_key,
        defaults={
            "user": user,
            "name": "Test browser",
            "server_half": secrets.token_bytes(32),
            "created_at": now,
            "last_seen_at": now,
            "expires_at": now + timedelta(days=60),
            "unlocked_at": now if unlocked else None,
        },
    )
    return client


@pytest.fixture
def make_client() -> Callable[..., Client]:
    return sign_in


@pytest.fixture
def patient(db: None) -> User:
    return User.objects.create_user("ana@example.org")


@pytest.fixture
def therapist(db: None) -> User:
    return User.objects.create_user("dr.bea@example.org", role=User.Role.THERAPIST)


@pytest.fixture
def other_patient(db: None) -> User:
    return User.objects.create_user("carl@example.org")


@pytest.fixture
def other_therapist(db: None) -> User:
    return User.objects.create_user("dr.dan@example.org", role=User.Role.THERAPIST)


@pytest.fixture
def care(patient: User, therapist: User) -> CareRelationship:
    now = timezone.now()
    return CareRelationship.objects.create(patient=patient, therapist=therapist, invited_at=now, accepted_at=now)
