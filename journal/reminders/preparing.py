"""From claims to notes: what is wanted becomes plain data to send, and the rest is closed with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.reminders.channels.email import Letter
from journal.reminders.channels.webpush import Message, Target
from journal.reminders.delivery import MAILS_AT_MOST, Delivery, back_off
from journal.reminders.models import LastWrote, PushSubscription, Reminder, ReminderPause
from journal.reminders.queue import in_quiet_hours, useful_until
from journal.reminders.resting import Window
from journal.reminders.sending import Note
from journal.reminders.texts import ASK_TEXT

UNANSWERED_AT_MOST = 3
MAIL_FROM_TRY = 5


class Ready(NamedTuple):
    delivery: Delivery
    note: Note


@dataclass(frozen=True)
class Known:
    """What the database says of the people and reminders of some claims, read in a few queries for all of them."""

    wrote: dict[UUID, datetime]
    windows: dict[UUID, list[Window]]
    unanswered: dict[UUID, int]
    targets: dict[UUID, list[Target]]

    @classmethod
    def of(cls, claims: Sequence[Delivery], now: datetime) -> "Known":
        users = {each.reminder.user_id for each in claims}
        return cls(
            LastWrote.objects.times(users),
            ReminderPause.objects.windows(users, now),
            Delivery.objects.unanswered([each.reminder_id for each in claims if each.reminder.rule]),
            PushSubscription.objects.targets(users, now),
        )


def prepare(claims: Sequence[Delivery], now: datetime) -> list[Ready]:
    """Notes for those claims that are wanted; the others are recorded as skipped. Claims are as fresh as `now`."""
    if not claims:
        return []
    known = Known.of(claims, now)
    ready, closed = [], []
    for delivery in claims:
        if reason := unwanted(delivery.reminder, known, now) or too_late(delivery, now):
            closed.append(delivery.close(Delivery.Outcome.SKIPPED, now, reason=reason))
        else:
            ready.append(delivery)
    _ask_whether_to_go_on([each.reminder for each in ready], known, now)
    notes = [Ready(each, note_of(each, known, now)) for each in ready]
    reachless = [each for each, note in notes if not (note.targets or note.letter)]
    for each in reachless:
        outcome, reason = _without_a_way(each)
        closed.append(each.close(outcome, now, reason=reason))
    Delivery.objects.record(closed)
    return [each for each in notes if each.note.targets or each.note.letter]


def unwanted(reminder: Reminder, known: Known, now: datetime) -> str:
    """Why a note is not wanted any more; empty while it is. What comes once comes also on a day of writing."""
    if reminder.disabled_at is not None:
        return "changed"
    if not reminder.rule:
        return ""
    if any(start <= now < end for start, end in known.windows.get(reminder.user_id, ())):
        return "paused"
    wrote, zone = known.wrote.get(reminder.user_id), ZoneInfo(reminder.zone)
    return "written" if wrote and wrote.astimezone(zone).date() == now.astimezone(zone).date() else ""


def too_late(delivery: Delivery, now: datetime) -> str:
    """Quiet hours may have begun between two tries. A first try was looked at when it was claimed."""
    return "quiet" if delivery.attempts > 1 and in_quiet_hours(delivery.reminder, delivery.due_at, now) else ""


def note_of(delivery: Delivery, known: Known, now: datetime) -> Note:
    """A person whose account is closed gets nothing."""
    reminder, user = delivery.reminder, delivery.reminder.user
    text = ASK_TEXT if reminder.asked_at else reminder.text
    until = useful_until(reminder, delivery.due_at)
    targets = known.targets.get(user.pk, []) if reminder.by_push and user.is_active else []
    # An e-mail can't replace the one before it, so one that may have gone out is repeated once and no more.
    mails = reminder.by_email and user.is_active and delivery.mails < MAILS_AT_MOST
    letter = Letter(user.email, user.locale, text, reminder.pk, delivery.pk) if mails else None
    return Note(
        Message(text, delivery.pk, reminder.pk, reminder.text_key, until),
        targets,
        letter,
        held_until=delivery.leased_until or now,
        useful_for=until - now,
        mail_now=delivery.attempts >= MAIL_FROM_TRY or now + back_off(delivery.attempts) >= until,
    )


def _ask_whether_to_go_on(reminders: Sequence[Reminder], known: Known, now: datetime) -> None:
    """After three notes that nobody answered the next one asks, and then it is quiet."""
    asking = [
        each for each in reminders if known.unanswered.get(each.pk, 0) >= UNANSWERED_AT_MOST and not each.asked_at
    ]
    for each in asking:
        each.asked_at = now
        each.next_due_at = each.due_after(now, known.windows.get(each.user_id, ()))
    Reminder.objects.bulk_update(asking, ["asked_at", "next_due_at"])


def _without_a_way(delivery: Delivery) -> tuple[str, str]:
    if delivery.mails >= MAILS_AT_MOST:
        return Delivery.Outcome.FAILED, "interrupted"
    return Delivery.Outcome.SKIPPED, "no-channel"
