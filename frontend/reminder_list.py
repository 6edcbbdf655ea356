"""The list of a person's reminders: what comes, why nothing does, and what became of the last ones."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.users.models import User
from journal.reminders import lately, wording
from journal.reminders.models import Delivery, Reminder, ReminderPause
from journal.reminders.resting import Window


def show_list(request: HttpRequest, user: User) -> HttpResponse:
    """After a change the page is told, as the device may have to ask for a rest that nothing needed before."""
    now, zone = timezone.now(), zone_of(user)
    windows, past = ReminderPause.objects.windows([user.pk], now)[user.pk], lately.lately(user)
    told = [told_of(each, now, windows, past[each.pk]) for each in Reminder.objects.of(user)]
    pauses = [
        {"pause": each, "words": wording.pause_in_words(each, zone, now), "now": each.from_at <= now}
        for each in ReminderPause.objects.of(user, now)
    ]
    running = any(not each["reminder"].disabled_at for each in told) and not any(each["now"] for each in pauses)
    place = user.time_zone.rpartition("/")[2].replace("_", " ")
    context = {"told": told, "pauses": pauses, "running": running, "place": place}
    response = render(request, "you/reminder-list.html", context)
    if request.method != "GET":
        response["HX-Trigger"] = "reminders-changed"
    return response


def told_of(reminder: Reminder, now: datetime, windows: Sequence[Window], past: Sequence[Delivery]) -> dict[str, Any]:
    zone = ZoneInfo(reminder.zone)
    return {
        "reminder": reminder,
        "text": wording.text_in_words(reminder),
        "rhythm": wording.rhythm_in_words(reminder),
        "state": wording.state_in_words(reminder, now),
        "resting": reminder.paused_until is not None and reminder.paused_until > now,
        "next": [wording.due_in_words(due, zone, now) for due in reminder.upcoming(now, 3, windows)],
        "ways": wording.ways_in_words(reminder),
        "quiet": wording.quiet_in_words(reminder),
        "lately": [lately.told(each, zone, now) for each in past],
    }


def zone_of(user: User) -> ZoneInfo:
    return ZoneInfo(user.time_zone)
