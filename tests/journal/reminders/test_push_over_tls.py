"""Over TLS the push service must prove its name; the subscription's address is worth nothing to anyone in between."""

import ssl
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings

from bench.authority import certificate_for
from journal.reminders.channels.webpush import Answer, Target
from journal.reminders.vapid import make_vapid_keys
from tests.journal.reminders.conftest import new_phone
from tests.journal.reminders.standin import PushService, push_service
from tests.journal.reminders.test_webpush import message, push


def speak_tls(service: PushService, certificate: Path) -> str:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    service.socket = context.wrap_socket(service.socket, server_side=True)
    return service.address.replace("http:", "https:") + "/send/1"


@pytest.mark.parametrize(
    ("named", "trusted", "answer"),
    [("127.0.0.1", True, Answer.SENT), ("127.0.0.1", False, Answer.LATER), ("127.0.0.2", True, Answer.LATER)],
)
def test_only_a_push_service_that_proves_its_name_gets_the_message(
    tmp_path: Path, settings: Settings, named: str, trusted: bool, answer: Answer
) -> None:
    settings.PUSH_HOSTS_ALLOWED = ["127.0.0.1"]
    settings.VAPID_PRIVATE_KEY = make_vapid_keys()["VAPID_PRIVATE_KEY"]
    certificate = certificate_for(named, tmp_path)
    settings.PUSH_CA_FILE = str(certificate) if trusted else ""
    with push_service() as service:
        endpoint = speak_tls(service, certificate)
        assert push(Target(uuid4(), **new_phone(endpoint).keys), message()) is answer
        assert len(service.received) == (answer is Answer.SENT)
