"""From claims to notes: what is wanted becomes plain data to send, and the rest is closed with its reason."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.reminders.channels.email import Letter
from journal.reminders.channels.webpush import Message, Target
from journal.reminders.delivery import MAILS_AT_MOST, Delivery, back_off
from journal.reminders.facts import Facts
from journal.reminders.models import PushSubscription, Reminder
from journal.reminders.queue import in_quiet_hours, useful_until
from journal.reminders.sending import Note
from journal.reminders.texts import ASK_TEXT

MAIL_FROM_TRY = 5


class Ready(NamedTuple):
    delivery: Delivery
    note: Note


def prepare(claims: Sequence[Delivery], now: datetime) -> list[Ready]:
    """Notes for those claims that are wanted; the others are recorded as skipped. Claims are as fresh as `now`."""
    if not claims:
        return []
    ready, closed = [], []
    for delivery in claims:
        if reason := unwanted(delivery.reminder, delivery.facts, now) or too_late(delivery, now):
            closed.append(delivery.close(Delivery.Outcome.SKIPPED, now, reason=reason))
        else:
            ready.append(delivery)
    _ask_whether_to_go_on(ready, now)
    targets = PushSubscription.objects.targets({each.reminder.user_id for each in ready}, now)
    notes = [Ready(each, note_of(each, targets, now)) for each in ready]
    reachless = [each for each, note in notes if not (note.targets or note.letter)]
    for each in reachless:
        outcome, reason = _without_a_way(each)
        closed.append(each.close(outcome, now, reason=reason))
    Delivery.objects.record(closed)
    return [each for each in notes if each.note.targets or each.note.letter]


def unwanted(reminder: Reminder, facts: Facts, now: datetime) -> str:
    """Why a note is not wanted any more; empty while it is. What comes once comes also on a day of writing."""
    if reminder.disabled_at is not None:
        return "changed"
    if not reminder.rule:
        return ""
    if any(start <= now < end for start, end in facts.windows):
        return "paused"
    wrote, zone = facts.wrote_at, ZoneInfo(reminder.zone)
    return "written" if wrote and wrote.astimezone(zone).date() == now.astimezone(zone).date() else ""


def too_late(delivery: Delivery, now: datetime) -> str:
    """Quiet hours may have begun between two tries. A first try was looked at when it was claimed."""
    return "quiet" if delivery.attempts > 1 and in_quiet_hours(delivery.reminder, delivery.due_at, now) else ""


def note_of(delivery: Delivery, targets: dict[UUID, list[Target]], now: datetime) -> Note:
    """A person whose account is closed gets nothing."""
    reminder, facts = delivery.reminder, delivery.facts
    text = ASK_TEXT if reminder.asked_at else reminder.text
    until = useful_until(reminder, delivery.due_at)
    # An e-mail can't replace the one before it, so one that may have gone out is repeated once and no more.
    mails = reminder.by_email and facts.is_active and delivery.mails < MAILS_AT_MOST
    return Note(
        Message(text, delivery.pk, reminder.pk, reminder.text_key, until),
        targets.get(reminder.user_id, []) if reminder.by_push and facts.is_active else [],
        Letter(facts.email, facts.locale, text, reminder.pk, delivery.pk) if mails else None,
        held_until=delivery.leased_until or now,
        useful_for=until - now,
        mail_now=delivery.attempts >= MAIL_FROM_TRY or now + back_off(delivery.attempts) >= until,
    )


def _ask_whether_to_go_on(ready: Sequence[Delivery], now: datetime) -> None:
    """After three notes that nobody answered the next one asks, and then it is quiet."""
    asking = []
    for delivery in ready:
        reminder = delivery.reminder
        if reminder.rule and delivery.facts.unanswered and not reminder.asked_at:
            reminder.asked_at = now
            reminder.next_due_at = reminder.due_after(now, delivery.facts.windows)
            asking.append(reminder)
    Reminder.objects.bulk_update(asking, ["asked_at", "next_due_at"])


def _without_a_way(delivery: Delivery) -> tuple[str, str]:
    if delivery.mails >= MAILS_AT_MOST:
        return Delivery.Outcome.FAILED, "interrupted"
    return Delivery.Outcome.SKIPPED, "no-channel"
