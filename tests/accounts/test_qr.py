"""The QR code of an invitation link."""

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from accounts.users.models import User
from tests.accounts.keyring import JSON, slug
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db
LINK = "http://localhost:8000/join/#0123456789ABCDEFGHJK.AAAAAAAAAAAAAAAAAAAAAA.RHIuIEJlYQ"


def draw(client: Client, text: str) -> Any:
    return client.post("/api/v1/qr/", {"text": text}, content_type=JSON)


def test_a_therapist_gets_a_picture_of_the_link(therapist: User) -> None:
    answer = draw(sign_in(therapist), LINK)
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Cache-Control"] == "no-store"
    picture = ElementTree.fromstring(answer.content)
    assert picture.tag.endswith("svg")
    assert {child.tag.rsplit("}")[-1] for child in picture.iter()} <= {"svg", "g", "path"}


def test_the_link_itself_is_not_written_into_the_picture(therapist: User) -> None:
    assert b"0123456789ABCDEFGHJK" not in draw(sign_in(therapist), LINK).content


@pytest.mark.parametrize("text", ["https://elsewhere.example/join/#A", "http://localhost:8000/", "javascript:alert(1)"])
def test_nothing_but_invitation_links_is_drawn(therapist: User, text: str) -> None:
    answer = draw(sign_in(therapist), text)
    assert (answer.status_code, slug(answer)) == (400, "not-an-invitation")


def test_a_link_that_is_too_long_is_refused(therapist: User) -> None:
    client = sign_in(therapist)
    assert draw(client, LINK + "A" * (500 - len(LINK))).status_code == 200
    assert slug(draw(client, LINK + "A" * (501 - len(LINK)))) == "invalid"


def test_only_an_unlocked_therapist_draws(patient: User, therapist: User) -> None:
    assert slug(draw(sign_in(patient), LINK)) == "not-allowed"
    assert slug(draw(sign_in(therapist, unlocked=False), LINK)) == "locked"
    assert slug(draw(Client(), LINK)) == "sign-in"
