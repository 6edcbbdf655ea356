"""Makes vectors.json: `python -m tests.sealing.make_vectors`. Only for a new version of the format; old ones stay."""

import json
from pathlib import Path
from typing import Any, cast

from journal.sealing import age
from journal.sealing.bytes import to_base64, to_base64url, to_json
from journal.sealing.document import Signed, seal_document
from journal.sealing.draft import seal_draft
from journal.sealing.keyring import Keyring, fingerprint, public_keys_of, sign_nonce
from journal.sealing.padding import pad, padded_length
from journal.sealing.signing import sign
from journal.sealing.wraps import WrapKind, wrap
from tests.sealing.samples import CODE, PASSPHRASE, PRF

PLACE = Path(__file__).with_name("vectors.json")
IDS = {name: f"{at}0000000-0000-4000-8000-000000000000" for at, name in enumerate(["ana", "bea", "entry", "share"], 1)}
NONCE = to_base64url(bytes(range(100, 132)))


def person(name: str, secret: int) -> Keyring:
    seed = to_base64url(bytes([secret + 1]) * 32)
    pair = {"identity": age.identity_of(bytes([secret]) * 32), "signing": seed, "created": "2026-03-01T21:04:00Z"}
    return Keyring(v=1, user=IDS[name], keys=[pair])  # type: ignore[list-item]


ANA, BEA = person("ana", 1), person("bea", 3)
TO_ANA, TO_BEA = public_keys_of(ANA)["recipient"], public_keys_of(BEA)["recipient"]


def entry(**changes: Any) -> Signed:
    answer = {"prompt": "hope", "kind": "text", "text": "What do you hope for?", "value": "Ver el mar — 海 🌊"}
    body = {
        "v": 1,
        "type": "entry",
        "guide": {"slug": "set-an-intention", "title": "Set an intention", "locale": "en"},
        "answers": [answer],
        "feelings": ["hopeful"],
        "insights": [],
        "tags": [],
        "started_at": "2026-03-01T20:58:00Z",
        "of_a_later_version": True,
    }
    fields = {"id": IDS["entry"], "kind": "own", "author": IDS["ana"], "revision": 1, "previous": None}
    fields |= {"recipients": [TO_ANA], "written_at": "2026-03-01T21:04:00Z", "body": body}
    return cast(Signed, fields | changes)


def share() -> Signed:
    answers = entry()["body"]["answers"]
    guide = entry()["body"]["guide"]
    of = {"id": IDS["entry"], "revision": 1}
    body = {"v": 1, "type": "share", "of": of, "guide": guide, "answers": answers, "feelings": []}
    body |= {"written_at": "2026-03-01T21:04:00Z"}
    return entry(id=IDS["share"], kind="share", recipients=[TO_ANA, TO_BEA], body=body)


def opened_by(name: str, what: str, document: Signed, sealed: bytes) -> dict[str, Any]:
    return {
        "what": what,
        "reader": name,
        "sealed": to_base64(sealed),
        "expected": expected(document),
        "signed": document,
    }


def refused(what: str, code: str, sealed: bytes, **changes: Any) -> dict[str, Any]:
    return {
        "what": what,
        "reader": "ana",
        "sealed": to_base64(sealed),
        "expected": expected(entry()) | changes,
        "code": code,
    }


def expected(document: Signed) -> dict[str, Any]:
    same = {name: document[name] for name in ("id", "kind", "author")}
    return same | {"verify_key": public_keys_of(ANA)["verify_key"], "recipients": document["recipients"]}


def to_ana(envelope: object) -> bytes:
    return age.seal(pad(to_json(envelope)), [TO_ANA])


def signed_by(keyring: Keyring, signed: object) -> dict[str, Any]:
    text = to_json(signed).decode()
    signature = sign(keyring["keys"][0]["signing"], f"afterword/document/v1\n{text}".encode())
    return {"v": 1, "signed": text, "signature": signature}


def refusals() -> list[dict[str, Any]]:
    genuine = seal_document(entry(), ANA).sealed
    return [
        refused("a byte changed", "decrypt", genuine[:-1] + bytes([genuine[-1] ^ 1])),
        refused("cut short", "decrypt", genuine[:-20]),
        refused("for somebody else", "decrypt", age.seal(b"{}", [TO_BEA])),
        refused("a later envelope", "version", to_ana(signed_by(ANA, entry()) | {"v": 2})),
        refused("a later body", "version", to_ana(signed_by(ANA, entry(body={"v": 2, "type": "entry"})))),
        refused("not JSON", "shape", age.seal(b"words", [TO_ANA])),
        refused("no signature", "shape", to_ana({"v": 1, "signed": "{}"})),
        refused("signed by another", "signature", to_ana(signed_by(BEA, entry()))),
        refused(
            "signed text changed", "signature", to_ana(signed_by(ANA, entry()) | {"signed": to_json(share()).decode()})
        ),
        refused("another id", "mismatch", genuine, id=IDS["share"]),
        refused("another kind", "mismatch", genuine, kind="share"),
        refused("another author", "mismatch", genuine, author=IDS["bea"]),
        refused("other recipients", "mismatch", genuine, recipients=[TO_ANA, TO_BEA]),
        refused("older than seen", "rollback", genuine, at_least=2),
    ]


def vectors() -> dict[str, Any]:
    ways: list[tuple[WrapKind, str, bytes | str]] = [
        ("passkey", to_base64url(PRF), PRF),
        ("recovery", CODE, CODE),
        ("passphrase", PASSPHRASE, PASSPHRASE),
    ]
    people = {
        name: {"keyring": keyring, "keys": public_keys_of(keyring), "fingerprint": fingerprint(public_keys_of(keyring))}
        for name, keyring in (("ana", ANA), ("bea", BEA))
    }
    sealed_share = seal_document(share(), ANA).sealed
    return {
        "people": people,
        "nonce": {"nonce": NONCE, "signature": sign_nonce(ANA, NONCE)},
        "padding": [[length, padded_length(length)] for length in (0, 512, 513, 568, 569, 1000, 4096, 65536, 1000000)],
        "wraps": [
            {"kind": kind, "secret": written, "sealed": to_base64(wrap(ANA, kind, secret))}
            for kind, written, secret in ways
        ],
        "documents": [
            opened_by("ana", "an entry", entry(), seal_document(entry(), ANA).sealed),
            opened_by("ana", "a share, by its author", share(), sealed_share),
            opened_by("bea", "a share, by its reader", share(), sealed_share),
        ],
        "refusals": refusals(),
        "draft": {
            "sealed": to_base64(seal_draft({"id": IDS["entry"], "at": 2}, TO_ANA)),
            "draft": {"id": IDS["entry"], "at": 2},
        },
    }


if __name__ == "__main__":
    PLACE.write_text(json.dumps(vectors(), indent=1, ensure_ascii=False) + "\n")
