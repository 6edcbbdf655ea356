"""Many devices at once, on a database with row locks: no feed skips a change, no revision is taken twice."""

import threading
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from django.db import close_old_connections, connection, connections
from django.utils import timezone

from accounts.care.models import CareRelationship
from accounts.devices.models import Device
from accounts.problems import Problem
from accounts.users.models import User
from journal.documents import feed
from journal.documents.accepting import accept
from journal.documents.models import Document
from journal.documents.offer import Offer
from tests.journal.letters import offer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
WRITERS, EACH = 4, 12


@pytest.fixture(autouse=True)
def _row_locks() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time; PostgreSQL is where this can go wrong")


@contextmanager
def own_connection() -> Iterator[None]:
    close_old_connections()
    try:
        yield
    finally:
        connections.close_all()


def device_of(user: User) -> Device:
    return Device.objects.sign_in(user, uuid.uuid4().hex, "Test browser", timezone.now())


def put(author: User, device: Device, body: dict[str, Any], document: uuid.UUID | None = None) -> uuid.UUID:
    document = document or uuid.uuid4()
    accept(author, document, Offer.read(body), device, timezone.now())
    return document


def run(tasks: list[Callable[[], Any]]) -> list[Any]:
    """Run all at once, each with a connection of its own, and answer what each answered or raised."""

    def one(task: Callable[[], Any]) -> Any:
        with own_connection():
            try:
                return task()
            except Problem as problem:
                return problem.slug

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(one, tasks))


def test_who_polls_while_many_write_misses_nothing(patient: User, therapist: User, care: CareRelationship) -> None:
    writing = threading.Event()

    def write(sender: User, reader: User, kind: str) -> Callable[[], list[uuid.UUID]]:
        device = device_of(sender)
        bodies = [[offer(kind, reader), offer()] for _ in range(EACH)]
        return lambda: [put(sender, device, body) for pair in bodies for body in pair]

    def poll(user: User) -> Callable[[], list[tuple[int, uuid.UUID]]]:
        def follow() -> list[tuple[int, uuid.UUID]]:
            since, seen = 0, []
            while True:
                last = not writing.is_set()
                page = feed.page(user.id, since, 3)
                seen += [(row.position, row.id) for row in page.items]
                since = page.position
                if last and not page.items:
                    return seen

        return follow

    writing.set()
    writers = [write(patient, therapist, "share") for _ in range(WRITERS // 2)]
    writers += [write(therapist, patient, "reply") for _ in range(WRITERS // 2)]
    left = [len(writers)]
    lock = threading.Lock()

    def counted(task: Callable[[], Any]) -> Callable[[], Any]:
        def work() -> Any:
            try:
                return task()
            finally:
                with lock:
                    left[0] -= 1
                    if left[0] == 0:
                        writing.clear()

        return work

    *_written, hers, theirs = run([*map(counted, writers), poll(patient), poll(therapist)])
    for user, seen in ((patient, hers), (therapist, theirs)):
        whole = [(row.position, row.id) for row in feed.page(user.id, 0, 500).items]
        assert seen == whole
        assert len(whole) == 3 * WRITERS // 2 * EACH


def test_of_two_devices_with_the_same_revision_one_is_told(patient: User) -> None:
    devices = [device_of(patient) for _ in range(5)]
    document = put(patient, devices[0], offer())
    bodies = [offer(revision=2) for _ in devices]
    told = run([partial(put, patient, d, b, document) for d, b in zip(devices, bodies, strict=True)])
    assert sorted(map(str, told)) == sorted([str(document), *["revision-stale"] * 4])
    assert Document.objects.get(pk=document).revision == 2


def test_of_two_devices_with_the_same_new_id_one_is_told(patient: User) -> None:
    devices, document = [device_of(patient) for _ in range(5)], uuid.uuid4()
    bodies = [offer() for _ in devices]
    told = run([partial(put, patient, d, b, document) for d, b in zip(devices, bodies, strict=True)])
    assert sorted(map(str, told)) == sorted([str(document), *["revision-stale"] * 4])


def test_nothing_stays_shared_when_care_ends_at_that_moment(
    patient: User, therapist: User, care: CareRelationship
) -> None:
    device = device_of(patient)
    bodies = [offer("share", therapist) for _ in range(10)]
    send = lambda: [put(patient, device, body) for body in bodies]  # noqa: E731
    run([send, lambda: care.end(patient, timezone.now())])
    assert not Document.objects.live().filter(kind="share").exists()
