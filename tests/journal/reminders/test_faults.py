"""What goes wrong outside, through the worker, a real push service over TLS and a real mail server."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from accounts.users.models import User
from journal.reminders.channels import public_only
from journal.reminders.delivery import STALE, back_off
from journal.reminders.models import Delivery, PushSubscription, Reminder
from journal.reminders.vapid import make_vapid_keys
from journal.reminders.worker import Worker
from tests.journal.reminders.conftest import EIGHT, add_phone
from tests.journal.reminders.mailbox import DROP, DROP_AFTER, Mailbox, mailbox
from tests.journal.reminders.phones import ShowingPhone
from tests.journal.reminders.strict import Fault, StrictService, strict_service

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
At = Callable[[datetime], int]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def service(settings: Settings, tmp_path: Path) -> Iterator[StrictService]:
    made = make_vapid_keys()
    settings.VAPID_PRIVATE_KEY, settings.VAPID_PUBLIC_KEY = made["VAPID_PRIVATE_KEY"], made["VAPID_PUBLIC_KEY"]
    settings.PUSH_HOSTS_ALLOWED = ["127.0.0.1"]
    with strict_service(tmp_path, settings.VAPID_PUBLIC_KEY) as running:
        settings.PUSH_CA_FILE = str(running.certificate)
        yield running
        assert running.complaints == [], "every request keeps every rule"


@pytest.fixture
def box(settings: Settings) -> Iterator[Mailbox]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with mailbox() as running:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        yield running


@pytest.fixture
def at(box: Mailbox) -> Iterator[At]:
    """One pass of a real worker at the given time."""
    times = [EIGHT]
    worker = Worker(clock=lambda: times[-1])

    def once(now: datetime) -> int:
        times.append(now)
        return worker.run_once()

    yield once
    worker.stopping.set()
    worker.run()


@pytest.fixture
def phone(patient: User, service: StrictService) -> ShowingPhone:
    return phone_of(patient, service)


def phone_of(user: User, service: StrictService) -> ShowingPhone:
    made = service.new_phone()
    subscription = add_phone(user, made.endpoint)
    PushSubscription.objects.filter(pk=subscription.pk).update(**made.keys)
    return made


def ended() -> list[tuple[str, str, str]]:
    return list(Delivery.objects.values_list("outcome", "channel", "reason"))


def test_a_note_is_shown_once_and_no_letter_is_written(
    daily: Reminder, phone: ShowingPhone, box: Mailbox, at: At
) -> None:
    at(EIGHT)
    assert phone.seen == [Delivery.objects.get().pk.hex]
    assert phone.showing[daily.pk.hex]["text"] == daily.text
    assert (ended(), box.received) == ([("sent", "push", "")], [])


@pytest.mark.parametrize("status", [404, 410])
def test_a_subscription_that_is_gone_is_removed_and_a_letter_goes_out(
    daily: Reminder, phone: ShowingPhone, service: StrictService, box: Mailbox, at: At, status: int
) -> None:
    service.faults = [Fault(status)]
    at(EIGHT)
    assert (PushSubscription.objects.count(), phone.seen) == (0, [])
    assert (ended(), box.recipients) == ([("sent", "email", "")], ["ana@example.org"])


@pytest.mark.parametrize(
    "fault",
    [
        Fault(429),
        Fault(500),
        Fault(502),
        Fault(503),
        Fault(drop=True),
        Fault(drop=True, taken=True),
        Fault(500, taken=True),
        Fault(garbage=b"\x00\xff nothing that is HTTP\r\n\r\n"),
        Fault(garbage=b"HTTP/1.1 two hundred\r\n\r\n"),
        Fault(garbage=b"HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\nshort", taken=True),
    ],
    ids=lambda fault: f"{fault.status or ''}{'drop' if fault.drop else ''}{fault.garbage[:12]!r}{fault.taken}",
)
def test_what_fails_for_now_comes_again_after_a_while_and_is_seen_once(
    daily: Reminder, phone: ShowingPhone, service: StrictService, box: Mailbox, at: At, fault: Fault
) -> None:
    service.faults = [fault]
    at(EIGHT)
    assert PushSubscription.objects.count() == 1
    assert at(EIGHT + back_off(1) - timedelta(seconds=1)) == 0
    at(EIGHT + back_off(1))
    assert phone.seen == [Delivery.objects.get().pk.hex]
    assert (ended(), box.received) == ([("sent", "push", "")], [])


def test_a_slow_push_service_is_given_up_on_and_asked_again(
    daily: Reminder, phone: ShowingPhone, service: StrictService, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_only, "SECONDS", 0.5)
    service.faults = [Fault(201, seconds=2, taken=True)]
    at(EIGHT)
    assert (ended(), len(phone.seen)) == ([("pending", "", "push-later")], 1)
    at(EIGHT + back_off(1))
    assert (len(phone.seen), len(phone.again)) == (1, 1), "it came twice and was shown once"
    assert ended() == [("sent", "push", "")]


def test_how_long_to_wait_is_as_the_push_service_says(
    daily: Reminder, phone: ShowingPhone, service: StrictService, at: At
) -> None:
    service.faults = [Fault(429, retry_after="1500")]
    at(EIGHT)
    assert at(EIGHT + 25 * MINUTE - timedelta(seconds=1)) == 0
    at(EIGHT + 25 * MINUTE)
    assert len(phone.seen) == 1


def test_a_push_service_that_stays_away_brings_a_letter_within_the_useful_time(
    daily: Reminder, phone: ShowingPhone, service: StrictService, box: Mailbox, at: At
) -> None:
    service.faults = [Fault(503)] * 50
    for minutes in range(121):
        at(EIGHT + minutes * MINUTE)
        if box.received:
            break
    assert timedelta(minutes=5) < minutes * MINUTE < STALE
    assert (phone.seen, len(box.received), ended()) == ([], 1, [("sent", "email", "")])


def test_each_device_gets_the_note_and_one_that_took_it_is_enough(
    daily: Reminder, patient: User, service: StrictService, box: Mailbox, at: At
) -> None:
    phones = [phone_of(patient, service) for _ in range(4)]
    paths = [phone.endpoint.removeprefix(service.address) for phone in phones]
    for path, fault in zip(paths[1:], [Fault(500), Fault(410), Fault(403)], strict=True):
        service.posts[path].faults = [fault]
    at(EIGHT)
    at(EIGHT + back_off(1))
    assert [len(phone.seen) for phone in phones] == [1, 0, 0, 0]
    assert (ended(), box.received, PushSubscription.objects.count()) == ([("sent", "push", "")], [], 3)
    at(EIGHT + timedelta(days=1))
    assert [len(phone.seen) for phone in phones] == [2, 1, 0, 1]


def test_a_note_refused_by_every_device_comes_by_mail(
    daily: Reminder, patient: User, service: StrictService, box: Mailbox, at: At
) -> None:
    for _ in range(2):
        phone_of(patient, service)
    service.faults = [Fault(400), Fault(403)]
    at(EIGHT)
    assert (ended(), len(box.received)) == ([("sent", "email", "")], 1)


def test_a_phone_that_was_away_shows_the_newest_note_and_none_that_is_late(
    daily: Reminder, phone: ShowingPhone, service: StrictService, at: At
) -> None:
    phone.online = False
    at(EIGHT)
    at(EIGHT + timedelta(days=1))
    service.come_online(phone, after=STALE.total_seconds() - 60)
    newest = Delivery.objects.get(due_at=EIGHT + timedelta(days=1))
    assert phone.seen == [newest.pk.hex], "the later one took the earlier one's place"
    phone.online = False
    at(EIGHT + timedelta(days=2))
    service.come_online(phone, after=STALE.total_seconds() + 1)
    assert len(phone.seen) == 1


@pytest.mark.parametrize("answer", ["451 busy", "421 later", DROP])
def test_a_mail_server_that_can_not_now_is_asked_again(daily: Reminder, box: Mailbox, at: At, answer: str) -> None:
    box.answers = [answer]
    at(EIGHT)
    assert ended() == [("pending", "", "email-later")]
    at(EIGHT + back_off(1))
    assert (ended(), len(box.received)) == ([("sent", "email", "")], 1)


def test_a_greylisted_letter_goes_out_later(daily: Reminder, box: Mailbox, at: At) -> None:
    box.to_answers = ["450 greylisted"] * 2
    for now in (EIGHT, EIGHT + back_off(1), EIGHT + back_off(1) + back_off(2)):
        at(now)
    assert (ended(), len(box.received)) == ([("sent", "email", "")], 1)


@pytest.mark.parametrize("answers", [{"answers": ["554 no"]}, {"to_answers": ["550 nobody here"]}])
def test_a_letter_that_is_refused_is_not_tried_again(
    daily: Reminder, box: Mailbox, at: At, answers: dict[str, list[str]]
) -> None:
    for name, value in answers.items():
        setattr(box, name, value)
    at(EIGHT)
    at(EIGHT + timedelta(hours=1))
    assert (ended(), box.received) == ([("failed", "", "email-refused")], [])


def test_a_letter_taken_just_before_the_line_broke_repeats_with_the_same_id(
    daily: Reminder, box: Mailbox, at: At
) -> None:
    box.answers = [DROP_AFTER]
    at(EIGHT)
    at(EIGHT + back_off(1))
    at(EIGHT + timedelta(hours=1))
    first, again = box.letters
    assert first["Message-ID"] == again["Message-ID"]
    assert first.get_content() == again.get_content()


def test_a_mail_server_that_is_away_for_the_whole_useful_time_gives_one_end_with_a_reason(
    daily: Reminder, box: Mailbox, at: At
) -> None:
    box.answers = ["451 busy"] * 50
    for minutes in range(0, 180, 2):
        at(EIGHT + minutes * MINUTE)
    assert ended() == [("failed", "", "email-later")]
    at(EIGHT + timedelta(days=1))
    assert len(box.received) == 0
    assert Delivery.objects.count() == 2, "and the next day is another day"
