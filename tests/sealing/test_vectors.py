"""The fixed vectors: what was sealed once stays readable for ever, in Python and in the browser."""

import json
from pathlib import Path
from typing import Any

import pytest

from journal.sealing.bytes import from_base64, from_base64url
from journal.sealing.document import open_document
from journal.sealing.draft import open_draft
from journal.sealing.errors import SealedError
from journal.sealing.keyring import Keyring, binding_holds, fingerprint, public_keys_of, sign_nonce
from journal.sealing.padding import padded_length
from journal.sealing.wraps import unwrap
from tests.sealing.conftest import Js
from tests.sealing.samples import in_js

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text())
PEOPLE = VECTORS["people"]
OPEN = "(s, [sealed, keyring, expected]) => s.openDocument(s.fromBase64(sealed), keyring, expected)"


def named(vectors: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "vector", vectors, ids=[vector.get("what", vector.get("kind")) for vector in vectors]
    )


def keyring_of(name: str) -> Keyring:
    keyring: Keyring = PEOPLE[name]["keyring"]
    return keyring


@pytest.mark.parametrize("name", PEOPLE)
def test_the_public_keys_come_out_the_same(name: str) -> None:
    keyring = keyring_of(name)
    assert public_keys_of(keyring) == PEOPLE[name]["keys"]
    assert fingerprint(PEOPLE[name]["keys"]) == PEOPLE[name]["fingerprint"]
    assert binding_holds(keyring["user"], PEOPLE[name]["keys"])


def test_the_proof_of_unlocking_comes_out_the_same() -> None:
    assert sign_nonce(keyring_of("ana"), VECTORS["nonce"]["nonce"]) == VECTORS["nonce"]["signature"]


def test_the_steps_of_padding_come_out_the_same() -> None:
    assert [[length, padded_length(length)] for length, _ in VECTORS["padding"]] == VECTORS["padding"]


@named(VECTORS["wraps"])
def test_every_wrap_opens(vector: dict[str, Any]) -> None:
    secret = from_base64url(vector["secret"]) if vector["kind"] == "passkey" else vector["secret"]
    assert unwrap(from_base64(vector["sealed"]), vector["kind"], secret) == keyring_of("ana")


@named(VECTORS["documents"])
def test_every_document_opens(vector: dict[str, Any]) -> None:
    opened = open_document(from_base64(vector["sealed"]), keyring_of(vector["reader"]), **vector["expected"])
    assert opened == vector["signed"]


@named(VECTORS["refusals"])
def test_every_refusal_has_its_reason(vector: dict[str, Any]) -> None:
    with pytest.raises(SealedError) as refusal:
        open_document(from_base64(vector["sealed"]), keyring_of(vector["reader"]), **vector["expected"])
    assert refusal.value.code == vector["code"]


def test_the_draft_opens() -> None:
    assert open_draft(from_base64(VECTORS["draft"]["sealed"]), keyring_of("ana")) == VECTORS["draft"]["draft"]


@pytest.mark.browser
@pytest.mark.parametrize("name", PEOPLE)
def test_the_browser_derives_the_same_keys(js: Js, name: str) -> None:
    derived = js(
        "async (s, k) => { const keys = await s.publicKeysOf(k); return [keys, await s.fingerprint(keys)]; }",
        keyring_of(name),
    )
    assert derived == [PEOPLE[name]["keys"], PEOPLE[name]["fingerprint"]]


@pytest.mark.browser
def test_the_browser_proves_and_pads_the_same(js: Js) -> None:
    signed = js("(s, [keyring, nonce]) => s.signNonce(keyring, nonce)", [keyring_of("ana"), VECTORS["nonce"]["nonce"]])
    assert signed == VECTORS["nonce"]["signature"]
    assert js("(s, rows) => rows.map(([n]) => [n, s.paddedLength(n)])", VECTORS["padding"]) == VECTORS["padding"]


@pytest.mark.browser
@named(VECTORS["wraps"])
def test_the_browser_opens_every_wrap(js: Js, vector: dict[str, Any]) -> None:
    source = """(s, { kind, secret, sealed }) =>
      s.unwrap(s.fromBase64(sealed), { kind, secret: kind === 'passkey' ? s.fromBase64Url(secret) : secret })"""
    assert js(source, vector) == keyring_of("ana")


@pytest.mark.browser
@named(VECTORS["documents"])
def test_the_browser_opens_every_document(js: Js, vector: dict[str, Any]) -> None:
    opened = js(OPEN, [vector["sealed"], keyring_of(vector["reader"]), in_js(vector["expected"])])
    assert opened == vector["signed"]


@pytest.mark.browser
@named(VECTORS["refusals"])
def test_the_browser_refuses_for_the_same_reason(js: Js, vector: dict[str, Any]) -> None:
    with pytest.raises(SealedError) as refusal:
        js(OPEN, [vector["sealed"], keyring_of(vector["reader"]), in_js(vector["expected"])])
    assert refusal.value.code == vector["code"]


@pytest.mark.browser
def test_the_browser_opens_the_draft(js: Js) -> None:
    source = "(s, [sealed, keyring]) => s.openDraft(s.fromBase64(sealed), keyring)"
    assert js(source, [VECTORS["draft"]["sealed"], keyring_of("ana")]) == VECTORS["draft"]["draft"]
