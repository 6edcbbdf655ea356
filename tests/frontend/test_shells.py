"""Pages without anyone's words: the same bytes for everyone, and nothing that could leak."""

import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from accounts.users.models import User
from frontend.precache import OURS, static_paths, version
from frontend.shells import OFFLINE, OFFLINE_PART, PUBLIC, SHELLS

PAGES = [*PUBLIC.values(), *SHELLS.values(), OFFLINE, OFFLINE_PART]
SAID_ALOUD = re.compile(r"ketamine|patient|therapy|crisis|suicide", re.IGNORECASE)


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_the_same_for_everyone(address: str, patient: User, make_client: Callable[..., Client]) -> None:
    stranger, known = Client().get(address), make_client(patient).get(address)
    assert stranger.status_code == 200
    assert stranger.content == known.content


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_for_no_session_and_holds_no_token(address: str) -> None:
    client = Client()
    page = client.get(address)
    assert set(client.cookies) == {"csrftoken"}
    assert client.cookies["csrftoken"].value not in page.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_never_kept_by_anyone_between(address: str) -> None:
    assert "private" in Client().get(address)["Cache-Control"]


@pytest.mark.parametrize("address", [*SHELLS.values(), OFFLINE])
def test_a_title_says_nothing_about_health(address: str) -> None:
    title = re.search(r"<title>(.*?)</title>", Client().get(address).content.decode())
    assert title
    assert not SAID_ALOUD.search(title[1])


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_no_inline_script_style_or_handler(address: str) -> None:
    page = Client().get(address).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_for_nothing_from_elsewhere(address: str) -> None:
    page = Client().get(address).content.decode()
    assert not re.findall(r'(?:src|href)="(?:https?:)?//[^"]+"', page)


def test_a_page_speaks_the_language_that_is_asked_for() -> None:
    page = Client(headers={"accept-language": "es"}).get("/today/")
    assert page["Content-Language"] == "es"
    assert b'<html lang="es"' in page.content


def test_a_chosen_language_goes_before_the_browsers() -> None:
    client = Client(headers={"accept-language": "en"})
    assert client.post("/language/es/").status_code == 204
    assert client.get("/today/")["Content-Language"] == "es"


def test_a_language_that_nobody_speaks_is_not_there() -> None:
    assert Client().post("/language/xx/").status_code == 404
    assert Client().get("/texts/xx.json").status_code == 404


def test_a_language_is_not_changed_by_looking() -> None:
    assert Client().get("/language/es/").status_code == 405


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_texts_of_a_language_come_as_a_catalogue(language: str) -> None:
    texts = Client().get(f"/texts/{language}.json")
    assert texts["Content-Type"].startswith("application/json")
    assert "catalog" in json.loads(texts.content)


def test_the_manifest_makes_it_installable_under_a_name_that_says_nothing() -> None:
    manifest = json.loads(Client().get("/manifest.webmanifest").content)
    assert manifest["name"] == manifest["short_name"] == "Afterword"
    assert manifest["display"] == "standalone"
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}
    assert any(icon.get("purpose") == "maskable" for icon in manifest["icons"])
    assert [shortcut["url"] for shortcut in manifest["shortcuts"]] == ["/write/", "/help/"]
    assert not SAID_ALOUD.search(json.dumps(manifest))


def test_shared_text_never_stands_in_an_address() -> None:
    target = json.loads(Client().get("/manifest.webmanifest").content)["share_target"]
    assert target["method"] == "POST"


def test_shared_text_that_misses_the_service_worker_is_not_taken() -> None:
    assert Client().post("/shared-text/", {"text": "words"}).status_code == 404


def test_the_service_worker_answers_for_every_page_and_is_asked_anew() -> None:
    worker = Client().get("/sw.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert "no-cache" in worker["Cache-Control"]
    kept = json.loads(re.search(r"keepShells\(self, (\{.*\})\)", worker.content.decode())[1])  # type: ignore[index]
    assert set(kept["shells"]) == set(PAGES)
    assert kept["version"] == version() == Client().get("/today/")["Shell-Version"]
    assert not [path for path in kept["shells"] + kept["texts"] if path.startswith("/api/")]


def test_what_is_kept_is_spelled_as_the_modules_spell_it() -> None:
    kept = Client().get("/sw.js").content.decode()
    assert "%40" not in kept
    assert "vendor/htmx@4.0.1/htmx.js" in kept


def test_every_element_on_a_page_is_known_to_the_entry_module() -> None:
    known = set(re.findall(r"^  '([a-z-]+)':", open_static("js/pages/elements.js"), re.MULTILINE))
    used = {name for page in PAGES for name in re.findall(r"<([a-z]+-[a-z-]+)", Client().get(page).content.decode())}
    assert used <= known


def test_every_element_that_is_known_has_its_module() -> None:
    modules = re.findall(r"import\('\.\./(elements/[a-z-]+\.js)'\)", open_static("js/pages/elements.js"))
    assert {f"js/{module}" for module in modules} <= set(static_paths())


def test_every_stylesheet_is_asked_for_once() -> None:
    asked = re.findall(r'@import url\("(.*?)"\)', open_static("css/app.css"))
    there = {path.removeprefix("css/") for path in static_paths() if path.startswith("css/")} - {"app.css"}
    assert sorted(asked) == sorted(there)


def open_static(path: str) -> str:
    return (OURS / path).read_text()
