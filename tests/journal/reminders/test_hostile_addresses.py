"""Push addresses made up to have the server write where it shouldn't: refused when given, and when used."""

import socket
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pycurl
import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.users.models import User
from journal.reminders.channels import public_only
from journal.reminders.channels.webpush import Answer, Target
from journal.reminders.endpoints import EndpointError, check_endpoint, is_public
from journal.reminders.models import PushSubscription
from journal.reminders.vapid import make_vapid_keys
from tests.journal.reminders.conftest import new_phone
from tests.journal.reminders.test_webpush import message, push

MakeClient = Callable[..., Client]
INSIDE, OUTSIDE = "10.0.0.7", "8.8.8.8"

# Refused whatever public services the operator names: they are no plain public host over https on port 443.
NEVER = {
    "no tls": "http://fcm.googleapis.com/x",
    "upper case scheme without tls": "HTTP://fcm.googleapis.com/x",
    "another scheme": "ftp://fcm.googleapis.com/x",
    "a file": "file:///etc/passwd",
    "gopher": "gopher://fcm.googleapis.com:443/x",
    "no scheme": "//fcm.googleapis.com/x",
    "another port": "https://fcm.googleapis.com:8443/x",
    "port zero": "https://fcm.googleapis.com:0/x",
    "two ports": "https://fcm.googleapis.com:443:80/x",
    "a port in words": "https://fcm.googleapis.com:port/x",
    "a password": "https://user:password@fcm.googleapis.com/x",
    "a known name as a user": "https://fcm.googleapis.com@10.0.0.7/x",
    "an empty user": "https://@fcm.googleapis.com/x",
    "a known name behind a fragment": "https://10.0.0.7#@fcm.googleapis.com/",
    "a fragment": "https://fcm.googleapis.com/x#y",
    "a backslash for a slash": "https://evil.example\\.fcm.googleapis.com/x",
    "a backslash before the user": "https://evil.example\\@fcm.googleapis.com/x",
    "only backslashes": "https:\\\\fcm.googleapis.com\\x",
    "a percent-encoded slash": "https://evil.example%2f.fcm.googleapis.com/x",
    "a percent-encoded dot": "https://127%2e0%2e0%2e1/x",
    "a percent-encoded NUL": "https://evil.example%00.fcm.googleapis.com/x",
    "a space in the host": "https://evil.example .fcm.googleapis.com/x",
    "a comma in the host": "https://evil.example,.fcm.googleapis.com/x",
    "a tab in the host": "https://fcm.google\tapis.com/x",
    "a new line in the host": "https://fcm.google\napis.com/x",
    "a header of their own": "https://fcm.googleapis.com/x\r\nHost: 10.0.0.7",
    "a semicolon in the host": "https://evil.example;.fcm.googleapis.com/x",
    "letters of another script": "https://fcm.gооgleapis.com/x",
    "a letter that folds to another": "https://fcm.googleapiſ.com/x",
    "wide letters": "https://ｆｃｍ.googleapis.com/x",
    "a dot of another script": "https://fcm。googleapis。com/x",
    "digits in circles": "https://①②⑦.⓪.⓪.①/x",
    "two dots at the end": "https://fcm.googleapis.com../x",
    "two dots within": "https://evil..fcm.googleapis.com/x",
    "a dot at the start": "https://.fcm.googleapis.com/x",
    "brackets and more": "https://[::1].fcm.googleapis.com/x",
    "an open bracket": "https://[",
    "no host": "https:///x",
    "only a scheme": "https://",
    "too long": "https://fcm.googleapis.com/" + "x" * 1000,
    "a label too long": f"https://{'x' * 300}.invalid/x",
    "nothing": "",
    "nonsense": "nonsense",
}
# Lead to addresses that are not of the open internet; refused even where the operator takes any public service.
PRIVATE = {
    "loopback": "127.0.0.1",
    "loopback, another": "127.8.8.8",
    "loopback, short": "127.1",
    "loopback, decimal": "2130706433",
    "loopback, octal": "0177.0.0.1",
    "loopback, hexadecimal": "0x7f000001",
    "loopback, hexadecimal with dots": "0x7f.0.0.1",
    "loopback by name": "localhost",
    "loopback with a dot": "localhost.",
    "loopback, six": "[::1]",
    "anything here": "0.0.0.0",
    "zero": "0",
    "anything here, six": "[::]",
    "ten": "10.1.2.3",
    "ten, decimal": "167838211",
    "a hundred and seventy-two": "172.16.0.1",
    "a hundred and ninety-two": "192.168.0.1",
    "shared with the provider": "100.64.0.1",
    "the cloud's facts": "169.254.169.254",
    "the cloud's facts, decimal": "2852039166",
    "the cloud's facts, six": "[fd00:ec2::254]",
    "the cloud's facts, mapped": "[::ffff:169.254.169.254]",
    "for tests": "198.18.0.1",
    "for writing about": "192.0.2.1",
    "many at once": "224.0.0.1",
    "many at once, six": "[ff0e::1]",
    "all": "255.255.255.255",
    "kept back": "240.0.0.1",
    "mapped": "[::ffff:127.0.0.1]",
    "mapped, in hexadecimal": "[::ffff:7f00:1]",
    "compatible": "[::127.0.0.1]",
    "translated": "[::ffff:0:127.0.0.1]",
    "NAT64": "[64:ff9b::7f00:1]",
    "NAT64 of one's own": "[64:ff9b:1::a00:1]",
    "6to4": "[2002:7f00:1::]",
    "Teredo": "[2001:0:a00:1::]",
    "ISATAP": "[2600::5efe:10.0.0.7]",
    "link": "[fe80::1]",
    "site": "[fec0::1]",
    "unique local": "[fd12:3456::1]",
    "for writing about, six": "[2001:db8::1]",
    "no such name": "push.no-such-host.invalid",
    "a name of the house": "printer.local",
    "a name of the cloud": "metadata.google.internal",
}
NAMED_ONLY = [
    "https://fcm.googleapis.com.evil.example/x",
    "https://evilfcm.googleapis.com/x",
    "https://googleapis.com/x",
    "https://fcm-googleapis.com/x",
    "https://evil.example/fcm.googleapis.com",
    "https://evil.example/?fcm.googleapis.com",
    "https://xn--fcm-googleapis.com/x",
    "https://notify.windows.com.evil.example/x",
    "https://evilpush.apple.com/x",
]


@pytest.fixture
def client(make_client: MakeClient, patient: User) -> Client:
    return make_client(patient)


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Where a connection was tried; none is made."""
    tried: list[Any] = []

    def socket_for(address: public_only.Address) -> int:
        tried.append(address.addr)
        return int(pycurl.SOCKET_BAD)

    monkeypatch.setattr(public_only, "socket_for", socket_for)
    return tried


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """From now on, every name leads to these addresses; no answer is asked of a real name server."""

    def lead_to(*addresses: str) -> None:
        entries = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]
        monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_named: entries)
        monkeypatch.setattr("pycurl.Curl", lambda: that_resolves(f"*:443:{','.join(addresses)}"))

    return lead_to


def that_resolves(names: str, curl: type[pycurl.Curl] = pycurl.Curl) -> pycurl.Curl:
    made = curl()
    made.setopt(pycurl.RESOLVE, [names])
    return made


def used(endpoint: str, settings: Settings) -> Answer:
    """What becomes of a message to `endpoint`, had it been kept."""
    settings.VAPID_PRIVATE_KEY = make_vapid_keys()["VAPID_PRIVATE_KEY"]
    return push(Target(uuid4(), **new_phone(endpoint).keys), message())


def refused(client: Client, endpoint: str) -> bool:
    answer = client.put("/api/v1/push-subscription/", new_phone(endpoint).keys, content_type="application/json")
    kind = answer.json().get("type", "").rpartition("/")[2]
    return answer.status_code == 400 and kind in {"push-endpoint", "invalid"} and not PushSubscription.objects.exists()


@pytest.mark.parametrize("shape", NEVER)
def test_an_address_of_a_wrong_shape_is_refused_when_given_and_when_used(
    client: Client, settings: Settings, names: Callable[..., None], connected: list[Any], shape: str
) -> None:
    names(OUTSIDE)
    for public in ([], ["*"]):
        settings.PUSH_HOSTS_PUBLIC = public
        assert refused(client, NEVER[shape])
        assert used(NEVER[shape], settings) is Answer.REFUSED
    assert connected == []


@pytest.mark.parametrize("shape", PRIVATE)
def test_an_address_inside_is_refused_when_given_and_not_connected_to_when_used(
    client: Client, settings: Settings, connected: list[Any], shape: str
) -> None:
    endpoint = f"https://{PRIVATE[shape]}/x"
    for public in ([], ["*"]):
        settings.PUSH_HOSTS_PUBLIC = public
        assert refused(client, endpoint)
        assert used(endpoint, settings) in {Answer.REFUSED, Answer.LATER}
    assert connected == []


@pytest.mark.parametrize("endpoint", NAMED_ONLY)
def test_a_name_that_only_looks_like_a_known_service_is_refused(
    client: Client, settings: Settings, names: Callable[..., None], connected: list[Any], endpoint: str
) -> None:
    names(OUTSIDE)
    assert refused(client, endpoint)
    assert used(endpoint, settings) is Answer.REFUSED
    assert connected == []


@pytest.mark.parametrize("addresses", [(INSIDE,), (OUTSIDE, INSIDE), (INSIDE, OUTSIDE), ("::1",), ()])
def test_a_named_service_that_leads_inside_or_partly_inside_is_refused(
    client: Client, settings: Settings, names: Callable[..., None], addresses: tuple[str, ...]
) -> None:
    settings.PUSH_HOSTS_PUBLIC = ["push.example", "*.push.example"]
    names(*addresses)
    assert refused(client, "https://push.example/x")
    assert refused(client, "https://a.push.example/x")


@pytest.mark.parametrize("endpoint", ["https://push.example/x", "https://fcm.googleapis.com/x"])
def test_a_name_that_led_outside_when_given_and_inside_when_used_is_not_connected_to(
    settings: Settings, names: Callable[..., None], connected: list[Any], endpoint: str
) -> None:
    settings.PUSH_HOSTS_PUBLIC = ["push.example"]
    names(OUTSIDE)
    check_endpoint(endpoint)
    assert used(endpoint, settings) is Answer.LATER
    assert connected == [(OUTSIDE, 443)]
    names(INSIDE)
    assert used(endpoint, settings) is Answer.REFUSED
    assert len(connected) == 1
    names(INSIDE, OUTSIDE)
    assert used(endpoint, settings) is Answer.REFUSED
    assert {address for address, _ in connected} == {OUTSIDE}, "never the one inside"


@pytest.mark.parametrize(
    ("named", "host", "taken"),
    [
        ("push.example", "push.example", True),
        ("push.example", "a.push.example", False),
        ("push.example", "evilpush.example", False),
        ("*.push.example", "a.push.example", True),
        ("*.push.example", "a.b.push.example", True),
        ("*.push.example", "push.example", False),
        ("*.push.example", "evilpush.example", False),
        ("*", "anything.example", True),
    ],
)
def test_the_operator_names_public_services_exactly(
    settings: Settings, names: Callable[..., None], named: str, host: str, taken: bool
) -> None:
    settings.PUSH_HOSTS_PUBLIC = [named]
    names(OUTSIDE)
    try:
        check_endpoint(f"https://{host}/x")
    except EndpointError:
        assert not taken
    else:
        assert taken


def test_a_service_that_is_no_longer_named_gets_nothing_more(
    settings: Settings, names: Callable[..., None], connected: list[Any]
) -> None:
    settings.PUSH_HOSTS_PUBLIC = ["push.example"]
    names(OUTSIDE)
    check_endpoint("https://push.example/x")
    settings.PUSH_HOSTS_PUBLIC = []
    assert used("https://push.example/x", settings) is Answer.REFUSED
    assert connected == []


@pytest.mark.parametrize("address", ["8.8.8.8", "2607:f8b0:4005:80a::200e", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_of_the_open_internet_are_taken(address: str) -> None:
    assert is_public(address)
