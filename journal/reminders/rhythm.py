"""The six ways a person says how often, and the RFC 5545 rule of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journal.reminders.rules import RuleError, parts_of

if TYPE_CHECKING:
    from journal.reminders.models import Reminder

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAILY, WEEKLY, EVERY, MONTHLY, ONCE, SINCE = "daily", "weekly", "every", "monthly", "once", "since"


@dataclass(frozen=True)
class Rhythm:
    """`days` are RFC 5545 weekdays, for weekly; `interval` counts days, for every and since."""

    kind: str
    days: tuple[str, ...] = ()
    interval: int = 1

    def rule(self, start: date) -> str:
        match self.kind:
            case "weekly":
                return "FREQ=WEEKLY;BYDAY=" + ",".join(day for day in WEEKDAYS if day in self.days)
            case "every" | "since":
                return f"FREQ=DAILY;INTERVAL={self.interval}"
            case "monthly":
                return _monthly(start.day)
            case "once":
                return ""
        return "FREQ=DAILY"

    @classmethod
    def about(cls, reminder: Reminder) -> Rhythm | None:
        """The way of a reminder; the same rule may also count from the last writing."""
        rhythm = cls.of(reminder.rule)
        return cls(SINCE, interval=rhythm.interval) if rhythm and reminder.since_writing else rhythm

    @classmethod
    def of(cls, rule: str) -> Rhythm | None:
        """The way that a rule says; None for a rule that another program made."""
        if not rule:
            return cls(ONCE)
        try:
            parts = parts_of(rule)
        except RuleError:
            return None
        days, interval = tuple(parts.get("BYDAY", "").split(",")), int(parts.get("INTERVAL", "1"))
        match parts["FREQ"], parts.keys() - {"FREQ"}:
            case "DAILY", rest if rest <= {"INTERVAL"}:
                return cls(DAILY) if interval == 1 else cls(EVERY, interval=interval)
            case "WEEKLY", rest if rest == {"BYDAY"} and set(days) <= set(WEEKDAYS):
                return cls(WEEKLY, days=days)
            case "MONTHLY", rest if not rest or rule in {_monthly(day) for day in (29, 30, 31)}:
                return cls(MONTHLY)
        return None


def _monthly(day: int) -> str:
    """A shorter month takes its last day rather than none."""
    if day <= 28:
        return "FREQ=MONTHLY"
    return f"FREQ=MONTHLY;BYMONTHDAY={','.join(str(each) for each in range(28, day + 1))};BYSETPOS=-1"
