"""What the page asks about a reminder, and the reminder's values that follow."""

from __future__ import annotations

from datetime import datetime, timedelta
from datetime import time as clock
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.dates import WEEKDAYS as DAY_NAMES
from django.utils.translation import gettext_lazy as _

from journal.reminders.models import Reminder, new_text_key
from journal.reminders.rhythm import DAILY, EVERY, MONTHLY, ONCE, SINCE, WEEKDAYS, WEEKLY, Rhythm
from journal.reminders.rules import next_due
from journal.reminders.texts import OFFERED, OWN_TEXT, TEXTS

KINDS = [
    (DAILY, _("Every day")),
    (WEEKLY, _("On some days of the week")),
    (EVERY, _("Every few days")),
    (MONTHLY, _("Once a month")),
    (ONCE, _("Once")),
    (SINCE, _("If I haven’t written for some days")),
]
WORDS = [*((number, TEXTS[number].push) for number in OFFERED), (OWN_TEXT, _("In my own words"))]
SOON = timedelta(minutes=1)


class ReminderForm(forms.Form):
    """`zone` and `now` decide what "today" and "past" mean."""

    time = forms.TimeField()
    kind = forms.ChoiceField(choices=KINDS, initial=DAILY)
    days = forms.MultipleChoiceField(
        required=False, choices=[(day, DAY_NAMES[place]) for place, day in enumerate(WEEKDAYS)]
    )
    interval = forms.IntegerField(required=False, min_value=1, max_value=60, initial=3)
    day = forms.DateField(required=False)
    text = forms.TypedChoiceField(choices=WORDS, coerce=int, initial=1)
    text_key = forms.RegexField(r"^[A-Za-z0-9_-]{22}$", required=False)
    by_push = forms.BooleanField(required=False, initial=True)
    by_email = forms.BooleanField(required=False, initial=True)
    quiet = forms.BooleanField(required=False)
    quiet_from = forms.TimeField(required=False, initial=clock(22))
    quiet_until = forms.TimeField(required=False, initial=clock(8))

    def __init__(self, *args: Any, zone: ZoneInfo, now: datetime, **named: Any) -> None:
        super().__init__(*args, **named)
        self.zone, self.now = zone, now
        self.fields["day"].initial = now.astimezone(zone).date()

    @classmethod
    def about(cls, reminder: Reminder | None, zone: ZoneInfo, now: datetime) -> ReminderForm:
        """Filled in for an existing reminder, or with a calm beginning for a new one."""
        if reminder is None:
            return cls(zone=zone, now=now, initial={"time": clock(20), "text_key": new_text_key()})
        rhythm = Rhythm.about(reminder) or Rhythm(DAILY)
        initial = {name: getattr(reminder, name) for name in ("text", "text_key", "by_push", "by_email")}
        quiet = {"quiet_from": reminder.quiet_from, "quiet_until": reminder.quiet_until}
        interval = rhythm.interval if rhythm.kind in {EVERY, SINCE} else 3
        days = {"kind": rhythm.kind, "days": rhythm.days, "interval": interval}
        initial |= days | {"time": reminder.start_time, "day": reminder.start_day, "quiet": None not in quiet.values()}
        return cls(zone=zone, now=now, initial=initial | {name: at for name, at in quiet.items() if at})

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not (given.get("by_push") or given.get("by_email")):
            self.add_error("by_email", _("Choose at least one way."))
        if given.get("kind") == WEEKLY and not given.get("days"):
            self.add_error("days", _("Choose at least one day."))
        if given.get("kind") in {EVERY, SINCE} and not given.get("interval") and "interval" not in self.errors:
            self.add_error("interval", _("How many days?"))
        if given.get("kind") in {EVERY, MONTHLY, ONCE} and not given.get("day") and "day" not in self.errors:
            self.add_error("day", _("Choose a day."))
        if given.get("quiet") and not (given.get("quiet_from") and given.get("quiet_until")):
            self.add_error("quiet", _("Say when quiet hours start and end."))
        if not self.errors and self._is_past():
            self.add_error("day", _("That time has passed. Choose a later one."))
        return given

    def values(self) -> dict[str, Any]:
        """The reminder's values; saving switches it on again, and answers whether it shall go on."""
        given = self.cleaned_data
        kind = given["kind"]
        day = given["day"] if kind in {EVERY, MONTHLY, ONCE} else self.now.astimezone(self.zone).date()
        rhythm = Rhythm(kind, tuple(given["days"]), given["interval"] or 1)
        quiet = given["quiet"]
        key = {"text_key": given["text_key"]} if given["text_key"] else {}
        return {
            **{name: given[name] for name in ("text", "by_push", "by_email")},
            **key,
            "start_day": day,
            "start_time": given["time"].replace(second=0, microsecond=0),
            "rule": rhythm.rule(day),
            "since_writing": kind == SINCE,
            "quiet_from": given["quiet_from"] if quiet else None,
            "quiet_until": given["quiet_until"] if quiet else None,
            "disabled_at": None,
            "paused_until": None,
            "asked_at": None,
            "answered_at": self.now,
        }

    def _is_past(self) -> bool:
        values = self.values()
        start = datetime.combine(values["start_day"], values["start_time"])
        return next_due(start, values["rule"], self.zone, self.now - SOON) is None
