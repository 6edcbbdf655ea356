"""Which guide is offered on which day: one, gently, never a task."""

from typing import Any

import pytest

from tests.browser.core.client import Desk
from tests.browser.core.conftest import NewDesk

SESSION = {"id": "s", "date": "2026-03-10"}


@pytest.fixture
def page(new_desk: NewDesk) -> Desk:
    return new_desk(passkeys=False)


def suggested(desk: Desk, day: str, sessions: list[dict[str, str]], **more: Any) -> str | None:
    found: str | None = desk.call("journal/suggesting.js", "suggest", {"day": day, "sessions": sessions, **more})
    return found


def phase(desk: Desk, day: str, sessions: list[dict[str, str]]) -> tuple[str, int | None]:
    found = desk.call("journal/suggesting.js", "phaseOn", day, sessions)
    return found["name"], found["day"]


def test_the_phase_follows_the_nearest_session(page: Desk) -> None:
    expected = {
        "2026-03-02": ("anytime", None),
        "2026-03-03": ("preparation", -7),
        "2026-03-09": ("preparation", -1),
        "2026-03-10": ("first-day", 0),
        "2026-03-11": ("first-day", 1),
        "2026-03-12": ("first-week", 2),
        "2026-03-17": ("first-week", 7),
        "2026-03-18": ("ongoing", 8),
    }
    assert {day: phase(page, day, [SESSION]) for day in expected} == expected


def test_each_day_has_its_guide(page: Desk) -> None:
    expected = {
        "2026-03-07": "set-an-intention",
        "2026-03-08": "get-ready",
        "2026-03-09": "get-ready",
        "2026-03-10": "right-after",
        "2026-03-11": "first-morning",
        "2026-03-12": "feelings-and-body",
        "2026-03-13": "images-and-symbols",
        "2026-03-14": "old-belief-new-view",
        "2026-03-15": "one-small-step",
        "2026-03-18": "weekly-check-in",
    }
    assert {day: suggested(page, day, [SESSION]) for day in expected} == expected


def test_what_was_written_or_skipped_gives_way_to_the_next(page: Desk) -> None:
    written = [{"slug": "images-and-symbols", "date": "2026-03-13"}]
    assert suggested(page, "2026-03-13", [SESSION], written=written) == "feelings-and-body"
    skipped = ["feelings-and-body"]
    assert suggested(page, "2026-03-13", [SESSION], written=written, skipped=skipped) == "free-writing"


def test_what_was_written_before_the_session_counts_for_the_one_before(page: Desk) -> None:
    written = [{"slug": "feelings-and-body", "date": "2026-02-01"}]
    assert suggested(page, "2026-03-12", [SESSION], written=written) == "feelings-and-body"


def test_a_quiet_session_is_offered_only_after_nothing_or_let_down_was_picked(page: Desk) -> None:
    morning = {"slug": "first-morning", "date": "2026-03-11"}
    assert suggested(page, "2026-03-12", [SESSION], written=[morning | {"feelings": ["nothing"]}]) == "quiet-session"
    assert suggested(page, "2026-03-12", [SESSION], written=[morning | {"feelings": ["glad"]}]) == "feelings-and-body"


def test_in_a_series_there_is_one_guide_between_two_sessions(page: Desk) -> None:
    series = [SESSION, {"id": "t", "date": "2026-03-13"}]
    assert suggested(page, "2026-03-10", series) == "right-after"
    assert suggested(page, "2026-03-11", series) == "first-morning"
    assert phase(page, "2026-03-12", series) == ("preparation", -1)
    wider = [SESSION, {"id": "t", "date": "2026-03-14"}]
    assert phase(page, "2026-03-12", wider) == ("first-week", 2)
    assert suggested(page, "2026-03-12", wider) == "feelings-and-body"


def test_without_a_session_the_week_and_the_blank_page_are_offered(page: Desk) -> None:
    assert suggested(page, "2026-03-12", []) == "weekly-check-in"
    written = [{"slug": "weekly-check-in", "date": "2026-03-10"}]
    assert suggested(page, "2026-03-12", [], written=written) == "free-writing"
    assert suggested(page, "2026-03-17", [], written=written) == "weekly-check-in"


def test_later_guides_come_late(page: Desk) -> None:
    checked = [{"slug": "weekly-check-in", "date": "2026-03-20"}]
    assert suggested(page, "2026-03-20", [SESSION], written=checked) == "people-and-boundaries"
    checked = [{"slug": "weekly-check-in", "date": "2026-03-24"}]
    assert suggested(page, "2026-03-24", [SESSION], written=checked) == "what-has-changed"
    checked = [{"slug": "weekly-check-in", "date": "2026-03-31"}]
    assert suggested(page, "2026-03-31", [SESSION], written=checked) == "keeping-it-going"
