"""The headers that every page carries."""

import pytest
from django.test import Client

ADDRESSES = ["/", "/today/", "/write/", "/api/v1/health/", "/you/devices/list/"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_closes_what_we_never_use(client: Client, address: str) -> None:
    headers = client.get(address).headers
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_policy_allows_no_inline_script_and_nobody_elses(client: Client, address: str) -> None:
    policy = dict(
        part.strip().split(" ", 1) for part in client.get(address).headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert not any(word in str(policy) for word in ("unsafe", "nonce", "http"))
