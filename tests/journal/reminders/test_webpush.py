"""Push messages as a push service gets them and a browser opens them."""

import base64
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import http_ece
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from pytest_django.fixtures import Settings

from journal.reminders.channels.public_only import Outside
from journal.reminders.channels.webpush import PAYLOAD_LENGTH, Answer, Message, Reply, Target, push_now
from journal.reminders.channels.webpush import push as push_off
from journal.reminders.models import new_text_key
from journal.reminders.texts import TEXTS
from journal.reminders.vapid import make_vapid_keys
from tests.journal.reminders.conftest import EIGHT, Phone, new_phone
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


def message(text: int = 1, **changed: Any) -> Message:
    told: dict[str, Any] = {"note": uuid4(), "reminder": uuid4(), "key": new_text_key(), "until": EIGHT}
    return Message(text, **told | changed)


def push(target: Target, sent: Message) -> Answer:
    return push_now(target, sent).answer


def target_of(phone: Phone) -> Target:
    return Target(uuid4(), **phone.keys)


def opened(phone: Phone, body: bytes) -> bytes:
    found: bytes = http_ece.decrypt(body, private_key=phone.private, auth_secret=phone.secret, version="aes128gcm")
    return found


def from_base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_the_browser_opens_numbers_and_nothing_else(service: PushService, phone: Phone) -> None:
    sent = message(7)
    assert push(target_of(phone), sent) is Answer.SENT
    assert json.loads(opened(phone, service.received[0].body)) == {
        "v": 1,
        "text": 7,
        "note": sent.note.hex,
        "reminder": sent.reminder.hex,
        "key": sent.key,
        "until": int(EIGHT.timestamp()),
    }


def test_every_message_has_the_same_length(service: PushService, phone: Phone) -> None:
    for number in TEXTS:
        push(target_of(phone), message(number))
    assert len({len(each.body) for each in service.received}) == 1
    assert {len(opened(phone, each.body)) for each in service.received} == {PAYLOAD_LENGTH}


def test_no_header_tells_of_the_text_or_the_person(service: PushService, phone: Phone) -> None:
    for number in (0, 12):
        push(target_of(phone), message(number))
    first, second = ({**each.headers, "Authorization": ""} for each in service.received)
    assert first == second
    assert (first["Ttl"], first["Urgency"], first["Content-Encoding"]) == ("7200", "normal", "aes128gcm")
    assert first["Topic"] == "note", "one for all, so that late ones replace each other"


def test_the_push_service_can_check_who_sends(service: PushService, phone: Phone, keys: dict[str, str]) -> None:
    push(target_of(phone), message())
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
        push(target_of(phone), message())
        push(target_of(new_phone(other.address + "/send/2")), message())
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
    assert push(target_of(phone), message()) is answer


@pytest.mark.parametrize(
    ("told", "wait"),
    [("120", timedelta(minutes=2)), ("", None), ("soon", None), ("999999999", timedelta(hours=6)), ("-5", None)],
)
def test_how_long_to_wait_is_as_the_push_service_says(
    service: PushService, phone: Phone, told: str, wait: timedelta | None
) -> None:
    service.status, service.retry_after = 429, told
    assert push_now(target_of(phone), message()) == (Answer.LATER, wait)


def test_a_long_answer_is_not_read_to_its_end(service: PushService, phone: Phone) -> None:
    service.body = b"x" * 5_000_000
    assert push(target_of(phone), message()) is Answer.SENT
    assert push(target_of(phone), message()) is Answer.SENT


def test_connections_are_used_again(service: PushService, phone: Phone) -> None:
    replies: list[Reply] = []
    with Outside() as outside:
        for number in range(1, 6):
            push_off(outside, target_of(phone), message(), replies.append)
            while len(replies) < number:
                outside.turn(1)
    assert [reply.answer for reply in replies] == [Answer.SENT] * 5
    assert service.connections == 1


def test_a_name_that_leads_nowhere_is_tried_later(settings: Settings) -> None:
    settings.PUSH_HOSTS_PUBLIC = ["push.no-such-host.invalid"]
    assert push(target_of(new_phone("https://push.no-such-host.invalid/send")), message()) is Answer.LATER


def test_a_push_service_that_is_away_is_tried_later() -> None:
    assert push(target_of(new_phone("http://127.0.0.1:9/send")), message()) is Answer.LATER


def test_a_redirect_is_not_followed(service: PushService, phone: Phone) -> None:
    with push_service() as inside:
        service.status, service.location = 307, inside.address + "/steal"
        assert push(target_of(phone), message()) is Answer.REFUSED
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
        assert push(target_of(new_phone(endpoint)), message()) is Answer.REFUSED
    assert service.received == []


def test_without_keys_of_our_own_nothing_is_sent(service: PushService, phone: Phone, settings: Settings) -> None:
    settings.VAPID_PRIVATE_KEY = ""
    assert push(target_of(phone), message()) is Answer.REFUSED
    assert service.received == []
