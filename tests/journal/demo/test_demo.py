"""The demo, as a newcomer meets it: through its printed codes, and through the API."""

import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as live
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator
from pytest_django.fixtures import Settings

from accounts.users.models import User
from journal.demo.cast import stories
from journal.demo.months import asked
from journal.documents.models import Document
from journal.sealing.bytes import from_base64
from journal.sealing.document import open_document
from journal.sealing.keyring import Keyring, public_keys_of
from journal.sealing.wraps import unwrap

SCHEMAS = Path(live.BASE_DIR) / "frontend/static/schemas"
pytestmark = pytest.mark.django_db(transaction=True)


def run(*args: str) -> str:
    out = StringIO()
    call_command("demo", *args, stdout=out)
    return out.getvalue()


def unlocked(client: Client, email: str, printed: str) -> Keyring:
    """The keyring, by the recovery code that is printed under the person's e-mail."""
    code = re.search(rf"{email}\s+recovery code (\S+)", printed)
    assert code
    wraps = client.get("/api/v1/wraps/").json()["wraps"]
    assert {wrap["kind"] for wrap in wraps} == {"recovery", "passphrase"}
    sealed = next(wrap["sealed"] for wrap in wraps if wrap["kind"] == "recovery")
    return unwrap(from_base64(sealed), "recovery", code[1])


def journal_of(client: Client, keyring: Keyring) -> list[dict[str, Any]]:
    """Everything in the person's feed, opened and checked as a device does."""
    items = client.get("/api/v1/documents/?since=0&limit=500").json()
    assert items["more"] is False
    people = {person["id"]: person["verify_key"] for person in client.get("/api/v1/people/").json()["people"]}
    keys = people | {keyring["user"]: public_keys_of(keyring)["verify_key"]}
    return [
        item
        | {
            "signed": open_document(
                from_base64(item["sealed"]),
                keyring,
                id=item["id"],
                kind=item["kind"],
                author=item["author"],
                verify_key=keys[item["author"]],
                at_least=item["revision"],
            )
        }
        for item in items["documents"]
    ]


def test_everybody_of_the_demo_reads_everything_that_is_theirs(make_client: Callable[..., Client]) -> None:
    printed = run()
    for story in stories():
        client = make_client(User.objects.get(email=story.email))
        journal = journal_of(client, unlocked(client, story.email, printed))
        assert journal
        for item in journal:
            body = item["signed"]["body"]
            schema = json.loads((SCHEMAS / f"{body['type']}-v1.json").read_text())
            Draft202012Validator(schema).validate(body)
            assert item["signed"]["written_at"] <= timezone.now().isoformat()
        entries = [item for item in journal if item["signed"]["body"]["type"] == "entry"]
        assert len(entries) == len(story.entries)
    assert mail.outbox == []


def test_the_therapist_has_unread_shares_and_has_answered_others(make_client: Callable[..., Client]) -> None:
    printed = run()
    client = make_client(User.objects.get(role=User.Role.THERAPIST))
    journal = journal_of(client, unlocked(client, "amara@example.org", printed))
    shares = [item for item in journal if item["kind"] == "share"]
    assert {bool(item["opened_at"]) for item in shares} == {True, False}
    assert len({item["author"] for item in shares}) == 3
    replies = [item["signed"]["body"]["to"] for item in journal if item["kind"] == "reply"]
    assert len(replies) > 3
    assert set(replies) <= {item["id"] for item in shares if item["opened_at"]}
    names = {item["signed"]["body"]["name"] for item in journal if item["kind"] == "profile"}
    assert {"Maya", "Daniel R.", "Lucía"} <= names


def test_the_first_person_is_two_days_after_a_session(make_client: Callable[..., Client]) -> None:
    printed = run()
    client = make_client(User.objects.get(email="maya@example.org"))
    bodies = [item["signed"]["body"] for item in journal_of(client, unlocked(client, "maya@example.org", printed))]
    today = stories()[1].date(timezone.now(), 0)
    past = sorted(body["date"] for body in bodies if body["type"] == "session" and body["date"] <= today)
    assert past[-1] == stories()[1].date(timezone.now(), -2)
    assert len(client.get("/api/v1/reminders/").json()["reminders"]) == 1


def test_a_second_run_changes_nothing() -> None:
    run()
    before = set(Document.objects.values_list("id", "sha256"))
    assert "already there" in run()
    assert set(Document.objects.values_list("id", "sha256")) == before


def test_fresh_makes_it_anew_and_leaves_others_alone(patient: User) -> None:
    run()
    before = set(Document.objects.values_list("id", flat=True))
    codes = re.findall(r"recovery code (\S+)", run("--fresh"))
    after = set(Document.objects.values_list("id", flat=True))
    assert len(before) == len(after)
    assert not before & after
    assert codes == re.findall(r"recovery code (\S+)", run())
    assert User.objects.filter(pk=patient.pk).exists()


def test_a_demo_that_broke_halfway_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.demo.cast.Months.write", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run()
    assert not User.objects.exists()


def test_production_has_no_demo(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="development"):
        run()
    assert not User.objects.exists()


def test_an_answer_to_no_prompt_is_named() -> None:
    with pytest.raises(KeyError, match="kitchen"):
        asked({"slug": "x", "prompts": [{"id": "hope"}]}, {"kitchen": "flour"})
