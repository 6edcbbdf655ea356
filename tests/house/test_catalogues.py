"""Both languages are whole: every text of ours is in the Spanish catalogues, translated, with the same placeholders."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "frontend/locale/es/LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def catalogue(domain: str) -> Catalog:
    with (LOCALE / f"{domain}.po").open("rb") as file:
        return read_po(file, locale="es", domain=domain)


def texts(message: Message) -> tuple[list[str], list[str]]:
    def many(value: object) -> list[str]:
        return [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)]

    return many(message.id), many(message.string)


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_every_text_is_translated(domain: str) -> None:
    left = [message.id for message in catalogue(domain) if message.id and (message.fuzzy or not all(texts(message)[1]))]
    assert left == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_translations_keep_the_placeholders(domain: str) -> None:
    wrong = []
    for message in catalogue(domain):
        source, target = texts(message)
        wanted = {found for text in source for found in PLACEHOLDER.findall(text)}
        if message.id and any(set(PLACEHOLDER.findall(text)) - wanted for text in target):
            wrong.append(message.id)
    assert wrong == []


def script_texts() -> Iterator[str]:
    for path in (ROOT / "frontend/static/js").rglob("*.js"):
        for found in re.findall(r"""\bn?gettext\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")""", path.read_text()):
            yield (found[0] or found[1]).replace("\\'", "'").replace('\\"', '"').replace("\\n", "\n")


def test_every_text_of_a_script_is_in_the_catalogue() -> None:
    known = {first for message in catalogue("djangojs") for first in texts(message)[0][:1]}
    assert sorted(set(script_texts()) - known) == []


def test_every_text_of_the_server_is_in_the_catalogue() -> None:
    known = {first for message in catalogue("django") for first in texts(message)[0][:1]}
    found: set[str] = set()
    for app in ("accounts", "journal", "frontend", "config"):
        for path in (ROOT / app).rglob("*.py"):
            for _, message, _, _ in extract_from_file(
                "python", path, keywords={"_": None, "gettext": None, "ngettext": (1, 2)}
            ):
                found.add(message[0] if isinstance(message, tuple) else message)
    for path in (ROOT / "frontend/templates").rglob("*.html"):
        found |= set(re.findall(r"""{%\s*trans(?:late)?\s+"([^"]+)\"""", path.read_text()))
    assert sorted(found - known) == []
