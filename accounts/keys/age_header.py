"""The outside of an age file: which stanzas its header has, without opening it.

Source: the age v1 format, "Header". Only the shape is checked; the header's MAC needs the file key.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from dataclasses import dataclass

VERSION = b"age-encryption.org/v1\n"
ARGUMENT = re.compile(rb"[!-~]+")
COLUMNS = 64
MAC_BYTES = 32
NONCE_BYTES = 16
TAG_BYTES = 16
MOST_STANZAS = 20


class NotAgeError(ValueError):
    """The bytes do not begin like an age file."""


@dataclass(frozen=True)
class Stanza:
    """One way to open the file: its type, the arguments after it and its decoded body."""

    kind: str
    arguments: tuple[str, ...]
    body: bytes


def read_stanzas(sealed: bytes) -> list[Stanza]:
    """The stanzas of `sealed`, in order, without those of a `-grease` type; NotAgeError when it is no age v1 file."""
    if not sealed.startswith(VERSION):
        raise NotAgeError("no age v1 version line")
    stanzas: list[Stanza] = []
    rest = sealed[len(VERSION) :]
    while rest.startswith(b"-> "):
        if len(stanzas) == MOST_STANZAS:
            raise NotAgeError("too many stanzas")
        stanza, rest = _read_stanza(rest)
        stanzas.append(stanza)
    footer, newline, payload = rest.partition(b"\n")
    if not newline or not footer.startswith(b"--- ") or len(_unpadded(footer[4:])) != MAC_BYTES:
        raise NotAgeError("no header MAC")
    if len(payload) < NONCE_BYTES + TAG_BYTES:
        raise NotAgeError("no payload")
    return [stanza for stanza in stanzas if not stanza.kind.endswith("-grease")]


def _read_stanza(text: bytes) -> tuple[Stanza, bytes]:
    """The stanza that `text` begins with, and what follows it; its last body line is a short one, even if empty."""
    line, newline, rest = text.partition(b"\n")
    arguments = line[3:].split(b" ")
    if not newline or not all(ARGUMENT.fullmatch(argument) for argument in arguments):
        raise NotAgeError("a broken stanza line")
    body = b""
    while True:
        line, newline, rest = rest.partition(b"\n")
        if not newline or len(line) > COLUMNS:
            raise NotAgeError("a broken stanza body")
        body += _unpadded(line)
        if len(line) < COLUMNS:
            kind, *others = (argument.decode() for argument in arguments)
            return Stanza(kind, tuple(others), body), rest


def _unpadded(text: bytes) -> bytes:
    try:
        return b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise NotAgeError("broken base64") from error
