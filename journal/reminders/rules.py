"""When a reminder is due: pure arithmetic over a local start, an RFC 5545 rule, a zone and quiet hours.

A wall time that a zone skips falls on the next minute that exists; one that a zone repeats counts once, the first
time. A due time inside quiet hours moves to their end. So due times never run backwards.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from itertools import chain
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from journal.reminders.parts import RuleError, parts_of

# A skipped day (Apia, 2011-12-30) and then quiet hours can each move a due time by up to a day.
FURTHEST_MOVE = timedelta(days=3)


def next_due(
    starts_at: datetime,
    rule: str,
    zone: ZoneInfo,
    after: datetime,
    quiet_from: time | None = None,
    quiet_until: time | None = None,
) -> datetime | None:
    """The first due time (UTC) later than `after`, or None when there is none.

    `starts_at` is naive wall time in `zone`; an empty `rule` means once. Raises RuleError.
    """
    return _first(_near(starts_at, rule, _floor(zone, after)), rule, zone, after, quiet_from, quiet_until)


@lru_cache(maxsize=4096)
def _first(
    near: datetime, rule: str, zone: ZoneInfo, after: datetime, quiet_from: time | None, quiet_until: time | None
) -> datetime | None:
    """Remembered, as many people are reminded by the same rule at the same time."""
    dues = next_dues(near, rule, zone, after, quiet_from, quiet_until, count=1)
    return dues[0] if dues else None


def next_dues(
    starts_at: datetime,
    rule: str,
    zone: ZoneInfo,
    after: datetime,
    quiet_from: time | None = None,
    quiet_until: time | None = None,
    *,
    count: int,
) -> list[datetime]:
    """The first `count` due times (UTC) later than `after`, each later than the one before."""
    found: list[datetime] = []
    for wall in _occurrences(starts_at, rule, _floor(zone, after)):
        due = out_of_quiet(first_instant(wall, zone), zone, quiet_from, quiet_until)
        if due > (found[-1] if found else after):
            found.append(due)
        if len(found) == count:
            break
    return found


def first_instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first moment (UTC) at which a clock in `zone` reads `wall` or, where it skips that, something later."""
    before_gap = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if before_gap.astimezone(zone).replace(tzinfo=None) == wall:
        return before_gap
    low, high = wall.replace(tzinfo=zone, fold=1).astimezone(UTC), before_gap
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        if middle.astimezone(zone).replace(tzinfo=None) < wall:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


def out_of_quiet(due: datetime, zone: ZoneInfo, quiet_from: time | None, quiet_until: time | None) -> datetime:
    """`due` itself, or the end of the quiet hours it lies in. The start is quiet, the end is not."""
    if quiet_from is None or quiet_until is None or quiet_from == quiet_until:
        return due
    reading = due.astimezone(zone).replace(tzinfo=None)
    if not is_quiet(reading.time(), quiet_from, quiet_until):
        return due
    day = reading.date() if reading.time() < quiet_until else reading.date() + timedelta(days=1)
    # Where a zone skips the day on which they would end, it is quiet on the next one too.
    return out_of_quiet(first_instant(datetime.combine(day, quiet_until), zone), zone, quiet_from, quiet_until)


def is_quiet(reading: time, quiet_from: time, quiet_until: time) -> bool:
    if quiet_from <= quiet_until:
        return quiet_from <= reading < quiet_until
    return reading >= quiet_from or reading < quiet_until


def next_quiet(due: datetime, zone: ZoneInfo, quiet_from: time | None, quiet_until: time | None) -> datetime | None:
    """When (UTC) the quiet hours after `due` begin; None without any, or for a due time that was wanted inside them."""
    if quiet_from is None or quiet_until is None or quiet_from == quiet_until:
        return None
    reading = due.astimezone(zone).replace(tzinfo=None)
    if is_quiet(reading.time(), quiet_from, quiet_until):
        return None
    day = reading.date() if reading.time() < quiet_from else reading.date() + timedelta(days=1)
    return first_instant(datetime.combine(day, quiet_from), zone)


def check_rule(starts_at: datetime, rule: str) -> None:
    """Raises RuleError for a rule out of bounds, unreadable, or without a single occurrence."""
    if next(_occurrences(starts_at, rule, starts_at), None) is None:
        raise RuleError("this rule never comes true")


def _occurrences(starts_at: datetime, rule: str, floor: datetime) -> Iterator[datetime]:
    """Wall times of the rule from `floor` on."""
    if not rule:
        return iter([starts_at] if starts_at >= floor else [])
    near = _near(starts_at, rule, floor)
    try:
        series = rrulestr(rule, dtstart=near)
        walls = series.xafter(floor, inc=True)
        return chain([next(walls)], walls)
    except StopIteration:
        return iter(())
    except (ValueError, IndexError, TypeError, OverflowError) as error:
        raise RuleError("this rule can't be read") from error


def _floor(zone: ZoneInfo, after: datetime) -> datetime:
    """No wall time before this can be due later than `after`."""
    return after.astimezone(zone).replace(tzinfo=None) - FURTHEST_MOVE


def _near(starts_at: datetime, rule: str, floor: datetime) -> datetime:
    """A start in step with `starts_at` but close to `floor`, so that an old daily rule costs no more than a new one."""
    if not rule:
        return starts_at
    parts = parts_of(rule)
    days = {"DAILY": 1, "WEEKLY": 7}.get(parts["FREQ"])
    if days is None or "COUNT" in parts or floor <= starts_at:
        return starts_at
    days *= int(parts.get("INTERVAL", "1"))
    return starts_at + timedelta(days=(floor - starts_at).days // days * days)


__all__ = ["RuleError", "check_rule", "first_instant", "is_quiet", "next_due", "next_dues", "out_of_quiet", "parts_of"]
