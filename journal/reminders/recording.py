"""What came of notes, written down for many at once."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from journal.reminders.delivery import Delivery, back_off
from journal.reminders.models import PushSubscription
from journal.reminders.preparing import Ready
from journal.reminders.sending import Report


def record(sent: Sequence[tuple[Ready, Report]], now: datetime) -> None:
    """Writes the deliveries, the devices that took one, and forgets those that are gone."""
    gone = [each for _, report in sent for each in report.gone]
    took = [each for _, report in sent for each in report.took]
    with transaction.atomic():
        if gone:
            PushSubscription.objects.filter(pk__in=gone).delete()
        if took:
            PushSubscription.objects.filter(pk__among=took).update(last_success_at=now)
        Delivery.objects.record([outcome_of(ready, report, now) for ready, report in sent])


def outcome_of(ready: Ready, report: Report, now: datetime) -> Delivery:
    """The delivery with its end, or with when it is tried again."""
    delivery, until = ready.delivery, ready.note.message.until
    if report.untouched:
        return delivery.put_off(now)
    if report.channel:
        return delivery.close(Delivery.Outcome.SENT, now, channel=report.channel)
    again = now + max(back_off(delivery.attempts), report.wait or back_off(1))
    if report.later and again < until:
        return delivery.put_off(again, report.reason)
    outcome = Delivery.Outcome.SKIPPED if report.reason == "no-channel" else Delivery.Outcome.FAILED
    return delivery.close(outcome, now, reason=report.reason)
