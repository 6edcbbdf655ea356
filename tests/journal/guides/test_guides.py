"""GET guides/: the whole library, in the reader's language, open to all and cached by its hash."""

import json

import brotli  # type: ignore[import-untyped]
import pytest
from django.test import Client

from journal.guides import library

pytestmark = pytest.mark.django_db
URL = "/api/v1/guides/"


def test_all_eighteen_guides_are_there_for_everyone() -> None:
    answer = Client().get(URL)
    assert answer.status_code == 200
    guides = answer.json()["guides"]
    assert len(guides) == 18
    assert sum(len(guide["prompts"]) for guide in guides) == 115
    assert guides[0]["title"] == "Set an intention"


@pytest.mark.parametrize(
    ("query", "header", "locale"),
    [
        ("", "es-MX,es;q=0.9", "es"),
        ("", "fr", "en"),
        ("?lang=es", "en", "es"),
        ("?lang=en", "es", "en"),
        ("?lang=es-AR", "en", "es"),
        ("?lang=xx", "es", "es"),
        ("?lang=", "en", "en"),
    ],
)
def test_the_language_is_the_readers(query: str, header: str, locale: str) -> None:
    answer = Client(headers={"Accept-Language": header}).get(URL + query)
    assert answer.json()["locale"] == locale
    assert answer.json()["guides"][0]["title"] == library.guides(locale)[0]["title"]
    assert {"Accept-Language", "Cookie"} <= {each.strip() for each in answer["Vary"].split(",")}


@pytest.mark.parametrize("prefix", ["", "W/", '"another", '])
def test_what_is_known_is_not_sent_again(prefix: str) -> None:
    etag = Client().get(URL)["ETag"]
    again = Client(headers={"If-None-Match": prefix + etag}).get(URL)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)


def test_a_browser_that_takes_brotli_gets_the_same_library() -> None:
    packed = Client(headers={"Accept-Encoding": "gzip, deflate, br, zstd"}).get(URL)
    assert packed["Content-Encoding"] == "br"
    assert packed["Content-Type"] == "application/json"
    assert "Accept-Encoding" in packed["Vary"]
    assert json.loads(brotli.decompress(packed.content)) == Client().get(URL).json()


@pytest.mark.parametrize("way", ["gzip", "br"])
def test_a_compressed_library_is_known_again_too(way: str) -> None:
    zipped = Client(headers={"Accept-Encoding": way})
    etag = zipped.get(URL)["ETag"]
    assert zipped.get(URL, headers={"If-None-Match": etag}).status_code == 304


def test_each_language_has_an_etag_of_its_own() -> None:
    assert Client().get(URL)["ETag"] != Client().get(URL + "?lang=es")["ETag"]
    etag = Client().get(URL)["ETag"]
    assert Client(headers={"If-None-Match": etag}).get(URL + "?lang=es").status_code == 200
