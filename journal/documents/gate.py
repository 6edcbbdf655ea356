"""The sealed-header gate: is this the shape of an age v1 file for so many recipients? It opens nothing.

Source: the age file format, version 1 (c2sp.org/age). Pure functions over bytes.
"""

import re
from itertools import islice
from typing import Final

from accounts.problems import Problem

VERSION: Final = b"age-encryption.org/v1\n"
MAX_HEADER: Final = 4096
MAX_STANZAS: Final = 6
MAX_GREASE: Final = 2
NONCE: Final = 16
TAG: Final = 16
CHUNK: Final = 64 * 1024 + TAG

# 32 bytes in unpadded base64: 43 characters, the last of which carries two bits that must be zero.
KEY: Final = rb"[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]"
X25519: Final = re.compile(rb"-> X25519 " + KEY)
SHARE: Final = re.compile(KEY)
GREASE: Final = re.compile(rb"-> [!-~]*-grease(?: [!-~]+)*")
BODY: Final = re.compile(rb"[A-Za-z0-9+/]{0,64}")
MAC: Final = re.compile(rb"--- " + KEY)


def check(sealed: bytes, recipients: int) -> None:
    """Pass a whole sealed file for exactly `recipients` X25519 recipients.

    Raises `Problem` with the slug `sealed-header` (not such a file), `stanza-count` (for another number
    of recipients) or `sealed-truncated` (cut off, or of a length that no such file has).
    """
    header = check_header(sealed[:MAX_HEADER], recipients)
    check_payload(len(sealed) - header)


def check_header(start: bytes, recipients: int) -> int:
    """Pass the first bytes of a sealed file; answers the length of its header."""
    if not start.startswith(VERSION):
        raise _broken("it does not begin as an age file of version 1")
    lines = start[len(VERSION) :].split(b"\n")
    found, used = _stanzas(lines)
    if found != recipients:
        raise Problem("stanza-count", 400, f"This is sealed for {found} recipients, and {recipients} were expected.")
    return len(VERSION) + sum(len(line) + 1 for line in islice(lines, used))


def check_payload(length: int) -> None:
    """Pass the length of what follows the header: a nonce, full chunks, and a last one that is not empty."""
    chunks = length - NONCE
    last = chunks % CHUNK
    if chunks < TAG or 0 < last < TAG or (last == TAG and chunks > CHUNK):
        raise Problem("sealed-truncated", 400, "The sealed bytes are cut off.")


def _stanzas(lines: list[bytes]) -> tuple[int, int]:
    """How many X25519 stanzas the lines hold, and how many lines the header takes with its MAC line.

    The last line is never whole: nothing says that it ended.
    """
    at, found, grease = 0, 0, 0
    whole = len(lines) - 1
    while at < whole and lines[at].startswith(b"-> "):
        if X25519.fullmatch(lines[at]):
            found += 1
            at = _share(lines, at + 1, whole)
        elif GREASE.fullmatch(lines[at]):
            grease += 1
            at = _grease(lines, at + 1, whole)
        else:
            raise _broken("one of its stanzas is of a type that is not taken here")
        if grease > MAX_GREASE or found + grease > MAX_STANZAS:
            raise _broken("it has too many stanzas")
    if at >= whole:
        raise _broken("its header has no end")
    if not MAC.fullmatch(lines[at]):
        raise _broken("its header does not end as it must")
    return found, at + 1


def _share(lines: list[bytes], at: int, whole: int) -> int:
    if at >= whole or not SHARE.fullmatch(lines[at]):
        raise _broken("the body of one of its stanzas has the wrong length")
    return at + 1


def _grease(lines: list[bytes], at: int, whole: int) -> int:
    while at < whole and BODY.fullmatch(lines[at]):
        at += 1
        if len(lines[at - 1]) < 64:
            return at
    raise _broken("the body of one of its stanzas has no end")


def _broken(why: str) -> Problem:
    return Problem("sealed-header", 400, f"The sealed bytes can't be taken: {why}.")
