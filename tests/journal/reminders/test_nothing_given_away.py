"""Whoever carries a note learns that there is one: not whose rhythm, text, quiet hours or own words it belongs to."""

import logging
from collections.abc import Callable
from datetime import date, time, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.users.models import User
from journal.reminders.models import Delivery, PushSubscription, Reminder
from journal.reminders.texts import ASK_TEXT, OFFERED, OWN_TEXT, TEXTS
from tests.journal.reminders.conftest import EIGHT, put_daily
from tests.journal.reminders.mailbox import Mailbox
from tests.journal.reminders.phones import ShowingPhone
from tests.journal.reminders.strict import Fault, StrictService, Taken
from tests.journal.reminders.test_email import TELLING
from tests.journal.reminders.test_faults import (  # noqa: F401
    At,
    at,
    box,
    phone_of,
    service,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
HEADERS = {
    "Content-Type",
    "MIME-Version",
    "Content-Transfer-Encoding",
    "Subject",
    "From",
    "To",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
}
KINDS: dict[str, dict[str, Any]] = {
    "daily": {},
    "weekly": {"rule": "FREQ=WEEKLY;BYDAY=MO,TU"},
    "monthly": {"rule": "FREQ=MONTHLY", "start_day": date(2026, 4, 4)},
    "once": {"rule": "", "start_day": EIGHT.date()},
    "since writing": {"rule": "FREQ=DAILY;INTERVAL=1", "since_writing": True},
    "quiet hours": {"quiet_from": time(22), "quiet_until": time(8)},
    "own words": {"text": OWN_TEXT},
    "longest text": {"text": max(OFFERED, key=lambda number: len(str(TEXTS[number].push)))},
    "another key": {"text_key": "A" * 22},
    "no mail": {"by_email": False},
}


def person(number: int, locale: str) -> User:
    user = User.objects.create_user(f"{'x' * (number + 1)}@example.org")
    user.settle(locale=locale)
    return user


def head_of(taken: Taken) -> list[tuple[str, str]]:
    """Every header in its order. The proof of who sends is ours alone; its signature is random."""
    return [(name, value.split(".")[0] if name == "Authorization" else value) for name, value in taken.head]


def test_every_push_is_like_every_other(service: StrictService, at: At) -> None:  # noqa: F811
    phones = {}
    for number, (kind, values) in enumerate(KINDS.items()):
        user = person(number, "es" if number % 2 else "en")
        phones[kind] = phone_of(user, service)
        put_daily(user, **values)
    assert at(EIGHT) == len(KINDS)
    assert [len(phone.seen) for phone in phones.values()] == [1] * len(KINDS)
    assert len({tuple(head_of(each)) for each in service.taken}) == 1, "names, values and their order"
    assert len({len(each.body) for each in service.taken}) == 1
    sizes = {sum(len(name) + len(value) for name, value in each.head) + len(each.path) for each in service.taken}
    assert len(sizes) == 1, "the request as a whole"


def test_the_push_that_asks_and_the_one_that_is_tried_are_like_the_others_too(
    service: StrictService,  # noqa: F811
    at: At,  # noqa: F811
    patient: User,
    make_client: Callable[..., Client],
) -> None:
    phone, client = phone_of(patient, service), make_client(patient)
    daily = put_daily(patient)
    keys = {**service.new_phone().keys}
    client.put("/api/v1/push-subscription/", keys, content_type="application/json")
    assert client.post("/api/v1/reminders/test/", {"by": "push"}, "application/json").json()["answer"] == "sent"
    for days in range(4):
        at(EIGHT + days * timedelta(days=1))
    assert phone.showing[daily.pk.hex]["text"] == ASK_TEXT
    assert len({tuple(head_of(each)) for each in service.taken}) == 1
    assert len({len(each.body) for each in service.taken}) == 1


def test_what_is_sealed_is_a_number_and_random_ids(service: StrictService, at: At, patient: User) -> None:  # noqa: F811
    phone = phone_of(patient, service)
    put_daily(patient, text=OWN_TEXT, rule="FREQ=WEEKLY;BYDAY=MO", quiet_from=time(22), quiet_until=time(7))
    at(EIGHT)
    [plain] = phone.opened[:1]
    for word in ("WEEKLY", "08:00", "22:00", "ana", "UTC", *(str(text.push) for text in TEXTS.values())):
        assert word.encode() not in plain


def shape_of(letter: EmailMessage) -> dict[str, str]:
    """Its headers with what is random, or about the recipient, taken out."""
    varies = {"Message-ID", "To", "Date", "Subject", "List-Unsubscribe"}
    return {name: "" if name in varies else value for name, value in letter.items()}


def test_every_letter_is_like_every_other_but_for_its_kind_words(box: Mailbox, at: At) -> None:  # noqa: F811
    kinds = {kind: values for kind, values in KINDS.items() if values.get("by_email", True)}
    for number, values in enumerate(kinds.values()):
        put_daily(person(number, "en"), **values)
    at(EIGHT)
    letters = box.letters
    assert len(letters) == len(kinds)
    assert {name for letter in letters for name in letter} == HEADERS
    assert len({tuple(shape_of(letter).items()) for letter in letters}) == 1
    assert {len(str(letter["List-Unsubscribe"])) for letter in letters} == {len(str(letters[0]["List-Unsubscribe"]))}
    bodies = {letter.get_content().replace(link_in(letter), "") for letter in letters}
    texts = {values.get("text", 1) or 2 for values in kinds.values()}
    assert len(bodies) == len(texts), "apart from its link, a letter is its text and nothing else"


def link_in(letter: EmailMessage) -> str:
    return str(letter["List-Unsubscribe"]).strip(" <>")


def test_the_raw_letter_holds_no_rule_time_name_or_telling_word(box: Mailbox, at: At, patient: User) -> None:  # noqa: F811
    reminder = put_daily(patient, rule="FREQ=WEEKLY;BYDAY=MO", quiet_from=time(22, 17), quiet_until=time(7, 41))
    at(EIGHT)
    [raw], note = box.received, Delivery.objects.get().pk
    for word in ("FREQ", "WEEKLY", "22:17", "07:41", reminder.text_key, note.hex, str(note), str(patient.pk)):
        assert word.encode() not in raw
    [letter] = box.letters
    assert letter["To"] == patient.email
    del letter["To"]
    assert not TELLING.search(str(letter).replace(link_in(letter), ""))


def test_no_line_of_the_log_tells_of_a_person_a_text_a_rule_or_an_address(
    service: StrictService,  # noqa: F811
    box: Mailbox,  # noqa: F811
    at: At,  # noqa: F811
    patient: User,
    other_patient: User,
    caplog: pytest.LogCaptureFixture,
) -> None:
    phone = phone_of(patient, service)
    keys = phone.keys
    put_daily(patient, rule="FREQ=WEEKLY;BYDAY=MO", quiet_from=time(22, 17), quiet_until=time(7, 41))
    put_daily(other_patient)
    service.faults = [Fault(500), Fault(drop=True), Fault(403)]
    box.answers, box.to_answers = ["451 busy ana@example.org"], ["250 OK", "550 no carl@example.org"]
    with caplog.at_level(logging.INFO):
        for minutes in range(0, 60, 3):
            at(EIGHT + timedelta(minutes=minutes))
    logged = "\n".join(logging.Formatter().format(record) for record in caplog.records if record.name != "mail.log")
    assert logged.count("notes:") == 2
    telling = [
        *(str(note) for note in Delivery.objects.values_list("pk", flat=True)),
        patient.email,
        "carl@",
        "FREQ",
        "22:17",
        phone.endpoint,
        "/send/",
        keys["p256dh"],
        keys["auth"],
        "secret",
    ]
    for word in [*telling, str(patient.pk), *(str(text.subject) for text in TEXTS.values())]:
        assert word not in logged


def test_what_a_push_service_answers_is_kept_nowhere(
    service: StrictService,  # noqa: F811
    box: Mailbox,  # noqa: F811
    at: At,  # noqa: F811
    daily: Reminder,
    patient: User,
    caplog: pytest.LogCaptureFixture,
) -> None:
    phone_of(patient, service)
    service.faults = [Fault(500), Fault(201, taken=True), Fault(403), Fault(404)]
    with caplog.at_level(logging.INFO):
        for days in range(4):
            at(EIGHT + timedelta(days=days))
            at(EIGHT + timedelta(days=days, minutes=1))
    assert service.asked
    kept = [value for model in apps.get_models() for row in model._base_manager.values() for value in row.values()]
    assert "secret of the push service" not in f"{kept} {caplog.text}"


def test_a_letter_names_no_machine_and_no_path(box: Mailbox, at: At, daily: Reminder, settings: Settings) -> None:  # noqa: F811
    settings.SITE_URL, settings.SITE_HOST = "https://notes.example", "notes.example"
    at(EIGHT)
    import socket

    raw = box.received[0].decode()
    assert socket.gethostname() not in raw
    assert "X-Mailer" not in raw
    assert str(box.letters[0]["Message-ID"]).endswith("@notes.example>")


def test_the_same_moment_of_two_people_gives_unlike_ciphertexts(service: StrictService, at: At, patient: User) -> None:  # noqa: F811
    phone: ShowingPhone = phone_of(patient, service)
    for _ in range(3):
        put_daily(patient)
    at(EIGHT)
    assert len(phone.seen) == 3
    salts = {each.body[:16] for each in service.taken}
    assert len(salts) == 3
    assert PushSubscription.objects.get().last_success_at == EIGHT
