"""GET documents/: what changed after a position, as author and as reader, in one order."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.care.models import CareRelationship
from accounts.users.models import User
from journal.documents import feed
from journal.documents.models import Feed
from tests.journal.letters import Letters, offer, sealed, slug

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def ids(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    return [row["id"] for row in answer["documents"]]


def test_an_empty_feed_says_so(hers: Letters) -> None:
    assert hers.feed() == {"documents": [], "position": 0, "more": False}


def test_a_document_looks_as_the_design_says(hers: Letters, patient: User) -> None:
    document, body = uuid.uuid4(), offer()
    hers.put(body, document)
    assert hers.feed() == {
        "documents": [
            {
                "id": str(document),
                "kind": "own",
                "author": str(patient.id),
                "reader": None,
                "revision": 1,
                "sealed": body["sealed"],
                "position": 1,
                "opened_at": None,
                "withdrawn_at": None,
            }
        ],
        "position": 1,
        "more": False,
    }


def test_what_i_wrote_and_what_i_received_come_in_one_order(
    hers: Letters, her_therapists: Letters, care: CareRelationship
) -> None:
    wanted = []
    for turn in range(6):
        document = uuid.uuid4()
        if turn % 2:
            her_therapists.put(offer("reply", care.patient), document)
        else:
            hers.put(offer(), document)
        wanted.append(str(document))
    page = hers.feed()
    assert ids(page) == wanted
    assert [row["position"] for row in page["documents"]] == [1, 2, 3, 4, 5, 6]
    assert ids(her_therapists.feed()) == wanted[1::2]


def test_pages_follow_one_another_to_the_end(hers: Letters) -> None:
    wanted = [uuid.uuid4() for _ in range(5)]
    for document in wanted:
        hers.put(offer(), document)
    since, found, turns = 0, [], 0
    while True:
        page = hers.feed(since, limit=2)
        found += ids(page)
        since, turns = page["position"], turns + 1
        if not page["more"]:
            break
    assert (found, turns, since) == ([str(document) for document in wanted], 3, 5)
    assert hers.feed(since) == {"documents": [], "position": 5, "more": False}


def test_a_changed_document_moves_to_the_end(hers: Letters) -> None:
    first, second = uuid.uuid4(), uuid.uuid4()
    hers.put(offer(), first)
    hers.put(offer(), second)
    hers.put(offer(revision=2), first)
    assert ids(hers.feed()) == [str(second), str(first)]
    assert ids(hers.feed(since=2)) == [str(first)]


def test_a_page_has_a_size_but_always_moves_on(hers: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MAX_BYTES", 5000)
    for _ in range(4):
        hers.put(offer(raw=sealed(size=4096)))
    first = hers.feed()
    assert (len(first["documents"]), first["more"]) == (2, True)
    assert len(hers.feed(first["position"])["documents"]) == 2
    monkeypatch.setattr(feed, "MAX_BYTES", 1)
    assert [len(hers.feed(since)["documents"]) for since in (0, 1, 2, 3, 4)] == [1, 1, 1, 1, 0]


def test_a_position_from_a_lost_future_starts_over(hers: Letters, patient: User) -> None:
    document = uuid.uuid4()
    hers.put(offer(), document)
    assert ids(hers.feed(since=40)) == [str(document)]
    Feed.objects.filter(user=patient).update(position=40)
    assert ids(hers.feed(since=40)) == []


@pytest.mark.parametrize("query", ["since=-1", "since=x", "limit=1.5", "since=9999999999999999999", "since=%C2%B2"])
def test_a_position_that_is_no_number_is_refused(query: str, hers: Letters) -> None:
    answer = hers.client.get(f"/api/v1/documents/?{query}")
    assert (answer.status_code, slug(answer)) == (400, "invalid")


def test_a_stranger_sees_nothing_of_it(
    hers: Letters, a_strangers: Letters, another_therapists: Letters, therapist: User, care: CareRelationship
) -> None:
    hers.put(offer())
    hers.put(offer("share", therapist))
    for letters in (a_strangers, another_therapists):
        assert letters.feed()["documents"] == []


def test_a_locked_device_gets_no_feed(patient: User, make_client: Callable[..., Client]) -> None:
    assert slug(make_client(patient, unlocked=False).get("/api/v1/documents/")) == "locked"


def test_the_feed_takes_one_query_and_one_for_who_asks(
    hers: Letters, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        hers.put(offer())
    with django_assert_num_queries(2):
        hers.feed()


def test_sealed_answers_stay_out_of_caches(hers: Letters) -> None:
    assert hers.client.get("/api/v1/documents/")["Cache-Control"] == "no-store"
