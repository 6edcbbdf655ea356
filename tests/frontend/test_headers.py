"""The headers that every page carries, and those that an unchanging file goes without."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.test import Client
from pytest_django.fixtures import Settings

PAGES = ["/", "/today/", "/write/", "/you/devices/list/"]
DATA = ["/api/v1/health/", "/api/v1/me/", "/texts/es.json"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES + DATA)
def test_every_answer_closes_what_we_never_use(client: Client, address: str) -> None:
    headers = client.get(address).headers
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_the_policy_allows_no_inline_script_and_nobody_elses(client: Client, address: str) -> None:
    policy = dict(
        part.strip().split(" ", 1) for part in client.get(address).headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert not any(word in str(policy) for word in ("unsafe", "nonce", "http"))


@pytest.mark.django_db
@pytest.mark.parametrize("address", DATA)
def test_an_answer_of_data_may_do_nothing_at_all(client: Client, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"].split("; ")
    assert policy == [f"{name} 'none'" for name in ("default-src", "base-uri", "form-action", "frame-ancestors")]


@pytest.fixture
def collected(settings: Settings, tmp_path: Path) -> Client:
    """A client of a server with production's static files."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "frontend.storage.ModuleManifestStorage"}}
    call_command("collectstatic", verbosity=0, interactive=False)
    return Client(headers={"Accept-Encoding": "br"})


def got(client: Client, path: str) -> HttpResponseBase:
    answer = client.get(static(path))
    assert answer.status_code == 200
    return answer


def test_a_file_with_its_hash_in_its_name_is_kept_for_good_and_never_asked_about(collected: Client) -> None:
    for path in ("js/pages/app.js", "css/app.css", "vendor/literata@5.3.0/latin.woff2", "icons.svg"):
        headers = got(collected, path).headers
        assert "immutable" in headers["Cache-Control"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert not {"ETag", "Last-Modified"} & set(headers)


def test_a_script_goes_without_the_headers_of_a_page_and_a_drawing_keeps_them(collected: Client) -> None:
    of_pages = {"Referrer-Policy", "Cross-Origin-Opener-Policy"}
    script = got(collected, "js/pages/app.js").headers
    assert not of_pages & set(script)
    assert script["Content-Type"] == "text/javascript"
    assert of_pages <= set(got(collected, "icons.svg").headers)


def test_a_file_that_may_change_can_be_asked_about(collected: Client) -> None:
    headers = collected.get("/static/js/pages/app.js").headers
    assert "immutable" not in headers["Cache-Control"]
    assert {"ETag", "Last-Modified", "Referrer-Policy"} <= set(headers)
