"""A second way to due times, which shares nothing with the first: it reads a clock on the wall, minute by minute.

Wall times are naive datetimes, moments are aware and in UTC; both are whole minutes.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
LOOK = 3 * HOUR
Offsets = tuple[timedelta, ...]


def moments(first: datetime, last: datetime, step: timedelta) -> Iterator[datetime]:
    while first < last:
        yield first
        first += step


class WallClock:
    """One zone's clock from `first` until `last`; zones whose clocks agree at every look have equal `behaviour`."""

    def __init__(self, name: str, first: datetime, last: datetime) -> None:
        self.name, self.zone = name, ZoneInfo(name)
        self._looks = list(moments(first, last, LOOK))
        self.behaviour: Offsets = tuple(self.offset(each) for each in self._looks)

    def offset(self, moment: datetime) -> timedelta:
        found = self.zone.utcoffset(moment.astimezone(self.zone))
        assert found is not None
        return found

    def reads(self, moment: datetime) -> datetime:
        return moment.replace(tzinfo=None) + self.offset(moment)

    @cached_property
    def changes(self) -> list[datetime]:
        """The first minute after each change of the clock: found by looking at every minute between two looks."""
        found = []
        for early, late in pairwise(self._looks):
            if self.offset(early) != self.offset(late):
                between = moments(early + MINUTE, late + MINUTE, MINUTE)
                found.append(next(each for each in between if self.offset(each) != self.offset(each - MINUTE)))
        return found

    @cached_property
    def _near_changes(self) -> dict[datetime, datetime]:
        """What the clock reads in each minute within two days of a change, with the first moment at which it does."""
        first_read: dict[datetime, datetime] = {}
        for change in self.changes:
            for moment in moments(change - 2 * DAY, change + 2 * DAY, MINUTE):
                first_read.setdefault(self.reads(moment), moment)
        return first_read

    def first(self, wall: datetime) -> datetime:
        """When the clock first reads `wall` or, if it never does, the next minute that it does read."""
        near = [change for change in self.changes if abs(self.reads(change) - wall) <= 27 * HOUR]
        if not near:
            guess = wall.replace(tzinfo=UTC)
            return next(guess - offset for offset in self.steady if self.reads(guess - offset) == wall)
        while wall not in self._near_changes:
            wall += MINUTE
        return self._near_changes[wall]

    @cached_property
    def steady(self) -> list[timedelta]:
        return sorted(set(self.behaviour))

    def awake(self, moment: datetime, quiet: tuple[time, time] | None) -> datetime:
        """`moment`, or the first one after it at which the clock reads nothing between the quiet hours."""
        if quiet is None or not self._quiet(self.reads(moment).time(), *quiet):
            return moment
        if not any(abs(change - moment) < 27 * HOUR for change in self.changes):
            waiting = datetime.combine(date.min, quiet[1]) - datetime.combine(date.min, self.reads(moment).time())
            return moment + waiting % DAY
        while self._quiet(self.reads(moment).time(), *quiet):
            moment += MINUTE
        return moment

    @staticmethod
    def _quiet(reading: time, start: time, end: time) -> bool:
        return start <= reading < end if start < end else not end <= reading < start


def every_day(first: date, days: int) -> list[date]:
    return [first + number * DAY for number in range(days)]


def is_last(day: date) -> bool:
    return (day + DAY).month != day.month
