"""Reminders in plain words, in the language of the page and by the person's clock; lately.py says what came of them."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS as DAY_NAMES
from django.utils.formats import date_format, time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from journal.reminders.models import Reminder, ReminderPause
from journal.reminders.rhythm import DAILY, EVERY, MONTHLY, ONCE, SINCE, WEEKDAYS, WEEKLY, Rhythm
from journal.reminders.texts import OWN_TEXT, TEXTS


def clock(at: time) -> str:
    return time_format(at, "TIME_FORMAT")


def rhythm_in_words(reminder: Reminder) -> str:
    """One sentence without its full stop: "Every Monday and Thursday at 8 p.m."."""
    rhythm, at = Rhythm.about(reminder), clock(reminder.start_time)
    match rhythm.kind if rhythm else "":
        case kind if kind == DAILY:
            return _("Every day at %(time)s") % {"time": at}
        case kind if kind == WEEKLY and rhythm:
            return _("Every %(days)s at %(time)s") % {"days": _weekdays(rhythm.days), "time": at}
        case kind if kind == EVERY and rhythm:
            words = ngettext("Every %(count)s day at %(time)s", "Every %(count)s days at %(time)s", rhythm.interval)
            return words % {"count": rhythm.interval, "time": at}
        case kind if kind == SINCE and rhythm:
            words = ngettext(
                "If you haven’t written for %(count)s day, at %(time)s",
                "If you haven’t written for %(count)s days, at %(time)s",
                rhythm.interval,
            )
            return words % {"count": rhythm.interval, "time": at}
        case kind if kind == MONTHLY:
            return _("Every month on day %(day)s at %(time)s") % {"day": reminder.start_day.day, "time": at}
        case kind if kind == ONCE:
            return _("Once, on %(day)s at %(time)s") % {"day": date_format(reminder.start_day), "time": at}
    return _("On days of its own at %(time)s") % {"time": at}


def _weekdays(days: tuple[str, ...]) -> str:
    return get_text_list([str(DAY_NAMES[WEEKDAYS.index(day)]) for day in days], _("and"))


def day_and_time(local: datetime) -> dict[str, str]:
    return {
        "time": clock(local.time()),
        "weekday": str(DAY_NAMES[local.weekday()]),
        "date": date_format(local.date(), "MONTH_DAY_FORMAT"),
    }


def due_in_words(due: datetime, zone: ZoneInfo, now: datetime) -> str:
    """ "Today at 8 p.m.", "Tomorrow at 8 p.m.", "Thursday, December 3, at 8 p.m."."""
    local, today = due.astimezone(zone), now.astimezone(zone).date()
    values = day_and_time(local)
    match (local.date() - today).days:
        case 0:
            return _("Today at %(time)s") % values
        case 1:
            return _("Tomorrow at %(time)s") % values
        case away if away < 7:
            return _("%(weekday)s at %(time)s") % values
    return _("%(weekday)s, %(date)s, at %(time)s") % values


def moment_in_words(at: datetime, zone: ZoneInfo) -> str:
    """ "Sunday, November 29, at 9 a.m.", to stand within a sentence."""
    return _("%(weekday)s, %(date)s, at %(time)s") % day_and_time(at.astimezone(zone))


def pause_in_words(pause: ReminderPause, zone: ZoneInfo, now: datetime) -> str:
    """A time in which nothing comes, whatever it is for."""
    until = moment_in_words(pause.until, zone)
    if pause.from_at <= now:
        return _("All of them rest until %(until)s") % {"until": until}
    return _("All of them rest from %(start)s until %(until)s") % {
        "start": moment_in_words(pause.from_at, zone),
        "until": until,
    }


def state_in_words(reminder: Reminder, now: datetime) -> str:
    """Why nothing comes, that it is resting, or that it comes once more; empty while it simply goes on."""
    zone = ZoneInfo(reminder.zone)
    if reminder.disabled_at:
        return _("Off")
    if reminder.later_at and reminder.later_at > now:
        return _later_in_words(reminder.later_at, zone, now)
    if reminder.paused_until and reminder.paused_until > now:
        day = date_format(reminder.paused_until.astimezone(zone).date(), "MONTH_DAY_FORMAT")
        return _("Resting until %(day)s") % {"day": day}
    if reminder.asked_at:
        return _("Resting until you say so")
    return "" if reminder.next_due_at else _("Done")


def _later_in_words(at: datetime, zone: ZoneInfo, now: datetime) -> str:
    local = at.astimezone(zone)
    if local.date() == now.astimezone(zone).date():
        return _("Later today at %(time)s") % {"time": clock(local.time())}
    return _("Later: %(when)s") % {"when": due_in_words(at, zone, now)}


def text_in_words(reminder: Reminder) -> str:
    """What the note says; empty for the person's own words, which are on their device only."""
    return "" if reminder.text == OWN_TEXT else str(TEXTS[reminder.text].push)


def ways_in_words(reminder: Reminder) -> str:
    if reminder.by_push and reminder.by_email:
        return _("On your phone, or by e-mail when that fails")
    return _("On your phone") if reminder.by_push else _("By e-mail")


def quiet_in_words(reminder: Reminder) -> str:
    if reminder.quiet_from is None or reminder.quiet_until is None:
        return ""
    hours = {"start": clock(reminder.quiet_from), "end": clock(reminder.quiet_until)}
    return _("Quiet from %(start)s until %(end)s") % hours
