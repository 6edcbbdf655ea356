"""Signing up and in as a browser does it: allauth's JSON, and codes read from the mail."""

import re
from typing import Any

from django.core import mail
from django.test import Client

from accounts.users.models import User

DOOR = "/_allauth/browser/v1"
JSON = "application/json"
ANDROID = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"


def send(client: Client, path: str, **body: Any) -> Any:
    return client.post(f"{DOOR}/{path}", body, content_type=JSON, headers={"user-agent": ANDROID})


def code_in_mail() -> str:
    """The code in the newest mail."""
    found = re.search(r"^[A-Z]{6}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found.group()


def sign_up(client: Client, email: str, **more: Any) -> User:
    """Through the whole door: address, code, signed in."""
    assert send(client, "auth/signup", email=email, **more).status_code == 401
    answer = send(client, "auth/email/verify", key=code_in_mail())
    assert answer.status_code == 200, answer.content
    return User.objects.get(email=email)


def sign_in(client: Client, email: str) -> Any:
    """Sign in with a code from the mail; returns the last answer."""
    assert send(client, "auth/code/request", email=email).status_code == 401
    return send(client, "auth/code/confirm", code=code_in_mail())
