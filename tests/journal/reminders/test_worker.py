"""What the worker sends, once, and what it never sends."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.users.models import User
from journal.reminders.channels.email import Letter
from journal.reminders.channels.webpush import Answer, Reply
from journal.reminders.delivery import STALE, back_off
from journal.reminders.models import Delivery, PushSubscription, Reminder, WorkerHeartbeat
from journal.reminders.preparing import MAIL_FROM_TRY
from journal.reminders.sending import Push
from journal.reminders.worker import Worker
from tests.journal.reminders.conftest import EIGHT, Outside, add_phone, put_daily

pytestmark = [pytest.mark.django_db, pytest.mark.database]
Work = Callable[[datetime], int]
SECOND = timedelta(seconds=1)


def test_a_reminder_goes_out_at_its_time_and_not_before(daily: Reminder, outside: Outside, work: Work) -> None:
    assert work(EIGHT - SECOND) == 0
    assert outside.mailed == []
    assert work(EIGHT) == 1
    assert [letter.to for letter in outside.mailed] == ["ana@example.org"]
    delivery = Delivery.objects.get()
    assert (delivery.outcome, delivery.channel, delivery.due_at) == ("sent", "email", EIGHT)


def test_no_reminder_is_sent_twice(daily: Reminder, outside: Outside, work: Work) -> None:
    for minutes in range(0, 60, 5):
        work(EIGHT + timedelta(minutes=minutes))
    assert len(outside.mailed) == 1
    work(EIGHT + timedelta(days=1))
    assert len(outside.mailed) == 2


def test_push_comes_first_and_mail_only_when_no_device_took_it(
    daily: Reminder, patient: User, outside: Outside, work: Work
) -> None:
    phone, laptop = add_phone(patient), add_phone(patient, "https://web.push.apple.com/xyz")
    outside.push_answers = [Answer.REFUSED, Answer.SENT]
    work(EIGHT)
    assert (len(outside.pushed), outside.mailed) == (2, [])
    reached = PushSubscription.objects.exclude(last_success_at=None).get()
    assert reached.pk in {phone.pk, laptop.pk}
    assert reached.last_success_at == EIGHT
    outside.push_answers = [Answer.REFUSED, Answer.REFUSED]
    work(EIGHT + timedelta(days=1))
    assert len(outside.mailed) == 1


def test_a_subscription_that_is_gone_is_forgotten(daily: Reminder, patient: User, outside: Outside, work: Work) -> None:
    add_phone(patient)
    outside.push_answers = [Answer.GONE]
    work(EIGHT)
    assert not PushSubscription.objects.exists()
    assert len(outside.mailed) == 1


def test_a_signed_out_device_gets_nothing(daily: Reminder, patient: User, outside: Outside, work: Work) -> None:
    device = add_phone(patient).device
    device.revoked_at = EIGHT - SECOND
    device.save(update_fields=["revoked_at"])
    work(EIGHT)
    assert outside.pushed == []


def test_what_fails_for_now_is_tried_again_within_its_useful_time_and_not_for_ever(
    daily: Reminder, patient: User, outside: Outside, work: Work
) -> None:
    add_phone(patient)
    outside.push_answers = [Answer.LATER] * 50
    outside.mail_answers = [Answer.LATER] * 50
    now, tries = EIGHT, 0
    while Delivery.objects.pending().exists() or not tries:
        tries += 1
        assert work(now) == 1
        assert work(now + back_off(tries) - SECOND) == 0
        now += back_off(tries)
    assert tries == 8
    assert now - back_off(tries) < EIGHT + STALE
    assert len(outside.pushed) == tries
    assert len(outside.mailed) == tries - MAIL_FROM_TRY + 1, "mail joins in when the phone had its chances"
    assert Delivery.objects.get().outcome == "failed"


def test_the_push_service_says_how_long_to_wait(daily: Reminder, patient: User, outside: Outside, work: Work) -> None:
    add_phone(patient)
    outside.push_answers, outside.wait = [Answer.LATER], timedelta(minutes=20)
    work(EIGHT)
    assert work(EIGHT + timedelta(minutes=20) - SECOND) == 0
    assert work(EIGHT + timedelta(minutes=20)) == 1
    assert Delivery.objects.get().outcome == "sent"


def test_a_wait_beyond_the_useful_time_brings_mail_at_once(
    daily: Reminder, patient: User, outside: Outside, work: Work
) -> None:
    add_phone(patient)
    outside.push_answers, outside.wait = [Answer.LATER], timedelta(hours=3)
    work(EIGHT)
    assert len(outside.mailed) == 1
    assert Delivery.objects.get().channel == "email"


def test_the_second_try_can_succeed(daily: Reminder, patient: User, outside: Outside, work: Work) -> None:
    add_phone(patient)
    outside.push_answers = [Answer.LATER, Answer.SENT]
    work(EIGHT)
    work(EIGHT + back_off(1))
    delivery = Delivery.objects.get()
    assert (delivery.outcome, delivery.attempts, outside.mailed) == ("sent", 2, [])
    assert outside.pushed[0][1] == outside.pushed[1][1], "the same note, so that the device shows one"


@pytest.mark.parametrize("answer", ["switch_off", "rest"])
def test_a_disabled_or_paused_reminder_is_never_sent(
    daily: Reminder, outside: Outside, work: Work, answer: str
) -> None:
    getattr(daily, answer)(EIGHT - SECOND)
    work(EIGHT)
    assert (outside.mailed, Delivery.objects.count()) == ([], 0)


def test_switching_off_calls_back_what_waits_for_another_try(daily: Reminder, outside: Outside, work: Work) -> None:
    outside.mail_answers = [Answer.LATER]
    work(EIGHT)
    daily.refresh_from_db()
    daily.switch_off(EIGHT + SECOND)
    work(EIGHT + back_off(1))
    assert len(outside.mailed) == 1
    assert Delivery.objects.get().reason == "changed"


def test_a_reminder_removed_before_its_next_try_is_gone(daily: Reminder, outside: Outside, work: Work) -> None:
    outside.mail_answers = [Answer.LATER]
    work(EIGHT)
    daily.delete()
    assert work(EIGHT + back_off(1)) == 0
    assert len(outside.mailed) == 1


def test_a_past_single_reminder_is_never_sent(patient: User, outside: Outside, work: Work) -> None:
    put_daily(patient, rule="")
    work(EIGHT)
    assert outside.mailed == []


def test_a_single_reminder_is_sent_and_then_done(patient: User, outside: Outside, work: Work) -> None:
    once = put_daily(patient, rule="", start_day=EIGHT.date())
    work(EIGHT)
    work(EIGHT + timedelta(days=1))
    assert len(outside.mailed) == 1
    once.refresh_from_db()
    assert once.next_due_at is None


def test_after_a_long_stop_nothing_stale_is_sent_and_nothing_piles_up(
    daily: Reminder, outside: Outside, work: Work
) -> None:
    work(EIGHT + timedelta(days=3, hours=2, seconds=1))
    assert outside.mailed == []
    assert list(Delivery.objects.values_list("outcome", "reason")) == [("skipped", "stale")]
    work(EIGHT + timedelta(days=4))
    assert len(outside.mailed) == 1


def test_a_short_stop_only_delays(daily: Reminder, outside: Outside, work: Work) -> None:
    work(EIGHT + timedelta(hours=1, minutes=59))
    assert len(outside.mailed) == 1


def test_quiet_hours_move_a_note_to_their_end(patient: User, outside: Outside, work: Work) -> None:
    put_daily(patient, start_time=time(23), quiet_from=time(22), quiet_until=time(7))
    work(datetime(2026, 5, 3, 23, tzinfo=UTC))
    assert outside.mailed == []
    work(datetime(2026, 5, 4, 7, tzinfo=UTC))
    assert len(outside.mailed) == 1


def test_a_person_without_any_way_is_skipped_with_a_reason(patient: User, outside: Outside, work: Work) -> None:
    put_daily(patient, by_email=False)
    work(EIGHT)
    assert list(Delivery.objects.values_list("outcome", "reason")) == [("skipped", "no-channel")]


def test_a_closed_account_gets_nothing(daily: Reminder, patient: User, outside: Outside, work: Work) -> None:
    add_phone(patient)
    patient.is_active = False
    patient.save(update_fields=["is_active"])
    work(EIGHT)
    assert (outside.pushed, outside.mailed) == ([], [])


def test_a_surprise_in_one_note_leaves_the_others_alone(patient: User, other_patient: User, outside: Outside) -> None:
    put_daily(patient)
    put_daily(other_patient)

    def answer(step: Push | Letter) -> Reply:
        if isinstance(step, Letter) and step.to == patient.email:
            raise RuntimeError("boom")
        return outside.answer(step)

    Worker(clock=lambda: EIGHT, answering=answer).run_once()
    assert [letter.to for letter in outside.mailed] == [other_patient.email]
    assert set(Delivery.objects.values_list("outcome", "reason")) == {("sent", ""), ("failed", "error")}


def test_each_pass_leaves_a_heartbeat_and_forgets_workers_of_the_past(daily: Reminder, work: Work) -> None:
    WorkerHeartbeat.objects.beat("old:1", EIGHT - timedelta(days=2))
    work(EIGHT)
    assert [beat.beat_at for beat in WorkerHeartbeat.objects.all()] == [EIGHT]


def test_claiming_many_costs_no_more_queries_than_claiming_one(patient: User) -> None:
    def queries(count: int, now: datetime) -> int:
        for _ in range(count):
            put_daily(patient)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert len(Reminder.objects.claim_due(now, 100)) == count
        Reminder.objects.all().delete()
        return len(seen)

    assert queries(1, EIGHT) == queries(20, EIGHT)
