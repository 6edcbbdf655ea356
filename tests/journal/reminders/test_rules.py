"""Due times against a calculation of another kind: a walk over every minute of the zone's clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.reminders.rules import RuleError, check_rule, first_instant, next_due, next_dues

ZONES = [
    "UTC",
    "Europe/Madrid",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "America/Santiago",
    "Africa/Casablanca",
]


def clock(zone: ZoneInfo, start: datetime, minutes: int) -> Iterator[tuple[datetime, datetime]]:
    """Each minute from `start` (UTC) with what a clock on the wall reads."""
    for step in range(minutes):
        moment = start + timedelta(minutes=step)
        yield moment, moment.astimezone(zone).replace(tzinfo=None)


def walked(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first minute at which the clock reads `wall` or later, having never read it or later before."""
    start = wall.replace(tzinfo=UTC) - timedelta(hours=26)
    return next(moment for moment, reading in clock(zone, start, 60 * 60) if reading >= wall)


def daily_by_walking(hour: int, minute: int, zone: ZoneInfo, first: date, days: int) -> list[datetime]:
    walls = [datetime.combine(first + timedelta(days=n), time(hour, minute)) for n in range(days)]
    return sorted({walked(wall, zone) for wall in walls})


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("first", [date(2026, 3, 5), date(2026, 3, 27), date(2026, 4, 3), date(2026, 10, 2)])
@pytest.mark.parametrize("clock_time", [(0, 0), (1, 45), (2, 15), (8, 0)])
def test_a_daily_reminder_comes_once_a_day_through_every_clock_change(
    zone: str, first: date, clock_time: tuple[int, int]
) -> None:
    where, (hour, minute) = ZoneInfo(zone), clock_time
    starts_at = datetime.combine(first, time(hour, minute))
    before = walked(starts_at, where) - timedelta(minutes=1)
    expected = daily_by_walking(hour, minute, where, first, 5)
    assert next_dues(starts_at, "FREQ=DAILY", where, before, count=5) == expected


@settings(max_examples=60, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    wall=st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0)),
)
def test_the_first_instant_is_what_a_walk_along_the_clock_finds(zone: str, wall: datetime) -> None:
    assert first_instant(wall, ZoneInfo(zone)) == walked(wall, ZoneInfo(zone))


@settings(max_examples=80, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    starts_at=st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1)),
    after=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(lambda at: at.replace(tzinfo=UTC)),
    rule=st.sampled_from(["FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "FREQ=MONTHLY"]),
    quiet=st.one_of(st.just((None, None)), st.tuples(st.times(), st.times())),
)
def test_due_times_only_run_forwards_and_asking_again_finds_the_same_ones(
    zone: str, starts_at: datetime, after: datetime, rule: str, quiet: tuple[time | None, time | None]
) -> None:
    where = ZoneInfo(zone)
    dues = next_dues(starts_at, rule, where, after, *quiet, count=4)
    assert after < dues[0]
    assert dues == sorted(set(dues))
    assert next_dues(starts_at, rule, where, dues[0], *quiet, count=3) == dues[1:]


@settings(max_examples=60, deadline=None)
@given(
    starts_at=st.datetimes(datetime(2020, 1, 1), datetime(2025, 12, 31)),
    rule=st.sampled_from(
        ["FREQ=DAILY;INTERVAL=7", "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SU;WKST=SU", "FREQ=DAILY;BYMONTH=2"]
    ),
)
def test_an_old_start_gives_the_times_that_counting_from_it_gives(starts_at: datetime, rule: str) -> None:
    from dateutil.rrule import rrulestr

    after = datetime(2026, 6, 1, tzinfo=UTC)
    counted = rrulestr(rule, dtstart=starts_at).after(after.replace(tzinfo=None))
    assert counted is not None
    assert next_due(starts_at, rule, ZoneInfo("UTC"), after) == counted.replace(tzinfo=UTC)


def test_a_time_that_the_clock_skips_falls_on_the_next_minute_that_exists() -> None:
    due = next_due(datetime(2026, 3, 29, 2, 30), "", ZoneInfo("Europe/Madrid"), datetime(2026, 3, 1, tzinfo=UTC))
    assert due == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_a_time_that_the_clock_repeats_comes_once() -> None:
    dues = next_dues(
        datetime(2026, 10, 25, 2, 30),
        "FREQ=DAILY",
        ZoneInfo("Europe/Madrid"),
        datetime(2026, 10, 24, tzinfo=UTC),
        count=2,
    )
    assert dues == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 26, 1, 30, tzinfo=UTC)]


def test_lord_howe_moves_its_clock_by_half_an_hour() -> None:
    dues = next_dues(
        datetime(2026, 10, 3, 2, 15),
        "FREQ=DAILY",
        ZoneInfo("Australia/Lord_Howe"),
        datetime(2026, 10, 2, tzinfo=UTC),
        count=2,
    )
    assert dues == [datetime(2026, 10, 2, 15, 45, tzinfo=UTC), datetime(2026, 10, 3, 15, 30, tzinfo=UTC)]


def test_a_day_that_apia_never_had_falls_on_the_next_midnight() -> None:
    due = next_due(datetime(2011, 12, 30, 8), "", ZoneInfo("Pacific/Apia"), datetime(2011, 12, 1, tzinfo=UTC))
    assert due == datetime(2011, 12, 30, 10, 0, tzinfo=UTC)


def test_kathmandu_is_three_quarters_of_an_hour_off() -> None:
    due = next_due(datetime(2026, 5, 1, 8), "FREQ=DAILY", ZoneInfo("Asia/Kathmandu"), datetime(2026, 5, 1, tzinfo=UTC))
    assert due == datetime(2026, 5, 1, 2, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "quiet", "moved"),
    [
        ("23:00", ("22:00", "07:00"), "2026-05-02T07:00"),
        ("06:59", ("22:00", "07:00"), "2026-05-01T07:00"),
        ("07:00", ("22:00", "07:00"), "2026-05-01T07:00"),
        ("21:59", ("22:00", "07:00"), "2026-05-01T21:59"),
        ("22:00", ("22:00", "07:00"), "2026-05-02T07:00"),
        ("12:00", ("12:00", "13:30"), "2026-05-01T13:30"),
        ("13:30", ("12:00", "13:30"), "2026-05-01T13:30"),
        ("12:00", ("12:00", "12:00"), "2026-05-01T12:00"),
    ],
)
def test_a_time_inside_quiet_hours_moves_to_their_end(at: str, quiet: tuple[str, str], moved: str) -> None:
    starts_at = datetime.fromisoformat(f"2026-05-01T{at}")
    hours = [time.fromisoformat(each) for each in quiet]
    due = next_due(starts_at, "", ZoneInfo("UTC"), datetime(2026, 4, 1, tzinfo=UTC), *hours)
    assert due == datetime.fromisoformat(moved).replace(tzinfo=UTC)


def test_quiet_hours_that_end_in_a_skipped_hour_end_when_the_clock_goes_on() -> None:
    quiet = time(22), time(2, 30)
    due = next_due(datetime(2026, 3, 29, 1), "", ZoneInfo("Europe/Madrid"), datetime(2026, 3, 1, tzinfo=UTC), *quiet)
    assert due == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_a_past_single_time_and_a_finished_rule_are_never_due() -> None:
    after = datetime(2026, 5, 1, 9, tzinfo=UTC)
    assert next_due(datetime(2026, 5, 1, 9), "", ZoneInfo("UTC"), after) is None
    assert next_due(datetime(2026, 4, 1), "FREQ=DAILY;COUNT=3", ZoneInfo("UTC"), after) is None
    assert next_due(datetime(2026, 4, 1), "FREQ=DAILY;UNTIL=20260430T000000", ZoneInfo("UTC"), after) is None


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY",
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYHOUR=1,2,3",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=367",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=²",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=1000",
        "FREQ=DAILY;BYDAY=XX",
        "FREQ=MONTHLY;BYDAY=99MO",
        "FREQ=DAILY;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;UNTIL=20200101T000000",
        "FREQ=DAILY;UNTIL=20300101T000000Z",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=DAILY;",
        "RRULE:FREQ=DAILY",
        "FREQ=DAILY\nEXDATE:20260101",
        "freq",
        "INTERVAL=2",
        ";",
    ],
)
def test_a_rule_out_of_bounds_is_refused(rule: str) -> None:
    with pytest.raises(RuleError):
        check_rule(datetime(2026, 1, 1, 8), rule)


@settings(max_examples=200, deadline=None)
@given(rule=st.text(alphabet="FREQDAILYWKMONTHINVCUB=;0123456789,-", max_size=40))
def test_no_text_makes_the_rules_fall_over(rule: str) -> None:
    try:
        check_rule(datetime(2026, 1, 1, 8), rule)
    except RuleError:
        return
