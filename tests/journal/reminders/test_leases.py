"""What becomes of claims whose worker died, slept too long, lost its database or was told to stop."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError

from accounts.users.models import User
from journal.reminders.delivery import LEASE
from journal.reminders.models import Delivery, Reminder
from journal.reminders.preparing import prepare
from journal.reminders.recording import record
from journal.reminders.sending import Report, send
from journal.reminders.worker import Worker
from tests.journal.reminders.conftest import EIGHT, Outside, add_phone, put_daily

pytestmark = [pytest.mark.django_db, pytest.mark.database]
Work = Callable[[datetime], int]
SECOND = timedelta(seconds=1)


def test_a_claim_that_was_not_begun_comes_back_when_its_lease_ends(
    daily: Reminder, outside: Outside, work: Work
) -> None:
    Reminder.objects.claim_due(EIGHT, 10)
    assert work(EIGHT + LEASE - SECOND) == 0
    assert work(EIGHT + LEASE) == 1
    assert len(outside.mailed) == 1


def test_a_push_that_was_begun_and_never_recorded_comes_again_as_the_same_note(
    daily: Reminder, patient: User, outside: Outside, work: Work
) -> None:
    add_phone(patient)
    for lease in range(4):
        [claim] = Reminder.objects.claim_due(EIGHT + lease * LEASE, 10)
        [ready] = prepare([claim], EIGHT + lease * LEASE)
        outside.answer(next(send(ready.note)))
    work(EIGHT + 4 * LEASE)
    assert Delivery.objects.get().outcome == "sent"
    assert {message.note for _, message in outside.pushed} == {Delivery.objects.get().pk}


def test_a_letter_that_may_have_gone_out_is_repeated_once_and_no_more(
    daily: Reminder, outside: Outside, work: Work
) -> None:
    for lease in range(4):
        [claim] = Reminder.objects.claim_due(EIGHT + lease * LEASE, 10)
        ready = prepare([claim], EIGHT + lease * LEASE)
        begun = Delivery.objects.begin_mail(claim.pk, EIGHT + lease * LEASE)
        assert begun is bool(ready) is (lease < 2)
        if not begun:
            break
    assert list(Delivery.objects.values_list("outcome", "reason")) == [("failed", "interrupted")]


def test_a_claim_that_died_before_its_letter_was_begun_costs_no_letter(
    daily: Reminder, outside: Outside, work: Work
) -> None:
    for lease in range(6):
        prepare(Reminder.objects.claim_due(EIGHT + lease * LEASE, 10), EIGHT + lease * LEASE)
    work(EIGHT + 6 * LEASE)
    assert len(outside.mailed) == 1
    assert Delivery.objects.get().outcome == "sent"


def test_a_letter_is_not_begun_when_its_claim_has_run_out(daily: Reminder) -> None:
    [claim] = Reminder.objects.claim_due(EIGHT, 10)
    assert not Delivery.objects.begin_mail(claim.pk, EIGHT + LEASE)
    assert Delivery.objects.begin_mail(claim.pk, EIGHT + LEASE - SECOND)


def test_a_worker_whose_lease_ran_out_changes_nothing_any_more(daily: Reminder, outside: Outside, work: Work) -> None:
    [claim] = Reminder.objects.claim_due(EIGHT, 10)
    [slow] = prepare([claim], EIGHT)
    work(EIGHT + LEASE)
    record([(slow, Report(reason="push-refused"))], EIGHT + LEASE)
    assert Delivery.objects.get().outcome == "sent", "what another worker recorded stands"
    assert len(outside.mailed) == 1


def test_what_a_worker_could_not_begin_in_time_is_left_to_the_next(daily: Reminder, outside: Outside) -> None:
    clock = iter([EIGHT])
    late = EIGHT + LEASE - timedelta(seconds=30)
    Worker(clock=lambda: next(clock, late), answering=outside.answer).run_once()
    assert outside.mailed == []
    Worker(clock=lambda: late, answering=outside.answer).run_once()
    assert len(outside.mailed) == 1
    assert (Delivery.objects.get().outcome, Delivery.objects.get().mails) == ("sent", 0)


def test_what_could_not_be_recorded_is_recorded_when_the_database_is_back(
    daily: Reminder, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Worker(clock=lambda: EIGHT, answering=outside.answer)

    def away(*_: object) -> None:
        raise OperationalError("away")

    with monkeypatch.context() as broken:
        broken.setattr("journal.reminders.worker.record", away)
        with pytest.raises(OperationalError):
            worker.run_once()
    assert Delivery.objects.get().outcome == "pending"
    worker.run_once()
    assert (Delivery.objects.get().outcome, len(outside.mailed)) == ("sent", 1)


def test_a_worker_told_to_stop_claims_nothing_more(patient: User, outside: Outside) -> None:
    for _ in range(3):
        put_daily(patient)
    worker = Worker(clock=lambda: EIGHT, answering=outside.answer)
    worker.stopping.set()
    assert worker.run_once() == 0
    assert Worker(clock=lambda: EIGHT, answering=outside.answer).run_once() == 3
    assert len(outside.mailed) == 3
