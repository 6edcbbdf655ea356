"""The body of an upload: all of it, within its limit, and JSON."""

import json
from contextlib import suppress
from typing import Any, Final

from django.http import HttpRequest
from django.http.request import UnreadablePostError

from accounts.problems import Problem
from journal.documents.offer import MAX_SEALED, invalid

# The base64 of the largest document, and room for the rest of the JSON.
MAX_BODY: Final = MAX_SEALED // 3 * 4 + 64 * 1024
MAX_DRAINED: Final = 64 * 1024 * 1024


def json_body(request: HttpRequest) -> Any:
    """Raise `Problem`: `too-large` (before reading), `sealed-truncated` (cut off on the way) or `invalid`."""
    length = announced_length(request)
    if length > MAX_BODY:
        drain(request)
        raise Problem("too-large", 413, "A sealed document can have 1 MiB at most.", limit=MAX_SEALED)
    if request.content_type != "application/json":
        raise Problem("refused", 415, "This must be sent as application/json.")
    try:
        body = request.body
    except UnreadablePostError:
        body = b""
    if len(body) != length:
        raise Problem("sealed-truncated", 400, "The upload was cut off on its way. Nothing was stored.")
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise invalid("body", "This must be a JSON object.") from None


def drain(request: HttpRequest) -> None:
    """Take in what is refused anyway, within reason: a browser that still sends would not read the answer."""
    left = MAX_DRAINED
    with suppress(UnreadablePostError):
        while left > 0 and (block := request.read(64 * 1024)):
            left -= len(block)


def announced_length(request: HttpRequest) -> int:
    """The Content-Length of the request, 0 when there is none."""
    text = request.META.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0
