"""The sealed-header gate, from both sides of every line that it draws."""

import base64
import os

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accounts.problems import Problem
from journal.documents import gate
from tests.journal.letters import grease, line, sealed, stanza

VERSION = b"age-encryption.org/v1\n"
PAYLOAD = os.urandom(16 + 512 + 16)


def built(*stanzas: bytes, version: bytes = VERSION, mac: bytes | None = None, payload: bytes = PAYLOAD) -> bytes:
    return version + b"".join(stanzas) + (mac if mac is not None else b"--- " + line() + b"\n") + payload


def refused(file: bytes, recipients: int = 1) -> str:
    with pytest.raises(Problem) as problem:
        gate.check(file, recipients)
    return problem.value.slug


@pytest.mark.parametrize("recipients", [1, 2])
def test_a_file_for_the_right_number_of_people_passes(recipients: int) -> None:
    gate.check(sealed(recipients), recipients)


@pytest.mark.parametrize(("inside", "expected"), [(0, 1), (2, 1), (3, 1), (1, 2), (3, 2), (0, 2)])
def test_another_number_of_people_is_refused(inside: int, expected: int) -> None:
    assert refused(sealed(inside), expected) == "stanza-count"


@pytest.mark.parametrize(
    "body",
    [b"", line(20), line(48) + b"\n", line(48) + b"\n" + line(5)],
    ids=["empty", "short", "one whole line", "two lines"],
)
def test_grease_is_allowed_and_not_counted(body: bytes) -> None:
    gate.check(built(stanza(), grease(body)), 1)
    gate.check(built(grease(body), stanza(), stanza()), 2)


def test_grease_has_its_bounds() -> None:
    gate.check(built(stanza(), grease(), grease()), 1)
    assert refused(built(stanza(), *[grease()] * 3)) == "sealed-header"
    assert refused(built(stanza(), grease((line(48) + b"\n") * 70))) == "sealed-header"


HEADERS = {
    "empty": b"",
    "other text": b"My words, in the clear.",
    "version two": built(stanza(), version=b"age-encryption.org/v2\n"),
    "armored": b"-----BEGIN AGE ENCRYPTED FILE-----\n" + base64.b64encode(sealed()),
    "carriage returns": built(stanza()).replace(b"\n", b"\r\n", 3),
    "scrypt": built(b"-> scrypt " + line(16) + b" 17\n" + line() + b"\n"),
    "another type": built(b"-> mlkem768x25519 " + line() + b"\n" + line() + b"\n"),
    "short argument": built(b"-> X25519 " + line(31) + b"\n" + line() + b"\n"),
    "long argument": built(b"-> X25519 " + line(33) + b"\n" + line() + b"\n"),
    "two arguments": built(b"-> X25519 " + line() + b" " + line() + b"\n" + line() + b"\n"),
    "padded argument": built(b"-> X25519 " + line() + b"=\n" + line() + b"\n"),
    "no body": built(b"-> X25519 " + line() + b"\n"),
    "short body": built(b"-> X25519 " + line() + b"\n" + line(31) + b"\n"),
    "long body": built(b"-> X25519 " + line() + b"\n" + line(33) + b"\n"),
    "two body lines": built(b"-> X25519 " + line() + b"\n" + line() + b"\n" + line() + b"\n"),
    "loose bits": built(b"-> X25519 " + b"A" * 42 + b"B" + b"\n" + line() + b"\n"),
    "no MAC": built(stanza(), mac=b""),
    "short MAC": built(stanza(), mac=b"--- " + line(31) + b"\n"),
    "MAC without its space": built(stanza(), mac=b"---" + line() + b"\n"),
    "MAC without end": VERSION + stanza() + b"--- " + line(),
    "header without end": VERSION + stanza() * 60,
}


@pytest.mark.parametrize("name", HEADERS)
def test_what_is_no_such_header_is_refused(name: str) -> None:
    assert refused(HEADERS[name]) == "sealed-header"


CHUNK = 64 * 1024 + 16
LENGTHS = {0: False, 15: False, 16: False, 31: False, 32: True, 33: True}
LENGTHS |= {16 + CHUNK - 1: True, 16 + CHUNK: True, 16 + CHUNK + 1: False, 16 + CHUNK + 15: False}
LENGTHS |= {16 + CHUNK + 16: False, 16 + CHUNK + 17: True, 16 + 2 * CHUNK: True, 16 + 2 * CHUNK + 16: False}


@pytest.mark.parametrize(("length", "whole"), LENGTHS.items())
def test_a_length_that_no_sealed_file_has_is_a_cut(length: int, whole: bool) -> None:
    file = built(stanza(), payload=b"\x00" * length)
    if whole:
        gate.check(file, 1)
    else:
        assert refused(file) == "sealed-truncated"


@given(st.integers(min_value=0, max_value=400))
def test_a_file_cut_anywhere_in_its_header_is_refused(length: int) -> None:
    file = built(stanza(), stanza(), payload=b"\x00" * 200)
    header = len(file) - 200
    assert refused(file[: min(length, header - 1)], 2) == "sealed-header"


@given(st.binary(max_size=300), st.integers(min_value=0, max_value=3))
@example(b"\n" * 300, 1)
@example(b"-> " * 100, 1)
def test_any_bytes_get_an_answer_and_never_an_accident(noise: bytes, recipients: int) -> None:
    for file in (noise, VERSION + noise, VERSION + stanza() + noise):
        with pytest.raises(Problem) as problem:
            gate.check(file, recipients)
        assert problem.value.slug in {"sealed-header", "sealed-truncated", "stanza-count"}
