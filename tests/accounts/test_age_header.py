"""The outside of age files, read without opening them."""

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.keys.age_header import VERSION, NotAgeError, read_stanzas

X25519 = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
MAC = b"--- " + b"A" * 43 + b"\n"
PAYLOAD = bytes(32)


def sealed(count: int) -> bytes:
    return bytes(pyrage.encrypt(b"words", [pyrage.x25519.Identity.generate().to_public() for _ in range(count)]))


def test_a_file_tells_its_stanzas() -> None:
    assert [stanza.kind for stanza in read_stanzas(sealed(1))] == ["X25519"]
    assert [stanza.kind for stanza in read_stanzas(sealed(3))] == ["X25519"] * 3


def test_a_stanza_tells_its_arguments_and_body() -> None:
    (stanza,) = read_stanzas(pyrage.passphrase.encrypt(b"words", "a passphrase"))
    assert stanza.kind == "scrypt"
    assert len(stanza.arguments) == 2
    assert len(stanza.body) == 32


def test_grease_is_not_counted() -> None:
    grease = b"-> 9xY-grease a b\n" + b"A" * 64 + b"\n\n"
    assert [stanza.kind for stanza in read_stanzas(VERSION + X25519 + grease + MAC + PAYLOAD)] == ["X25519"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("nothing", b""),
        ("another version", X25519.join([b"age-encryption.org/v2\n", MAC + PAYLOAD])),
        ("armour", b"-----BEGIN AGE ENCRYPTED FILE-----\n"),
        ("no MAC", VERSION + X25519 + PAYLOAD),
        ("a short MAC", VERSION + X25519 + b"--- AAAA\n" + PAYLOAD),
        ("a MAC that is no base64", VERSION + X25519 + b"--- " + b"*" * 43 + b"\n" + PAYLOAD),
        ("no payload", VERSION + X25519 + MAC),
        ("a payload without room for a tag", VERSION + X25519 + MAC + bytes(31)),
        ("a stanza without a body", VERSION + b"-> X25519 A\n" + MAC + PAYLOAD),
        ("a stanza without a type", VERSION + b"-> \n\n" + MAC + PAYLOAD),
        ("two spaces", VERSION + b"-> X25519  A\n\n" + MAC + PAYLOAD),
        ("a body line that is too long", VERSION + b"-> X25519 A\n" + b"A" * 68 + b"\n\n" + MAC + PAYLOAD),
        ("an endless body", VERSION + b"-> X25519 A\n" + (b"A" * 64 + b"\n") * 9),
        ("too many stanzas", VERSION + b"-> x-grease\n\n" * 21 + MAC + PAYLOAD),
    ],
)
def test_what_is_no_age_file_is_said_to_be_none(name: str, text: bytes) -> None:
    with pytest.raises(NotAgeError):
        read_stanzas(text)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(noise: bytes) -> None:
    for text in (noise, VERSION + noise, VERSION + X25519 + noise):
        try:
            read_stanzas(text)
        except NotAgeError:
            continue
