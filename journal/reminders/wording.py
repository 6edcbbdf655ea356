"""Reminders in plain words, in the language of the page and the person's own time."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS as DAY_NAMES
from django.utils.formats import date_format, time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from journal.reminders.models import Reminder
from journal.reminders.rhythm import DAILY, EVERY, MONTHLY, ONCE, WEEKDAYS, WEEKLY, Rhythm


def clock(at: time) -> str:
    return time_format(at, "TIME_FORMAT")


def rhythm_in_words(reminder: Reminder) -> str:
    """One sentence without its full stop: "Every Monday and Thursday at 8 p.m."."""
    rhythm, at = Rhythm.of(reminder.rule), clock(reminder.start_time)
    match rhythm.kind if rhythm else "":
        case kind if kind == DAILY:
            return _("Every day at %(time)s") % {"time": at}
        case kind if kind == WEEKLY and rhythm:
            return _("Every %(days)s at %(time)s") % {"days": _weekdays(rhythm.days), "time": at}
        case kind if kind == EVERY and rhythm:
            words = ngettext("Every %(count)s day at %(time)s", "Every %(count)s days at %(time)s", rhythm.interval)
            return words % {"count": rhythm.interval, "time": at}
        case kind if kind == MONTHLY:
            return _("Every month on day %(day)s at %(time)s") % {"day": reminder.start_day.day, "time": at}
        case kind if kind == ONCE:
            return _("Once, on %(day)s at %(time)s") % {"day": date_format(reminder.start_day), "time": at}
    return _("On days of its own at %(time)s") % {"time": at}


def _weekdays(days: tuple[str, ...]) -> str:
    return get_text_list([str(DAY_NAMES[WEEKDAYS.index(day)]) for day in days], _("and"))


def due_in_words(due: datetime, zone: ZoneInfo, now: datetime) -> str:
    """ "Today at 8 p.m.", "Tomorrow at 8 p.m.", "Thursday, December 3, at 8 p.m."."""
    local, today = due.astimezone(zone), now.astimezone(zone).date()
    values = {
        "time": clock(local.time()),
        "weekday": str(DAY_NAMES[local.weekday()]),
        "date": date_format(local.date(), "MONTH_DAY_FORMAT"),
    }
    match (local.date() - today).days:
        case 0:
            return _("Today at %(time)s") % values
        case 1:
            return _("Tomorrow at %(time)s") % values
        case away if away < 7:
            return _("%(weekday)s at %(time)s") % values
    return _("%(weekday)s, %(date)s, at %(time)s") % values


def state_in_words(reminder: Reminder, now: datetime) -> str:
    """Why nothing comes, or that it is resting; empty while it simply goes on."""
    if reminder.disabled_at:
        return _("Off")
    if reminder.paused_until and reminder.paused_until > now:
        day = date_format(reminder.paused_until.astimezone(ZoneInfo(reminder.zone)).date(), "MONTH_DAY_FORMAT")
        return _("Resting until %(day)s") % {"day": day}
    return "" if reminder.next_due_at else _("Done")


def ways_in_words(reminder: Reminder) -> str:
    if reminder.by_push and reminder.by_email:
        return _("On your phone, or by e-mail when that fails")
    return _("On your phone") if reminder.by_push else _("By e-mail")


def quiet_in_words(reminder: Reminder) -> str:
    if reminder.quiet_from is None or reminder.quiet_until is None:
        return ""
    hours = {"start": clock(reminder.quiet_from), "end": clock(reminder.quiet_until)}
    return _("Quiet from %(start)s until %(end)s") % hours
