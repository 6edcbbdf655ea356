"""The fragments of the page of reminders: they show what comes, and say why nothing did."""

import re
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.users.models import User
from journal.reminders.models import Delivery, LastWrote, Reminder, ReminderPause

LIST = "/you/reminders/list/"
pytestmark = pytest.mark.django_db
MakeClient = Callable[..., Client]
DAY = timedelta(days=1)


@pytest.fixture
def here(patient: User, make_client: MakeClient) -> Client:
    return make_client(patient)


def remind(user: User, **values: Any) -> Reminder:
    start = {"start_day": date(2026, 1, 1), "start_time": time(20), "rule": "FREQ=DAILY"}
    return Reminder.objects.put(user, uuid.uuid4(), timezone.now(), **start | values)


def page(client: Client) -> str:
    return client.get(LIST).content.decode()


def asked(**changed: str) -> dict[str, str]:
    return {"time": "20:00", "kind": "daily", "text": "1", "by_email": "on"} | changed


def save(client: Client, **changed: str) -> Reminder:
    pk = uuid.uuid4()
    answer = client.post(f"/you/reminders/{pk}/", asked(**changed))
    assert answer.status_code == 200, answer.content.decode()
    return Reminder.objects.get(pk=pk)


def test_days_since_writing_are_asked_for_and_told_in_words(here: Client) -> None:
    made = save(here, kind="since", interval="4")
    assert (made.since_writing, made.rule) == (True, "FREQ=DAILY;INTERVAL=4")
    assert "If you haven’t written for 4 days, at 8 p.m." in page(here)
    form = here.get(f"/you/reminders/{made.pk}/").content.decode()
    assert 'value="since" checked' in form
    assert 'value="4"' in form


def test_one_day_since_writing_is_enough(here: Client, patient: User) -> None:
    made = save(here, kind="since", interval="1")
    LastWrote.objects.tell(patient, timezone.now(), timezone.now())
    made.refresh_from_db()
    assert made.start_day == timezone.now().date() + DAY
    assert "If you haven’t written for 1 day, at 8 p.m." in page(here)


def test_how_many_days_has_to_be_said(here: Client) -> None:
    answer = here.post(f"/you/reminders/{uuid.uuid4()}/", asked(kind="since", interval=""))
    assert answer.status_code == 422
    assert "How many days?" in answer.content.decode()
    assert not Reminder.objects.exists()


def test_ones_own_words_are_a_number_here(here: Client) -> None:
    form = here.get("/you/reminders/new/").content.decode()
    key = re.findall(r'name="text_key" value="([A-Za-z0-9_-]{22})"', form)[0]
    made = save(here, text="0", text_key=key)
    assert (made.text, made.text_key) == (0, key)
    assert f'<own-words reminder="{made.pk}" text-key="{key}">' in page(here)
    again = here.get(f"/you/reminders/{made.pk}/").content.decode()
    assert f'<own-note reminder="{made.pk}" text-key="{key}">' in again


def test_what_is_typed_in_ones_own_words_is_in_no_form(here: Client) -> None:
    form = here.get("/you/reminders/new/").content.decode()
    assert "<own-note" in form
    assert "<own-note" not in "".join(re.findall(r"<form.*?</form>", form, re.DOTALL))


def test_a_key_of_another_shape_is_refused(here: Client) -> None:
    answer = here.post(f"/you/reminders/{uuid.uuid4()}/", asked(text="0", text_key="short"))
    assert answer.status_code == 422


def test_the_key_of_a_reminder_stays_when_the_form_has_none(here: Client, patient: User) -> None:
    made = remind(patient)
    assert here.post(f"/you/reminders/{made.pk}/", asked()).status_code == 200
    assert Reminder.objects.get(pk=made.pk).text_key == made.text_key


def test_the_next_three_times_always_stand_there(here: Client, patient: User) -> None:
    remind(patient)
    listed = re.findall(r'<ol class="small comes">(.*?)</ol>', page(here), re.DOTALL)[0]
    assert listed.count("<li>") == 3
    assert "at 8 p.m." in listed


def test_the_page_asks_once_when_notes_go_by_and_goes_on(here: Client, patient: User) -> None:
    made = remind(patient)
    Reminder.objects.filter(pk=made.pk).update(asked_at=timezone.now(), next_due_at=None)
    shown = page(here)
    assert "Three of these went by. Shall they go on?" in shown
    assert "Resting until you say so" in shown
    after = here.put(f"/you/reminders/{made.pk}/go-on/").content.decode()
    assert "went by" not in after
    assert Reminder.objects.get(pk=made.pk).next_due_at is not None


def test_a_no_to_that_switches_off(here: Client, patient: User) -> None:
    made = remind(patient)
    Reminder.objects.filter(pk=made.pk).update(asked_at=timezone.now(), next_due_at=None)
    after = here.put(f"/you/reminders/{made.pk}/off/").content.decode()
    assert "went by" not in after
    assert ">Off<" in after


def test_saving_one_that_asked_lets_it_go_on(here: Client, patient: User) -> None:
    made = remind(patient)
    Reminder.objects.filter(pk=made.pk).update(asked_at=timezone.now(), next_due_at=None)
    here.post(f"/you/reminders/{made.pk}/", asked())
    found = Reminder.objects.get(pk=made.pk)
    assert (found.asked_at, found.next_due_at is None) == (None, False)


def test_a_note_put_off_is_shown_as_later(here: Client, patient: User) -> None:
    made, now = remind(patient), timezone.now()
    made.come_later(now + timedelta(days=2), now)
    assert re.search(r'<span class="tag">Later: \w+day at ', page(here))


def test_all_rest_for_a_week_and_go_on_at_once(here: Client, patient: User) -> None:
    remind(patient)
    shown = here.put("/you/reminders/rest/").content.decode()
    assert "All of them rest until" in shown
    assert "Pause all for a week" not in shown
    pause = ReminderPause.objects.get(user=patient)
    assert pause.until - pause.from_at == 7 * DAY
    assert "All of them rest" not in here.delete(f"/you/reminders/pauses/{pause.pk}/").content.decode()
    assert not ReminderPause.objects.exists()


def test_a_rest_to_come_is_told_without_a_reason_and_can_go(here: Client, patient: User) -> None:
    User.objects.filter(pk=patient.pk).update(time_zone="Europe/Madrid")
    remind(patient)
    start = datetime(2030, 6, 4, 12, tzinfo=UTC)
    pk = uuid.uuid4()
    ReminderPause.objects.put(patient, pk, timezone.now(), from_at=start, until=start + timedelta(hours=19))
    shown = page(here)
    assert "All of them rest from Tuesday, June 4, at 2 p.m. until Wednesday, June 5, at 9 a.m." in shown
    assert "Pause all for a week" in shown
    assert "All of them rest" not in here.delete(f"/you/reminders/pauses/{pk}/").content.decode()


def test_a_stranger_ends_no_pause(patient: User, other_patient: User, make_client: MakeClient) -> None:
    now, pk = timezone.now(), uuid.uuid4()
    ReminderPause.objects.put(patient, pk, now, from_at=now, until=now + DAY)
    make_client(other_patient).delete(f"/you/reminders/pauses/{pk}/")
    assert ReminderPause.objects.filter(pk=pk).exists()


EVENING = datetime(2026, 5, 4, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"outcome": "sent", "channel": "push"}, "Sent to your phone."),
        (
            {"outcome": "sent", "channel": "push", "arrived_at": EVENING + timedelta(minutes=3)},
            "Sent to your phone. At 8:03 p.m. it showed there.",
        ),
        ({"outcome": "sent", "channel": "email"}, "Sent by e-mail."),
        ({"outcome": "skipped", "reason": "written"}, "Not sent, because you had already written that day."),
        ({"outcome": "skipped", "reason": "stale"}, "Not sent: our server was away"),
        ({"outcome": "skipped", "reason": "quiet"}, "Not sent: it was late, and your quiet hours had begun."),
        ({"outcome": "skipped", "reason": "no-channel"}, "Not sent: no device takes notes, and e-mail is off"),
        ({"outcome": "skipped", "reason": "changed"}, "Not sent, because you changed this reminder."),
        ({"outcome": "skipped", "reason": "paused"}, "Not sent, because reminders were resting."),
        ({"outcome": "skipped", "reason": "interrupted"}, "Our server was interrupted"),
        ({"outcome": "failed", "reason": "push-gone"}, "notes are no longer on there"),
        ({"outcome": "failed", "reason": "push-refused"}, "The push service of your phone refused it."),
        ({"outcome": "failed", "reason": "push-later"}, "did not take it in time"),
        ({"outcome": "failed", "reason": "email-refused"}, "The mail server refused it."),
        ({"outcome": "failed", "reason": "email-later"}, "The mail server did not take it in time."),
        ({"outcome": "failed", "reason": "something-new"}, "Something went wrong on our server."),
        ({"outcome": "pending", "reason": "push-later"}, "Not through yet. We are trying again."),
        ({"outcome": "pending"}, "On its way."),
    ],
)
def test_the_page_says_what_became_of_each_time(
    here: Client, patient: User, values: dict[str, Any], sentence: str
) -> None:
    Delivery.objects.create(reminder=remind(patient), due_at=EVENING, **values)
    shown = page(here)
    assert "Monday, May 4, at 8 p.m." in shown
    assert sentence in shown


def test_only_the_last_five_are_shown_the_newest_first(here: Client, patient: User) -> None:
    made = remind(patient)
    for days in range(8):
        Delivery.objects.create(reminder=made, due_at=EVENING + days * DAY, outcome="sent", channel="email")
    shown = re.findall(r"May (\d+), at", page(here))
    assert shown == ["11", "10", "9", "8", "7"]


def test_many_reminders_take_no_more_queries_than_one(
    here: Client, patient: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(6):
        Delivery.objects.create(reminder=remind(patient), due_at=EVENING, outcome="sent", channel="email")
    with django_assert_num_queries(5):
        page(here)


def test_a_change_tells_the_page_and_a_look_does_not(here: Client, patient: User) -> None:
    made = remind(patient)
    assert here.put(f"/you/reminders/{made.pk}/rest/")["HX-Trigger"] == "reminders-changed"
    assert "HX-Trigger" not in here.get(LIST)


def test_a_full_list_says_so(here: Client, patient: User) -> None:
    for _ in range(40):
        remind(patient)
    answer = here.post(f"/you/reminders/{uuid.uuid4()}/", asked())
    assert answer.status_code == 409
    assert "That is as many reminders as fit." in answer.content.decode()
