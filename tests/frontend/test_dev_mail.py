"""The mails of development, on a page of their own."""

from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection, send_mail
from django.test import Client
from pytest_django.fixtures import Settings


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DEBUG = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return tmp_path / "mail"


def test_a_newcomer_reads_the_code_that_was_mailed(folder: Path) -> None:
    send_mail("Your code", "Here it is:\n\nABCDEF\n", "notes@example.org", ["ana@example.org"])
    page = Client().get("/dev/mail/").content.decode()
    assert "Your code" in page
    assert "ana@example.org" in page
    assert "ABCDEF" in page


def test_the_newest_mail_comes_first(folder: Path) -> None:
    connection = get_connection()
    for number, date in (("first", "Mon, 23 Nov 2026 10:00:00 +0000"), ("second", "Mon, 23 Nov 2026 11:00:00 +0000")):
        message = EmailMessage(number, "Hello", to=["ana@example.org"], headers={"Date": date}, connection=connection)
        message.send()
    page = Client().get("/dev/mail/").content.decode()
    assert page.index("second") < page.index("first")


def test_letters_beyond_ascii_and_links_are_readable(folder: Path) -> None:
    send_mail("Tu código", "Ábrelo: http://localhost:8000/join/#ABC\n", "n@example.org", ["ana@example.org"])
    page = Client().get("/dev/mail/").content.decode()
    assert "Tu código" in page
    assert 'href="http://localhost:8000/join/#ABC"' in page


def test_what_a_mail_says_is_never_markup(folder: Path) -> None:
    send_mail("Your code", "<script>alert(1)</script>", "n@example.org", ["ana@example.org"])
    assert b"<script>alert" not in Client().get("/dev/mail/").content


def test_no_mail_yet_is_no_error(folder: Path) -> None:
    assert Client().get("/dev/mail/").status_code == 200


def test_in_production_there_is_no_such_page(folder: Path, settings: Settings) -> None:
    settings.DEBUG = False
    assert Client().get("/dev/mail/").status_code == 404


def test_with_a_real_mail_server_there_is_no_such_page(folder: Path, settings: Settings) -> None:
    settings.EMAIL_FILE_PATH = None
    assert Client().get("/dev/mail/").status_code == 404
