"""Every IANA zone through two years: what the rules say is what reading the zone's clock on a wall says."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

import pytest

from journal.reminders.models import Reminder
from journal.reminders.rules import next_due, next_dues
from tests.journal.reminders.wallclock import DAY, HOUR, MINUTE, WallClock, every_day, is_last

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
DAYS = every_day(FIRST, (LAST - FIRST).days + 1)
TIMES = [time(0), time(2, 30), time(8), time(23, 59)]
MORE_TIMES = [time(0, 30), time(1, 30), time(2), time(3), time(23, 30)]
ZONES = sorted(available_timezones())


class Shape(NamedTuple):
    """A rule, its first day, which days it picks, and its quiet hours."""

    rule: str
    start: date
    picks: Callable[[date], bool]
    quiet: tuple[time, time] | None = None


OVER_MIDNIGHT = (time(22), time(2, 30))
ON_THE_31ST = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
SHAPES = {
    "daily": Shape("FREQ=DAILY", FIRST, lambda day: True),
    "weekdays": Shape("FREQ=WEEKLY;BYDAY=SA,SU,WE", FIRST, lambda day: day.weekday() in {2, 5, 6}),
    "every third day": Shape("FREQ=DAILY;INTERVAL=3", FIRST, lambda day: (day - FIRST).days % 3 == 0),
    "monthly": Shape("FREQ=MONTHLY", date(2026, 1, 8), lambda day: day.day == 8),
    "last of the month": Shape(ON_THE_31ST, date(2026, 1, 31), is_last),
    "daily, quiet over midnight": Shape("FREQ=DAILY", FIRST, lambda day: True, OVER_MIDNIGHT),
    "weekdays, quiet by day": Shape("FREQ=WEEKLY;BYDAY=SU", FIRST, lambda day: day.weekday() == 6, (time(1), time(3))),
}


def clock_of(name: str) -> WallClock:
    return WallClock(name, datetime(2025, 12, 25, tzinfo=UTC), datetime(2028, 1, 8, tzinfo=UTC))


@cache
def clocks(every: bool) -> list[WallClock]:
    """One clock for each behaviour that any zone shows in these years, or one for each zone."""
    all_of_them = [clock_of(name) for name in ZONES]
    return all_of_them if every else list({each.behaviour: each for each in all_of_them}.values())


@pytest.fixture(scope="module")
def walls(pytestconfig: pytest.Config) -> list[WallClock]:
    return clocks(bool(pytestconfig.getoption("--long")))


def times_at(clock: WallClock) -> list[time]:
    """Times of the day that this zone skips or repeats, and others."""
    if not clock.changes:
        return TIMES
    jumps = [clock.reads(change - MINUTE) for change in clock.changes] + [clock.reads(each) for each in clock.changes]
    return sorted(
        {*TIMES, *MORE_TIMES, *(jump.time() for jump in jumps), *((jump + 20 * MINUTE).time() for jump in jumps[:2])}
    )


def expected(clock: WallClock, shape: Shape, at: time) -> list[datetime]:
    picked = [day for day in DAYS if day >= shape.start and shape.picks(day)]
    return sorted({clock.awake(clock.first(datetime.combine(day, at)), shape.quiet) for day in picked})


def has_change(clock: WallClock, start: datetime, end: datetime) -> bool:
    return any(start < change < end for change in clock.changes[:4])


@pytest.mark.parametrize("name", SHAPES)
def test_every_due_time_of_two_years_is_right_in_every_zone(name: str, walls: list[WallClock]) -> None:
    shape = SHAPES[name]
    for clock in walls:
        for at in times_at(clock):
            dues = expected(clock, shape, at)
            start = datetime.combine(shape.start, at)
            found = next_dues(start, shape.rule, clock.zone, dues[0] - DAY, *(shape.quiet or ()), count=len(dues))
            assert found == dues, (clock.name, at)


@pytest.mark.parametrize("name", SHAPES)
def test_step_by_step_each_due_time_leads_to_the_next_around_every_change(name: str, walls: list[WallClock]) -> None:
    """As the worker goes: from one due time, or from any moment since, to the next."""
    shape = SHAPES[name]
    for clock in walls:
        for at in (time(0), time(2, 30), time(23, 59)):
            dues, start = expected(clock, shape, at), datetime.combine(shape.start, at)
            for due, after in pairwise(dues):
                if has_change(clock, due - DAY, after + DAY):
                    for since in (due, due + (after - due) / 2, after - MINUTE):
                        found = next_due(start, shape.rule, clock.zone, since, *(shape.quiet or ()))
                        assert found == after, (clock.name, at, since)


def test_what_comes_once_comes_at_its_time_in_every_zone_on_every_day(walls: list[WallClock]) -> None:
    for clock in walls:
        near = {clock.reads(change).date() + days * DAY for change in clock.changes for days in (-1, 0, 1)}
        for day in near | {FIRST, LAST}:
            for at in times_at(clock):
                wall, due = datetime.combine(day, at), clock.first(datetime.combine(day, at))
                assert next_due(wall, "", clock.zone, due - MINUTE) == due, (clock.name, wall)
                assert next_due(wall, "", clock.zone, due) is None, (clock.name, wall)


def test_days_since_writing_count_from_the_local_day_in_every_zone(walls: list[WallClock]) -> None:
    """Whoever writes just before or after midnight, on the wall, has written on that day."""
    for clock in walls:
        reminder = Reminder(zone=clock.name, rule="FREQ=DAILY;INTERVAL=4", since_writing=True, start_time=time(2, 30))
        midnights = [clock.first(datetime.combine(day, time())) for day in DAYS[3::61]]
        for wrote in [*clock.changes, *midnights, *(each - MINUTE for each in midnights)]:
            reminder.count_from(wrote)
            written_on = clock.reads(wrote).date()
            days = [written_on + 4 * DAY * number for number in (1, 2, 3)]
            dues = [clock.first(datetime.combine(day, reminder.start_time)) for day in days]
            assert reminder.upcoming(wrote, 3, windows=[]) == dues, (clock.name, wrote)


def test_every_zone_is_looked_at_and_some_move_in_ways_of_their_own() -> None:
    assert len(ZONES) > 550
    behaviours = {clock.behaviour for clock in clocks(every=False)}
    assert {clock_of(name).behaviour for name in ("Australia/Lord_Howe", "Africa/Casablanca")} <= behaviours
    half_hours = {after - before for each in behaviours for before, after in pairwise(each)}
    assert timedelta(minutes=30) in half_hours
    assert len([each for each in behaviours if len(set(each)) > 1]) >= 25


@pytest.mark.parametrize(
    ("zone", "around"),
    [
        ("Pacific/Apia", date(2011, 12, 30)),  # a day that never was
        ("Pacific/Kwajalein", date(1993, 8, 21)),  # likewise
        ("America/Caracas", date(2007, 12, 9)),  # half an hour back
        ("Asia/Pyongyang", date(2018, 5, 5)),  # half an hour on, at midnight
        ("America/Sao_Paulo", date(2018, 11, 4)),  # a midnight that never was
        ("America/Havana", date(2026, 11, 1)),  # a midnight that comes twice
        ("Antarctica/Troll", date(2026, 3, 29)),  # two hours at once
        ("Asia/Kathmandu", date(1986, 1, 1)),  # a quarter of an hour
        ("America/Godthab", date(2024, 3, 31)),
    ],
)
@pytest.mark.parametrize("quiet", [None, OVER_MIDNIGHT, (time(23), time(0, 15))])
def test_strange_days_of_other_years_too(zone: str, around: date, quiet: tuple[time, time] | None) -> None:
    middle = datetime.combine(around, time(12), UTC)
    clock = WallClock(zone, middle - 9 * DAY, middle + 9 * DAY)
    assert clock.changes
    days = every_day(around - 3 * DAY, 7)
    for minutes in range(0, 24 * 60, 15):
        at = (datetime.combine(around, time()) + minutes * MINUTE).time()
        dues = sorted({clock.awake(clock.first(datetime.combine(day, at)), quiet) for day in days})
        start = datetime.combine(days[0], at)
        found = next_dues(start, "FREQ=DAILY", ZoneInfo(zone), dues[0] - HOUR, *(quiet or ()), count=len(dues))
        assert found == dues, at
