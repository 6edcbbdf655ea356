"""When a reminder comes, with pauses and an extra time taken into account: pure, like the rules below it."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from journal.reminders import rules

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
Window = tuple[datetime, datetime]  # from, until (UTC): the start is in it, the end is not


def upcoming(
    starts_at: datetime,
    rule: str,
    zone: ZoneInfo,
    after: datetime,
    quiet: tuple[time | None, time | None],
    windows: Sequence[Window],
    *,
    count: int,
) -> list[datetime]:
    """The first `count` due times (UTC) later than `after`, none of them inside a window.

    What comes again and again leaves out what falls into a window; what comes once waits until it ends.
    """
    if not rule:
        # Worked out from the start, as its own time may have passed while it waits for a pause to end.
        moved = [end_of(due, windows) for due in rules.next_dues(starts_at, "", zone, EARLIEST, *quiet, count=1)]
        return [due for due in moved if due > after]
    found: list[datetime] = []
    while len(found) < count and (due := rules.next_due(starts_at, rule, zone, after, *quiet)):
        window = _around(due, windows)
        if window is None:
            found.append(due)
        # One step before the end of a window, as a due time at the very end is outside.
        after = max(due, window[1] - datetime.resolution) if window else due
    return found


def end_of(due: datetime, windows: Sequence[Window]) -> datetime:
    """`due` itself, or the end of the windows that it lies in, one after the other."""
    while window := _around(due, windows):
        due = window[1]
    return due


def _around(due: datetime, windows: Sequence[Window]) -> Window | None:
    inside = [window for window in windows if window[0] <= due < window[1]]
    return max(inside, key=lambda window: window[1]) if inside else None
