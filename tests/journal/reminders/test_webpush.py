"""Push messages as a push service gets them and a browser opens them."""

import base64
import json
from collections.abc import Iterator
from uuid import uuid4

import http_ece
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from pytest_django.fixtures import Settings

from journal.reminders.channels.webpush import PAYLOAD_LENGTH, Answer, Target, push
from journal.reminders.texts import TEXTS
from journal.reminders.vapid import make_vapid_keys
from tests.journal.reminders.conftest import Phone, new_phone
from tests.journal.reminders.standin import PushService, push_service


@pytest.fixture(autouse=True)
def keys(settings: Settings) -> dict[str, str]:
    made = make_vapid_keys()
    settings.VAPID_PRIVATE_KEY, settings.VAPID_PUBLIC_KEY = made["VAPID_PRIVATE_KEY"], made["VAPID_PUBLIC_KEY"]
    settings.VAPID_SUBJECT = "mailto:operator@example.org"
    settings.PUSH_HOSTS_ALLOWED = ["127.0.0.1"]
    return made


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as running:
        yield running


@pytest.fixture
def phone(service: PushService) -> Phone:
    return new_phone(service.address + "/send/1")


def target_of(phone: Phone) -> Target:
    return Target(uuid4(), **phone.keys)


def opened(phone: Phone, body: bytes) -> bytes:
    found: bytes = http_ece.decrypt(body, private_key=phone.private, auth_secret=phone.secret, version="aes128gcm")
    return found


def from_base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_the_browser_opens_a_number_and_nothing_else(service: PushService, phone: Phone) -> None:
    assert push(target_of(phone), 7, "topic") is Answer.SENT
    assert json.loads(opened(phone, service.received[0].body)) == {"v": 1, "text": 7}


def test_every_message_has_the_same_length(service: PushService, phone: Phone) -> None:
    for number in TEXTS:
        push(target_of(phone), number, uuid4().hex)
    assert len({len(each.body) for each in service.received}) == 1
    assert {len(opened(phone, each.body)) for each in service.received} == {PAYLOAD_LENGTH}


def test_no_header_tells_of_the_text_or_the_person(service: PushService, phone: Phone) -> None:
    for number in (1, 12):
        push(target_of(phone), number, "0123456789abcdef0123456789abcdef")
    first, second = ({**each.headers, "Authorization": ""} for each in service.received)
    assert first == second
    assert (first["Ttl"], first["Urgency"], first["Content-Encoding"]) == ("7200", "normal", "aes128gcm")
    assert len(first["Topic"]) <= 32, "RFC 8030 allows no more"


def test_the_push_service_can_check_who_sends(service: PushService, phone: Phone, keys: dict[str, str]) -> None:
    push(target_of(phone), 1, "topic")
    token, key = service.received[0].headers["Authorization"].removeprefix("vapid t=").split(",k=")
    assert key == keys["VAPID_PUBLIC_KEY"]
    signed, _, signature = token.rpartition(".")
    raw = from_base64url(signature)
    der = utils.encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), from_base64url(key))
    public.verify(der, signed.encode(), ec.ECDSA(hashes.SHA256()))
    claims = json.loads(from_base64url(signed.split(".")[1]))
    assert (claims["aud"], claims["sub"]) == (service.address, "mailto:operator@example.org")


def test_each_push_service_gets_a_claim_of_its_own(phone: Phone, service: PushService) -> None:
    with push_service() as other:
        push(target_of(phone), 1, "topic")
        push(target_of(new_phone(other.address + "/send/2")), 1, "topic")
        tokens = [each.received[0].headers["Authorization"].split("t=")[1].split(",")[0] for each in (service, other)]
    audiences = [json.loads(from_base64url(token.split(".")[1]))["aud"] for token in tokens]
    assert audiences == [service.address, other.address]


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, Answer.SENT),
        (201, Answer.SENT),
        (202, Answer.SENT),
        (400, Answer.REFUSED),
        (401, Answer.REFUSED),
        (403, Answer.REFUSED),
        (404, Answer.GONE),
        (410, Answer.GONE),
        (413, Answer.REFUSED),
        (429, Answer.LATER),
        (500, Answer.LATER),
        (503, Answer.LATER),
    ],
)
def test_each_answer_of_the_push_service_means_one_thing(
    service: PushService, phone: Phone, status: int, answer: Answer
) -> None:
    service.status = status
    assert push(target_of(phone), 1, "topic") is answer


def test_a_name_that_leads_nowhere_is_tried_later() -> None:
    assert push(target_of(new_phone("https://push.no-such-host.invalid/send")), 1, "topic") is Answer.LATER


def test_a_push_service_that_is_away_is_tried_later() -> None:
    assert push(target_of(new_phone("http://127.0.0.1:9/send")), 1, "topic") is Answer.LATER


def test_a_redirect_is_not_followed(service: PushService, phone: Phone) -> None:
    with push_service() as inside:
        service.status, service.location = 307, inside.address + "/steal"
        assert push(target_of(phone), 1, "topic") is Answer.REFUSED
        assert inside.received == []


def test_a_name_that_turns_private_after_subscribing_is_not_connected_to(
    service: PushService, settings: Settings
) -> None:
    settings.PUSH_HOSTS_ALLOWED = []
    port = service.server_address[1]
    for endpoint in (
        f"https://localhost:{port}/",
        f"http://127.0.0.1:{port}/",
        "https://localhost/",
        "https://127.0.0.1/",
    ):
        assert push(target_of(new_phone(endpoint)), 1, "topic") is Answer.REFUSED
    assert service.received == []


def test_a_known_push_service_whose_name_leads_inside_is_not_connected_to(
    service: PushService, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PUSH_HOSTS_ALLOWED = []
    inside = [(2, 1, 6, "", ("10.0.0.7", 443))]
    monkeypatch.setattr("journal.reminders.endpoints.socket.getaddrinfo", lambda *_args, **_named: inside)
    connected: list[object] = []
    monkeypatch.setattr("journal.reminders.channels.public_only.socket.create_connection", connected.append)
    assert push(target_of(new_phone()), 1, "topic") is Answer.REFUSED
    assert connected == []


def test_without_keys_of_our_own_nothing_is_sent(service: PushService, phone: Phone, settings: Settings) -> None:
    settings.VAPID_PRIVATE_KEY = ""
    assert push(target_of(phone), 1, "topic") is Answer.REFUSED
    assert service.received == []
