"""People, documents and ways to unlock that the tests of this room share."""

import uuid
from datetime import UTC, datetime
from typing import Any, cast

from journal.sealing.document import Signed
from journal.sealing.keyring import Keyring, Keys, make_keyring, public_keys_of
from journal.sealing.wraps import WrapKind

NOW = datetime(2026, 3, 1, 21, 4, tzinfo=UTC)
CODE = "K7QM2WXD9RTAH4FEC6VN8BPJYZ"
PRF = bytes(range(32))
PASSPHRASE = "cinco árboles junto al río"
WAYS: list[tuple[WrapKind, bytes | str]] = [("passkey", PRF), ("recovery", CODE), ("passphrase", PASSPHRASE)]


def someone() -> tuple[Keyring, Keys]:
    keyring = make_keyring(str(uuid.uuid4()), NOW)
    return keyring, public_keys_of(keyring)


ANA, ANA_KEYS = someone()
BEA, BEA_KEYS = someone()


def document(**changes: Any) -> Signed:
    """An entry of Ana's, sealed to herself."""
    fields: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "kind": "own",
        "author": ANA["user"],
        "revision": 1,
        "previous": None,
        "recipients": [ANA_KEYS["recipient"]],
        "written_at": "2026-03-01T21:04:00Z",
        "body": {"v": 1, "type": "note", "text": "La luz volvió despacio — 光 🌱\nline two\u2028still here"},
    }
    return cast(Signed, fields | changes)


def shared(**changes: Any) -> Signed:
    """A share of Ana's, for Bea."""
    return document(kind="share", recipients=[ANA_KEYS["recipient"], BEA_KEYS["recipient"]], **changes)


def expected(document: Signed, **changes: Any) -> dict[str, Any]:
    """What a reader who knows the author expects, as `open_document` takes it."""
    same: dict[str, Any] = {name: document[name] for name in ("id", "kind", "author")}
    return same | {"verify_key": ANA_KEYS["verify_key"]} | changes


def in_js(wanted: dict[str, Any]) -> dict[str, Any]:
    """The same in the browser's spelling."""
    names = {"verify_key": "verifyKey", "at_least": "atLeast"}
    return {names.get(name, name): value for name, value in wanted.items()}
