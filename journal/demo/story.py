"""One person of the demo, as told in stories/NAME.yaml, with days counted from today, so that it never grows old."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

FOLDER = Path(__file__).with_name("stories")


@dataclass(frozen=True)
class Story:
    """`recovery` and `passphrase` are the same on every computer, so that a newcomer sees what the README says."""

    name: str
    email: str
    locale: str
    time_zone: str
    recovery: str
    passphrase: str
    sessions: list[dict[str, Any]] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    plan: dict[str, list[str]] = field(default_factory=dict)
    reminder: dict[str, Any] | None = None

    def moment(self, today: datetime, day: int, at: str) -> datetime:
        """`at` o'clock, in this person's zone, `day` days from `today`; never later than `today` itself."""
        zone = ZoneInfo(self.time_zone)
        date = today.astimezone(zone).date() + timedelta(days=day)
        return min(datetime.combine(date, time.fromisoformat(at), zone), today)

    def date(self, today: datetime, day: int) -> str:
        return (today.astimezone(ZoneInfo(self.time_zone)).date() + timedelta(days=day)).isoformat()


def read(name: str) -> Story:
    return Story(**yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))
