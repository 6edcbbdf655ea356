"""Who may knock on which door, and what each is told: every address x method x role.

The addresses come from the URLconf, so a new one without a row fails. Statuses stand in the order of ROLES; the ids in
the addresses are the patient's. A method without a row must be refused to everyone.
"""

import json
from collections.abc import Callable
from http.cookies import SimpleCookie

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from accounts.care.models import CareRelationship
from accounts.users.models import User
from tests.house.doors import METHODS, Belongings, patterns
from tests.journal.letters import sealed

ROLES = ["nobody", "herself, locked", "herself", "her therapist", "another patient", "another therapist"]
ALL = "200 200 200 200 200 200"
SIGNED_IN = "401 200 200 200 200 200"
UNLOCKED = "401 403 200 200 200 200"
HERS = "401 403 200 404 404 404"

# The same bytes for everyone: pages whose words come from the device.
SHELLS = [
    "/today/",
    "/guides/",
    "/write/",
    "/journal/",
    "/entry/",
    "/share/",
    "/sharing/",
    "/insights/",
    "/sessions/",
    "/you/",
    "/you/devices/",
    "/you/reminders/",
    "/you/unlocking/",
    "/you/export/",
    "/you/plan/",
    "/you/account/",
    "/help/",
    "/grounding/",
    "/later/",
    "/unlock/",
    "/sign-in/",
    "/join/",
    "/inbox/",
    "/received/",
    "/people/",
    "/invite/",
    "/",
    "/about/",
    "/privacy/",
    "/licences/",
    "/offline/",
    "/offline/part/",
    "/manifest.webmanifest",
    "/sw.js",
    "/texts/<slug:language>.json",
]

MATRIX: dict[str, dict[str, str]] = {
    "/api/v1/me/": {"GET": SIGNED_IN, "PATCH": SIGNED_IN, "DELETE": "401 403 204 204 204 204"},
    "/api/v1/keys/": {"PUT": "401 400 400 400 400 400"},
    "/api/v1/wraps/": {"GET": SIGNED_IN},
    "/api/v1/wraps/<uuid:wrap_id>/": {"PUT": "401 403 400 400 400 400", "DELETE": "401 403 409 404 404 404"},
    "/api/v1/unlock/challenge/": {"POST": SIGNED_IN},
    "/api/v1/unlock/proof/": {"POST": "401 400 400 400 400 400"},
    "/api/v1/devices/": {"GET": UNLOCKED},
    "/api/v1/devices/<uuid:device_id>/": {"DELETE": "401 403 204 404 404 404"},
    "/api/v1/devices/current/half/": {"GET": UNLOCKED},
    "/api/v1/people/": {"GET": UNLOCKED},
    "/api/v1/relationships/<uuid:relationship_id>/": {"DELETE": "401 403 204 204 404 404"},
    "/api/v1/invitations/": {"GET": "401 403 403 200 403 200", "POST": "401 403 403 201 403 201"},
    "/api/v1/invitations/<uuid:invitation_id>/": {"DELETE": "401 403 403 404 403 404"},
    "/api/v1/invitations/look/": {"POST": "400 400 400 400 400 400"},
    "/api/v1/invitations/redeem/": {"POST": "401 403 400 400 400 400"},
    "/api/v1/qr/": {"POST": "401 403 403 200 403 200"},
    "/api/v1/events/": {"GET": UNLOCKED},
    "/api/v1/attachments/<uuid:attachment_id>/": {"GET": "401 403 200 200 404 404", "PUT": "401 403 409 404 404 404"},
    "/api/v1/documents/": {"GET": UNLOCKED},
    "/api/v1/documents/<uuid:document_id>/": {"PUT": HERS, "DELETE": HERS},
    "/api/v1/documents/<uuid:document_id>/opened/": {"POST": "401 403 404 200 404 404"},
    "/api/v1/documents/<uuid:document_id>/restore/": {"POST": "401 403 409 404 404 404"},
    "/api/v1/documents/<uuid:document_id>/revisions/": {"GET": HERS},
    "/api/v1/guides/": {"GET": ALL},
    "/api/v1/health/": {"GET": ALL},
    "/api/v1/reminders/": {"GET": UNLOCKED},
    "/api/v1/reminders/<uuid:reminder_id>/": {"PUT": HERS, "DELETE": "401 403 204 404 404 404"},
    "/api/v1/reminders/pauses/<uuid:pause_id>/": {"PUT": HERS, "DELETE": "401 403 204 204 204 204"},
    "/api/v1/reminders/wrote/": {"PUT": "401 403 204 204 204 204"},
    "/api/v1/reminders/test/": {"POST": UNLOCKED},
    # The note's own random id is the permission.
    "/api/v1/notes/<uuid:note_id>/": {"POST": "204 204 204 204 204 204"},
    "/api/v1/push-subscription/": {
        "GET": UNLOCKED,
        "PUT": "401 403 400 400 400 400",
        "DELETE": "401 403 204 204 204 204",
    },
    "/api/v1/schema/": {"GET": ALL},
    "/_allauth/browser/v1/config": {"GET": ALL},
    "/_allauth/browser/v1/auth/session": {"GET": SIGNED_IN, "DELETE": "401 401 401 401 401 401"},
    "/_allauth/browser/v1/auth/signup": {"POST": "400 400 400 400 400 400"},
    "/_allauth/browser/v1/auth/email/verify": {"POST": "409 409 409 409 409 409"},
    "/_allauth/browser/v1/auth/email/verify/resend": {"POST": "409 409 409 409 409 409"},
    "/_allauth/browser/v1/auth/code/request": {"POST": "400 400 400 400 400 400"},
    "/_allauth/browser/v1/auth/code/resend": {"POST": "409 409 409 409 409 409"},
    "/_allauth/browser/v1/auth/code/confirm": {"POST": "409 409 409 409 409 409"},
    "/_allauth/browser/v1/auth/webauthn/login": {"GET": ALL, "POST": "400 400 400 400 400 400"},
    "/_allauth/browser/v1/account/authenticators": {"GET": UNLOCKED},
    "/_allauth/browser/v1/account/authenticators/webauthn": {
        "GET": UNLOCKED,
        "POST": "401 403 400 400 400 400",
        "PUT": "401 403 400 400 400 400",
        "DELETE": "401 403 400 400 400 400",
    },
    "/language/<slug:language>/": {"POST": "204 204 204 204 204 204"},
    "/you/devices/list/": {"GET": UNLOCKED},
    "/you/devices/<uuid:device_id>/revoke/": {"POST": HERS},
    "/you/events/": {"GET": UNLOCKED},
    "/dev/mail/": {"GET": "404 404 404 404 404 404"},
    "/you/reminders/list/": {"GET": UNLOCKED},
    "/you/reminders/new/": {"GET": UNLOCKED},
    "/you/reminders/rest/": {"PUT": UNLOCKED},
    # Another's pause is left alone, and nobody learns whether there is one.
    "/you/reminders/pauses/<uuid:pause_id>/": {"DELETE": UNLOCKED},
    "/you/reminders/<uuid:reminder_id>/": {"GET": HERS, "POST": "401 403 422 422 422 422", "DELETE": HERS},
    "/you/reminders/<uuid:reminder_id>/rest/": {"PUT": HERS, "DELETE": HERS},
    "/you/reminders/<uuid:reminder_id>/off/": {"PUT": HERS, "DELETE": HERS},
    "/you/reminders/<uuid:reminder_id>/go-on/": {"PUT": HERS},
    "/notes/stop/<str:token>/": {"GET": "404 404 404 404 404 404", "POST": "404 404 404 404 404 404"},
    "/notes/stop/<str:token>/undo/": {"POST": "404 404 404 404 404 404"},
    "/notes/go-on/<str:token>/": {"GET": "404 404 404 404 404 404", "POST": "404 404 404 404 404 404"},
    "/sign-out/": {"POST": "204 204 204 204 204 204"},
} | {shell: {"GET": ALL} for shell in SHELLS}


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert {f"/{pattern}" for pattern in patterns()} == set(MATRIX)


@pytest.fixture
def people(
    patient: User, therapist: User, other_patient: User, other_therapist: User, make_client: Callable[..., Client]
) -> list[Client]:
    """One client for each of ROLES."""
    owners = [make_client(person) for person in (patient, therapist, other_patient, other_therapist)]
    return [Client(), make_client(patient, unlocked=False), *owners]


def knock(client: Client, method: str, pattern: str, belongings: Belongings) -> int:
    """The status of one request; what it did is undone."""
    address = belongings.address(pattern) + belongings.query(pattern, method)
    binary = "attachments" in pattern
    body = sealed(size=700) if binary else json.dumps(belongings.body(pattern, method)).encode()
    cookies = client.cookies.copy()
    undo = transaction.savepoint()
    answer = client.generic(
        method,
        address,
        b"" if method == "GET" else body,
        content_type="application/octet-stream" if binary else "application/json",
    )
    transaction.savepoint_rollback(undo)
    client.cookies = SimpleCookie(cookies)
    return int(answer.status_code)


@pytest.mark.django_db
@pytest.mark.parametrize("address", MATRIX)
def test_each_is_told_what_the_row_says(
    address: str, people: list[Client], patient: User, therapist: User, care: CareRelationship
) -> None:
    belongings, pattern = Belongings(patient, therapist, care), address.removeprefix("/")
    for method in METHODS:
        cache.clear()
        told = [knock(client, method, pattern, belongings) for client in people]
        if row := MATRIX[address].get(method):
            assert dict(zip(ROLES, told, strict=True)) == dict(zip(ROLES, map(int, row.split()), strict=True)), method
        else:
            assert all(400 <= status < 500 for status in told), f"{method} is let in: {told}"
