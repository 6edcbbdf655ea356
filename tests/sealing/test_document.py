"""One table of tampered documents, refused alike by both halves of the format."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.sealing import age
from journal.sealing.bytes import from_base64, sha256_hex, to_base64, to_json
from journal.sealing.document import Signed, open_document, seal_document
from journal.sealing.errors import SealedError
from journal.sealing.keyring import Keyring
from journal.sealing.padding import pad
from journal.sealing.signing import sign
from tests.sealing.conftest import Js
from tests.sealing.samples import ANA, ANA_KEYS, BEA, BEA_KEYS, document, expected, in_js, shared

HASH = "0" * 64
OPEN = "async (s, [sealed, keyring, wanted]) => s.openDocument(s.fromBase64(sealed), keyring, wanted)"
SEAL = """async (s, [document, keyring]) => {
  const { sealed, sha256 } = await s.sealDocument(document, keyring);
  return [s.toBase64(sealed), sha256];
}"""
# What a hostile server, reader or old backup could hand over: how the expectation differs, and the refusal.
UNEXPECTED: list[tuple[dict[str, Any], str]] = [
    ({"id": "00000000-0000-4000-8000-000000000000"}, "mismatch"),
    ({"kind": "share"}, "mismatch"),
    ({"author": BEA["user"]}, "mismatch"),
    ({"verify_key": BEA_KEYS["verify_key"]}, "signature"),
    ({"verify_key": ""}, "signature"),
    ({"recipients": [BEA_KEYS["recipient"]]}, "mismatch"),
    ({"recipients": [ANA_KEYS["recipient"], BEA_KEYS["recipient"]]}, "mismatch"),
    ({"recipients": []}, "mismatch"),
    ({"at_least": 4}, "rollback"),
]
# Fields that no reader accepts, although rightly signed.
MISSHAPEN: list[tuple[dict[str, Any], str]] = [
    ({"id": None}, "shape"),
    ({"kind": "diary"}, "shape"),
    ({"revision": 0, "previous": None}, "shape"),
    ({"revision": 1.5}, "shape"),
    ({"revision": "3"}, "shape"),
    ({"previous": None}, "shape"),
    ({"revision": 1}, "shape"),
    ({"previous": "abc"}, "shape"),
    ({"recipients": []}, "shape"),
    ({"recipients": "age1"}, "shape"),
    ({"recipients": [ANA_KEYS["recipient"]] * 2}, "shape"),
    ({"recipients": [ANA_KEYS["recipient"], BEA_KEYS["recipient"]]}, "shape"),
    ({"kind": "share"}, "shape"),
    ({"written_at": 7}, "shape"),
    ({"body": []}, "shape"),
    ({"body": {"type": "note"}}, "shape"),
    ({"body": {"v": 2, "type": "note"}}, "version"),
]
ENVELOPES: list[tuple[Any, str]] = [
    ("not an object", "shape"),
    ({}, "shape"),
    ({"v": "1"}, "shape"),
    ({"v": 2, "signed": "{}", "signature": ""}, "version"),
    ({"v": 1, "signed": {}, "signature": ""}, "shape"),
    ({"v": 1, "signed": "{}"}, "shape"),
    ({"v": 1, "signed": "{}", "signature": "AAAA"}, "signature"),
]


def third_revision(**changes: Any) -> Signed:
    return document(**({"revision": 3, "previous": HASH} | changes))


def forged(signed: object, keyring: Keyring = ANA) -> bytes:
    """Rightly signed and sealed to Ana, whatever it is."""
    text = to_json(signed).decode()
    signature = sign(keyring["keys"][0]["signing"], f"afterword/document/v1\n{text}".encode())
    return envelope({"v": 1, "signed": text, "signature": signature})


def envelope(value: object) -> bytes:
    return age.seal(pad(to_json(value)), [ANA_KEYS["recipient"]])


def js_open(js: Js, sealed: bytes, keyring: Keyring, wanted: dict[str, Any]) -> Any:
    return js(OPEN, [to_base64(sealed), keyring, in_js(wanted)])


def refusal_of(sealed: bytes, wanted: dict[str, Any], keyring: Keyring = ANA) -> str:
    with pytest.raises(SealedError) as refusal:
        open_document(sealed, keyring, **wanted)
    return refusal.value.code


def js_refusal_of(js: Js, sealed: bytes, wanted: dict[str, Any], keyring: Keyring = ANA) -> str:
    with pytest.raises(SealedError) as refusal:
        js_open(js, sealed, keyring, wanted)
    return refusal.value.code


def test_an_author_reads_what_was_written() -> None:
    written = document()
    sealed = seal_document(written, ANA)
    assert open_document(sealed.sealed, ANA, **expected(written)) == written
    assert sealed.sha256 == sha256_hex(sealed.sealed)


def test_a_reader_reads_a_share_and_a_stranger_does_not() -> None:
    written = shared()
    sealed = seal_document(written, ANA).sealed
    assert open_document(sealed, BEA, **expected(written, recipients=written["recipients"])) == written
    private = seal_document(document(), ANA).sealed
    assert refusal_of(private, expected(written), keyring=BEA) == "decrypt"


def test_nothing_in_the_sealed_bytes_shows_the_words() -> None:
    sealed = seal_document(document(body={"v": 1, "type": "note", "text": "violin"}), ANA).sealed
    for word in ("violin", ANA["user"], "note", "own", ANA_KEYS["recipient"]):
        assert word.encode() not in sealed


def test_later_fields_survive_opening() -> None:
    later = {**document(body={"v": 1, "type": "note", "later": {"deep": [1, "ñ"]}}), "mood": "kept"}
    opened = open_document(forged(later), ANA, **expected(Signed(**later)))  # type: ignore[typeddict-item]
    assert opened == later


@pytest.mark.parametrize(("changes", "code"), UNEXPECTED)
def test_another_document_than_expected_is_refused(changes: dict[str, Any], code: str) -> None:
    written = third_revision()
    assert refusal_of(seal_document(written, ANA).sealed, expected(written, **changes)) == code


@pytest.mark.parametrize(("changes", "code"), MISSHAPEN)
def test_a_misshapen_document_is_neither_sealed_nor_opened(changes: dict[str, Any], code: str) -> None:
    written = third_revision(**changes)
    with pytest.raises(SealedError) as refusal:
        seal_document(written, ANA)
    assert refusal.value.code == code
    assert refusal_of(forged(written), expected(written)) == code


@pytest.mark.parametrize(("value", "code"), ENVELOPES)
def test_another_envelope_is_refused(value: object, code: str) -> None:
    assert refusal_of(envelope(value), expected(document())) == code


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 7))
def test_not_one_bit_can_be_changed(at: int, bit: int) -> None:
    written = document()
    sealed = bytearray(seal_document(written, ANA).sealed)
    sealed[at % len(sealed)] ^= 1 << bit
    assert refusal_of(bytes(sealed), expected(written)) == "decrypt"


@pytest.mark.parametrize("length", [0, 1, 100, 400, -1])
def test_a_truncated_document_opens_nothing(length: int) -> None:
    written = document()
    assert refusal_of(seal_document(written, ANA).sealed[:length], expected(written)) == "decrypt"


def test_a_reader_cannot_pass_a_share_on_as_the_authors() -> None:
    """Bea opens a share and seals the signed text again, to someone whom Ana did not choose."""
    carl = age.make_identity()
    passed_on = age.seal(
        age.open_sealed(seal_document(shared(), ANA).sealed, [BEA["keys"][0]["identity"]]), [age.recipient_of(carl)]
    )
    carls: Keyring = {"v": 1, "user": "carl", "keys": [{"identity": carl, "signing": "A" * 43, "created": ""}]}
    wanted = expected(shared()) | {"id": json.loads(json.loads(age.open_sealed(passed_on, [carl]))["signed"])["id"]}
    assert refusal_of(passed_on, wanted, keyring=carls) == "mismatch"


def test_nobody_seals_in_the_name_of_another() -> None:
    with pytest.raises(SealedError, match="shape"):
        seal_document(document(), BEA)
    with pytest.raises(SealedError, match="shape"):
        seal_document(shared() | {"recipients": shared()["recipients"][::-1]}, ANA)


@given(st.dictionaries(st.text(), st.text() | st.integers(-(2**53), 2**53) | st.none() | st.booleans()))
@settings(max_examples=40, deadline=None)
def test_any_body_comes_back_as_it_was(body: dict[str, Any]) -> None:
    written = document(body={**body, "v": 1})
    assert open_document(seal_document(written, ANA).sealed, ANA, **expected(written)) == written


def test_an_older_key_of_the_keyring_still_opens() -> None:
    written = document()
    newer: Keyring = {**ANA, "keys": [*BEA["keys"], *ANA["keys"]]}
    assert open_document(seal_document(written, ANA).sealed, newer, **expected(written)) == written


@pytest.mark.browser
@pytest.mark.parametrize("make", [document, third_revision, shared])
def test_python_and_the_browser_open_each_other(js: Js, make: Any) -> None:
    written = make()
    from_python = seal_document(written, ANA).sealed
    assert js_open(js, from_python, ANA, expected(written)) == written
    sealed, sha256 = js(SEAL, [written, ANA])
    assert open_document(from_base64(sealed), ANA, **expected(written)) == written
    assert sha256 == sha256_hex(from_base64(sealed))


@pytest.mark.browser
def test_the_browser_pads_as_python_does(js: Js) -> None:
    """Sizes differ only by the stanza of random bytes that Python's age adds to keep readers forgiving."""
    for length in (0, 300, 5000, 70_000):
        written = document(body={"v": 1, "type": "note", "text": "x" * length})
        opened = [
            age.open_sealed(sealed, [ANA["keys"][0]["identity"]])
            for sealed in (seal_document(written, ANA).sealed, from_base64(js(SEAL, [written, ANA])[0]))
        ]
        assert opened[0] == opened[1]


@pytest.mark.browser
def test_the_browser_keeps_later_fields(js: Js) -> None:
    later = {**document(body={"v": 1, "type": "note", "later": {"deep": [1, "ñ"]}}), "mood": "kept"}
    assert js_open(js, forged(later), ANA, expected(Signed(**later))) == later  # type: ignore[typeddict-item]


@pytest.mark.browser
@pytest.mark.parametrize(("changes", "code"), UNEXPECTED)
def test_the_browser_refuses_what_it_did_not_expect(js: Js, changes: dict[str, Any], code: str) -> None:
    written = third_revision()
    assert js_refusal_of(js, seal_document(written, ANA).sealed, expected(written, **changes)) == code


@pytest.mark.browser
@pytest.mark.parametrize(("changes", "code"), MISSHAPEN)
def test_the_browser_refuses_the_misshapen(js: Js, changes: dict[str, Any], code: str) -> None:
    written = third_revision(**changes)
    with pytest.raises(SealedError) as refusal:
        js(SEAL, [written, ANA])
    assert refusal.value.code == code
    assert js_refusal_of(js, forged(written), expected(written)) == code


@pytest.mark.browser
@pytest.mark.parametrize(("value", "code"), ENVELOPES)
def test_the_browser_refuses_other_envelopes(js: Js, value: object, code: str) -> None:
    assert js_refusal_of(js, envelope(value), expected(document())) == code


@pytest.mark.browser
def test_the_browser_notices_any_changed_byte(js: Js) -> None:
    written = document()
    sealed = seal_document(written, ANA).sealed
    for at in range(0, len(sealed), 13):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        assert js_refusal_of(js, changed, expected(written)) == "decrypt"


@pytest.mark.browser
def test_the_browser_opens_nothing_that_is_cut_short_or_for_others(js: Js) -> None:
    written = document()
    sealed = seal_document(written, ANA).sealed
    for length in (0, 1, 100, 400, -1):
        assert js_refusal_of(js, sealed[:length], expected(written)) == "decrypt"
    assert js_refusal_of(js, sealed, expected(written), keyring=BEA) == "decrypt"


@pytest.mark.browser
def test_the_browser_seals_in_nobody_elses_name(js: Js) -> None:
    for written, keyring in ((document(), BEA), (shared() | {"recipients": shared()["recipients"][::-1]}, ANA)):
        with pytest.raises(SealedError, match="shape"):
            js(SEAL, [written, keyring])
