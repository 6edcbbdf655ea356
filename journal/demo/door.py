"""The HTTP API from inside this process, as one signed-in browser sees it."""

from typing import Any

from django.conf import settings
from django.test import Client

from accounts.users.models import User
from journal.sealing.bytes import to_json


class DoorError(Exception):
    """The API answered with a problem."""


class Door:
    def __init__(self, user: User) -> None:
        self._client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0].strip("*.") or "localhost")
        # Codes by e-mail need somebody to read them; all that comes after signing in goes through the API.
        self._client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    def call(self, method: str, path: str, body: object = None) -> Any:
        """The JSON of the answer, or None. Raises DoorError with the problem."""
        answer = self._client.generic(
            method,
            f"/api/v1/{path}",
            _json(body),
            content_type="application/json",
            headers={"accept": "application/json"},
        )
        if answer.status_code >= 400:
            raise DoorError(f"{method} {path}: {answer.status_code} {answer.content.decode()[:500]}")
        return answer.json() if answer.content else None

    def close(self) -> None:
        self._client.logout()


def _json(body: object) -> bytes:
    return b"" if body is None else to_json(body)
