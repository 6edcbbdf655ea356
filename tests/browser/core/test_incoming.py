"""What becomes of a document that the feed brings: a table, decided with nothing but what is stored and what waits."""

from typing import Any

import pytest

from tests.browser.core.client import Desk
from tests.browser.core.conftest import NewDesk

ME = "me"


@pytest.fixture
def page(new_desk: NewDesk) -> Desk:
    return new_desk(passkeys=False)


def offer(revision: int, sha: str, **more: Any) -> dict[str, Any]:
    fields = {"id": "d", "kind": "own", "author": ME, "reader": None, "sealed": None, "position": 9}
    return fields | {"revision": revision, "sha256": sha, "opened_at": None, "withdrawn_at": None} | more


def local(revision: int, sha: str, **more: Any) -> dict[str, Any]:
    return offer(revision, sha) | {"highest": revision, "position": 5} | more


def put(revision: int, sha: str) -> dict[str, Any]:
    return {"seq": revision, "action": "put", "id": "d", "revision": revision, "sha256": sha}


def settled(desk: Desk, *args: Any) -> dict[str, Any]:
    found: dict[str, Any] = desk.call("sync/incoming.js", "settle", ME, *args)
    return found


def test_something_new_is_kept(page: Desk) -> None:
    assert settled(page, offer(1, "a"), None, [])["keep"]["highest"] == 1


def test_a_newer_revision_takes_the_place(page: Desk) -> None:
    kept = settled(page, offer(3, "c"), local(2, "b"), [])["keep"]
    assert (kept["revision"], kept["highest"], kept["position"]) == (3, 3, 9)


def test_our_own_bytes_coming_back_confirm_what_waited(page: Desk) -> None:
    outcome = settled(page, offer(2, "b"), local(3, "c"), [put(1, "a"), put(2, "b"), put(3, "c")])
    assert outcome["keep"]["revision"] == 3
    assert [row["revision"] for row in outcome["confirmed"]] == [1, 2]
    assert outcome["conflicts"] == []


def test_what_ours_was_built_on_changes_nothing(page: Desk) -> None:
    outcome = settled(page, offer(1, "a"), local(2, "b"), [put(2, "b")])
    assert (outcome["keep"]["sha256"], outcome["confirmed"], outcome["conflicts"]) == ("b", [], [])


@pytest.mark.parametrize("revision", [2, 3])
def test_other_words_at_our_revision_or_above_are_a_conflict(page: Desk, revision: int) -> None:
    outcome = settled(page, offer(revision, "x"), local(2, "b"), [put(2, "b")])
    assert outcome["keep"]["sha256"] == "x"
    assert [row["revision"] for row in outcome["conflicts"]] == [2]


@pytest.mark.parametrize(("revision", "sha"), [(1, "a"), (2, "x")])
def test_older_or_swapped_bytes_are_refused_and_kept_beside(page: Desk, revision: int, sha: str) -> None:
    outcome = settled(page, offer(revision, sha), local(2, "b"), [])
    assert (outcome["keep"]["sha256"], outcome["keep"]["refused"]) == ("b", "rollback")


def test_the_same_again_is_no_trouble(page: Desk) -> None:
    kept = settled(page, offer(2, "b", opened_at="now"), local(2, "b"), [])["keep"]
    assert (kept["opened_at"], kept.get("refused")) == ("now", None)


def test_a_reader_drops_what_was_taken_back(page: Desk) -> None:
    taken = offer(1, "", author="them", withdrawn_at="now")
    assert settled(page, taken, local(1, "a", author="them"), [])["keep"] is None


def test_an_author_keeps_the_bytes_of_what_was_removed(page: Desk) -> None:
    kept = settled(page, offer(1, "", withdrawn_at="now"), local(1, "a"), [])["keep"]
    assert (kept["sha256"], kept["withdrawn_at"]) == ("a", "now")


def test_words_still_waiting_for_a_removed_document_become_a_copy(page: Desk) -> None:
    outcome = settled(page, offer(1, "", withdrawn_at="now"), local(2, "b"), [put(2, "b")])
    assert [row["revision"] for row in outcome["conflicts"]] == [2]


def test_a_restore_on_its_way_is_not_undone_by_the_removal_it_answers(page: Desk) -> None:
    restoring = {"seq": 7, "action": "restore", "id": "d", "revision": 1, "sha256": ""}
    kept = settled(page, offer(1, "", withdrawn_at="then"), local(1, "a"), [restoring])["keep"]
    assert kept["withdrawn_at"] is None
