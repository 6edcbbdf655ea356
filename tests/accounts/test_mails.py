"""Mails about accounts: discreet, in the person's language, and honest when they can't be sent."""

import re
from datetime import timedelta
from pathlib import Path
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone, translation

from accounts.users.models import User
from tests.accounts.door import code_in_mail, send, sign_in, sign_up
from tests.accounts.keyring import slug

pytestmark = pytest.mark.django_db
TEMPLATES = sorted((Path(__file__).resolve().parents[2] / "accounts/templates").rglob("*.txt"))
TELLING = re.compile(r"patient|ketamine|therap|psych|health|journal|session|afterword|reflect", re.IGNORECASE)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_mail_tells_what_this_is_about(template: Path) -> None:
    assert not TELLING.search(template.read_text())


def test_the_mails_that_are_sent_tell_no_name_and_no_address() -> None:
    sign_up(Client(), "ana.maria@example.org")
    sign_in(Client(), "ana.maria@example.org")
    cache.clear()
    send(Client(), "auth/signup", email="ana.maria@example.org")
    send(Client(), "auth/code/request", email="ana.maria@elsewhere.example")
    assert len(mail.outbox) == 4
    for message in mail.outbox:
        text = message.subject + str(message.body)
        assert not TELLING.search(text), text
        assert "ana" not in text.lower()


def test_a_mail_is_plain_text_alone() -> None:
    sign_up(Client(), "ana@example.org")
    assert not getattr(mail.outbox[0], "alternatives", [])


def test_subjects_say_as_little_as_can_be() -> None:
    sign_up(Client(), "ana@example.org")
    sign_in(Client(), "ana@example.org")
    assert {message.subject for message in mail.outbox} == {"Your code"}


def test_a_mail_is_in_the_persons_own_language(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_up(Client(headers={"accept-language": "es"}), "ana@example.org")
    spoken: list[str | None] = []

    def note(self: Any, prefix: str, email: str, context: Any) -> None:
        spoken.append(translation.get_language())

    monkeypatch.setattr(DefaultAccountAdapter, "send_mail", note)
    send(Client(headers={"accept-language": "en"}), "auth/code/request", email="ana@example.org")
    send(Client(headers={"accept-language": "es"}), "auth/code/request", email="nobody@example.org")
    assert spoken == ["es", "es"]


def refuse(*args: Any, **kwargs: Any) -> None:
    raise SMTPServerDisconnected("gone")


def test_a_code_that_could_not_be_mailed_is_said_and_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(DefaultAccountAdapter, "send_mail", refuse)
        answer = send(Client(), "auth/signup", email="ana@example.org")
        assert (answer.status_code, slug(answer)) == (503, "mail")
        assert not User.objects.exists()
    cache.clear()
    assert sign_up(Client(), "ana@example.org").email == "ana@example.org"


def test_a_mail_server_that_is_down_takes_no_account_away(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_up(Client(), "ana@example.org")
    with monkeypatch.context() as patched:
        patched.setattr(DefaultAccountAdapter, "send_mail", refuse)
        assert slug(send(Client(), "auth/code/request", email="ana@example.org")) == "mail"
        cache.clear()
        assert slug(send(Client(), "auth/signup", email="ana@example.org")) == "mail"
    assert sign_in(Client(), "ana@example.org").status_code == 200


def test_a_code_can_be_mailed_once_more_and_the_old_one_is_void() -> None:
    client = Client()
    send(client, "auth/signup", email="ana@example.org")
    old = code_in_mail()
    cache.clear()
    assert send(client, "auth/email/verify/resend").status_code == 200
    assert code_in_mail() != old
    assert send(client, "auth/email/verify", key=old).status_code == 400
    assert send(client, "auth/email/verify", key=code_in_mail()).status_code == 200


def test_the_daily_command_forgets_too(patient: User) -> None:
    send(Client(), "auth/signup", email="perhaps@example.org")
    User.objects.filter(email="perhaps@example.org").update(date_joined=timezone.now() - timedelta(days=2))
    call_command("purge")
    assert User.objects.get() == patient
