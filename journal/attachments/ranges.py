"""HTTP's ranges (RFC 9110, section 14) and digests (RFC 9530), as far as attachments use them."""

import base64
import binascii
import re
from dataclasses import dataclass

from accounts.problems import Problem

ASKED = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
SENT = re.compile(r"bytes (?:(\d{1,15})-(\d{1,15})|\*)/(\d{1,15})")
DIGEST = re.compile(r"(?:^|[,\s])sha-256=:([A-Za-z0-9+/=]{44}):")


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `start` to `end` (not included)."""

    start: int
    end: int

    @property
    def size(self) -> int:
        return self.end - self.start


def asked(header: str | None, size: int) -> Span | None:
    """The one range that a GET asks for; None when it asks for everything, or in a way that may be ignored.

    Raises `Problem` `range` (416) when nothing of `size` bytes lies in the range.
    """
    found = ASKED.fullmatch((header or "").strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        span = Span(max(0, size - int(last)), size)
    else:
        span = Span(int(first), min(size, int(last) + 1) if last else size)
        if last and int(last) < int(first):
            return None
    if span.size <= 0:
        raise Problem("range", 416, "There are no bytes in this range.", size=size)
    return span


def sent(header: str) -> tuple[Span | None, int]:
    """What a PUT's Content-Range says it brings (None: nothing, it asks how much is here), and the whole size."""
    found = SENT.fullmatch(header.strip())
    if found is None:
        raise Problem("range", 416, "This Content-Range can't be read.")
    first, last, total = found.groups()
    if first is None:
        return None, int(total)
    span = Span(int(first), int(last) + 1)
    if span.size <= 0 or span.end > int(total):
        raise Problem("range", 416, "This Content-Range is not within the whole.")
    return span, int(total)


def digest(header: str | None) -> str | None:
    """The SHA-256 (hex) in a Repr-Digest header, or None when it has none."""
    found = DIGEST.search(header or "")
    try:
        return base64.b64decode(found[1], validate=True).hex() if found else None
    except binascii.Error:
        return ""
