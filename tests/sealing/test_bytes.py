import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.sealing.bytes import from_base64, from_base64url, parse_json, sha256_hex, to_base64, to_base64url, to_json
from journal.sealing.errors import SealedError
from tests.sealing.conftest import Js

LENGTHS = [0, 1, 2, 3, 31, 32, 33, 0x7FFF, 0x8000, 0x8001, 70_000]
NOT_BASE64URL = ["AA==", "A", "A+", "A/", "A A", "AB", "ñ", "\n"]


@given(st.binary())
def test_written_bytes_read_back(data: bytes) -> None:
    assert from_base64(to_base64(data)) == data
    assert from_base64url(to_base64url(data)) == data


@given(st.dictionaries(st.text(), st.text()))
def test_json_keeps_every_letter(value: dict[str, str]) -> None:
    assert parse_json(to_json(value)) == value


@pytest.mark.parametrize("text", NOT_BASE64URL)
def test_each_value_has_one_writing_only(text: str) -> None:
    with pytest.raises(SealedError, match="shape"):
        from_base64url(text)


@pytest.mark.parametrize("data", [b"\xff", b"{", b""])
def test_what_is_not_json_in_utf8_has_no_shape(data: bytes) -> None:
    with pytest.raises(SealedError, match="shape"):
        parse_json(data)


@pytest.mark.browser
def test_the_browser_writes_the_same_forms(js: Js) -> None:
    for length in LENGTHS:
        data = hashlib.shake_128(str(length).encode()).digest(length)
        forms = js(
            "async (s, text) => { const b = s.fromBase64(text);"
            " return [s.toBase64(b), s.toBase64Url(b), s.hex(b.slice(0, 40)), await s.sha256Hex(b)]; }",
            to_base64(data),
        )
        assert forms == [to_base64(data), to_base64url(data), data[:40].hex(), sha256_hex(data)]
        assert js("(s, text) => s.toBase64(s.fromBase64Url(text))", to_base64url(data)) == to_base64(data)


@pytest.mark.browser
@pytest.mark.parametrize("text", NOT_BASE64URL)
def test_the_browser_refuses_the_same_writings(js: Js, text: str) -> None:
    with pytest.raises(SealedError, match="shape"):
        js("(s, text) => s.fromBase64Url(text)", text)


@pytest.mark.browser
def test_the_browser_keeps_a_byte_order_mark_and_refuses_broken_utf8(js: Js) -> None:
    assert js("(s) => s.text(s.utf8('\\ufeffhello'))") == "\ufeffhello"
    with pytest.raises(SealedError, match="shape"):
        js("(s) => s.text(new Uint8Array([0xff]))")
