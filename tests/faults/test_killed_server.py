"""The server is killed while devices upload, and connections are cut: what was acknowledged is there, and is whole."""

import base64
import hashlib
import json
import random
import socket
import threading
import time
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from bench.client import Browser
from bench.servers import Environment, Server, database
from tests.journal.letters import offer, sealed

pytestmark = pytest.mark.faults
KILLS = 20


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def environment(request: pytest.FixtureRequest) -> Iterator[Environment]:
    with database(request.param) as made:
        yield made


@pytest.fixture
def server(environment: Environment) -> Iterator[Server]:
    with Server("config.wsgi", environment) as running:
        yield running


class Uploader(threading.Thread):
    """A device that sends one document after another, and each again until it is acknowledged."""

    def __init__(self, browser: Browser, stop: threading.Event) -> None:
        super().__init__()
        self.browser, self.stop = browser, stop
        self.acknowledged: dict[str, tuple[int, str]] = {}
        self.refused: list[Any] = []

    def run(self) -> None:
        while not self.stop.is_set():
            document = str(uuid.uuid4())
            for revision in (1, 2):
                self.send(document, offer(revision=revision))

    def send(self, document: str, body: dict[str, Any]) -> None:
        while True:
            try:
                answer = self.browser.put(f"/api/v1/documents/{document}/", json.dumps(body).encode())
            except OSError:
                time.sleep(0.05)
                continue
            if answer.status in {200, 201}:
                self.acknowledged[document] = (body["revision"], body["sealed"])
            else:
                self.refused.append((answer.status, answer.body))
            return


def wait_for_more(uploaders: list[Uploader], documents: int) -> None:
    """Let the server take some more, so that the next kill comes in the middle of the work."""

    def count() -> int:
        return sum(len(uploader.acknowledged) for uploader in uploaders)

    goal, until = count() + documents, time.monotonic() + 60
    while count() < goal and time.monotonic() < until:
        time.sleep(0.002)


def everything(browser: Browser) -> dict[str, tuple[int, str]]:
    """The whole feed, as a device with an empty store reads it."""
    found: dict[str, tuple[int, str]] = {}
    since, more = 0, True
    while more:
        page: Any = browser.get(f"/api/v1/documents/?since={since}&limit=200").json()
        found |= {row["id"]: (row["revision"], row["sealed"]) for row in page["documents"]}
        since, more = page["position"], page["more"]
    return found


def test_a_killed_server_loses_nothing(
    server: Server, environment: Environment, pytestconfig: pytest.Config, record_property: Any
) -> None:
    browsers = [Browser.of_someone_new(server.port, environment) for _ in range(3)]
    stop = threading.Event()
    uploaders = [Uploader(browser, stop) for browser in browsers]
    for uploader in uploaders:
        uploader.start()
    try:
        for _ in range(KILLS * (10 if pytestconfig.getoption("--long") else 1)):
            wait_for_more(uploaders, random.randint(1, 12))
            server.kill()
            server.start()
    finally:
        stop.set()
        for uploader in uploaders:
            uploader.join(timeout=60)
    for uploader in uploaders:
        assert uploader.refused == [], "sending again what was not acknowledged must be taken"
        assert everything(uploader.browser) == uploader.acknowledged
    total = sum(len(uploader.acknowledged) for uploader in uploaders)
    record_property("documents", total)
    assert total > KILLS


def cut_request(browser: Browser, path: str, body: bytes, kind: str, kept: int) -> bytes:
    """Send a request whose body ends early, close our side for writing, and answer what comes back."""
    whole = browser.request("PUT", path, body, kind)
    with socket.create_connection(("127.0.0.1", browser.port), timeout=30) as connection:
        connection.sendall(whole[: len(whole) - len(body) + kept])
        connection.shutdown(socket.SHUT_WR)
        found = b""
        while block := connection.recv(65536):
            found += block
    return found


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_cut_upload_stores_nothing(share: float, server: Server, environment: Environment) -> None:
    browser, document = Browser.of_someone_new(server.port, environment), str(uuid.uuid4())
    body = json.dumps(offer()).encode()
    told = cut_request(browser, f"/api/v1/documents/{document}/", body, "application/json", int(share * len(body)))
    assert b" 400 " in told.split(b"\r\n")[0]
    assert b"problems/sealed-truncated" in told
    assert everything(browser) == {}
    assert browser.put(f"/api/v1/documents/{document}/", body).status == 201


@pytest.mark.parametrize("share", [0.0, 0.5, 0.999])
def test_a_cut_attachment_stores_nothing(share: float, server: Server, environment: Environment) -> None:
    browser, path = Browser.of_someone_new(server.port, environment), f"/api/v1/attachments/{uuid.uuid4()}/"
    raw, kind = sealed(size=2_000_000), "application/octet-stream"
    assert b"problems/sealed-truncated" in cut_request(browser, path, raw, kind, int(share * len(raw)))
    assert browser.get(path).status == 404
    assert browser.put(path, raw, kind).status == 201
    back = browser.get(path)
    assert hashlib.sha256(back.body).digest() == hashlib.sha256(raw).digest()


def test_too_many_bytes_are_told_before_the_connection_ends(server: Server, environment: Environment) -> None:
    browser = Browser.of_someone_new(server.port, environment)
    attachment = browser.put(
        f"/api/v1/attachments/{uuid.uuid4()}/", bytes(26 * 1024 * 1024), "application/octet-stream"
    )
    assert (attachment.status, str(attachment.json()["type"]).rsplit("/", 1)[1]) == (413, "too-large")
    huge = json.dumps(offer() | {"sealed": base64.b64encode(bytes(3 * 1024 * 1024)).decode()}).encode()
    document = browser.put(f"/api/v1/documents/{uuid.uuid4()}/", huge)
    assert (document.status, str(document.json()["type"]).rsplit("/", 1)[1]) == (413, "too-large")
