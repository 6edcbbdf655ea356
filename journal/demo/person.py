"""A person of the demo with an unlocked keyring: joins, writes, shares, opens and answers, all through the API."""

import hashlib
import hmac
import uuid
from datetime import datetime
from typing import Any, cast

from allauth.account.models import EmailAddress

from accounts.users.models import User
from journal.demo.door import Door
from journal.demo.story import Story
from journal.sealing.bytes import from_base64, to_base64
from journal.sealing.document import Kind, Signed, open_document, seal_document
from journal.sealing.keyring import make_keyring, public_keys_of, sign_nonce
from journal.sealing.wraps import WrapKind, wrap

Body = dict[str, Any]


class Person:
    def __init__(self, story: Story, now: datetime) -> None:
        """Joins: an account with a proven address, keys, two ways of unlocking, and the proof of the key."""
        self.story = story
        self.user = User.objects.create_user(story.email, locale=story.locale, time_zone=story.time_zone)
        EmailAddress.objects.create(user=self.user, email=story.email, verified=True, primary=True)
        self.id = str(self.user.id)
        self.keyring = make_keyring(self.id, now)
        self.keys = public_keys_of(self.keyring)
        self.door = Door(self.user)
        self._sent: dict[str, tuple[int, str]] = {}
        self._publish()

    def _publish(self) -> None:
        self.door.call("PUT", "keys/", self.keys)
        ways: list[tuple[WrapKind, str]] = [("recovery", self.story.recovery), ("passphrase", self.story.passphrase)]
        for kind, secret in ways:
            sealed = to_base64(wrap(self.keyring, kind, secret))
            self.door.call("PUT", f"wraps/{uuid.uuid4()}/", {"kind": kind, "sealed": sealed, "credential_id": ""})
        nonce = self.door.call("POST", "unlock/challenge/")["nonce"]
        self.door.call("POST", "unlock/proof/", {"nonce": nonce, "signature": sign_nonce(self.keyring, nonce)})

    def write(
        self,
        body: Body,
        at: datetime,
        *,
        id: str = "",  # noqa: A002 - the format's own word
        kind: Kind = "own",
        reader: "Person | None" = None,
    ) -> str:
        """Seals `body` as the next revision of `id` (a new document without one) and sends it. Returns the id."""
        id = id or str(uuid.uuid4())  # noqa: A001
        revision, previous = self._sent.get(id, (0, None))
        recipients = [person.keys["recipient"] for person in (self, reader) if person]
        signed = {"id": id, "kind": kind, "author": self.id, "revision": revision + 1, "previous": previous}
        signed |= {"recipients": recipients, "written_at": at.isoformat(timespec="seconds"), "body": body}
        sealed = seal_document(cast(Signed, signed), self.keyring)
        offer = {"kind": kind, "reader": reader.id if reader else None, "revision": revision + 1}
        self.door.call("PUT", f"documents/{id}/", offer | {"sealed": to_base64(sealed.sealed), "sha256": sealed.sha256})
        self._sent[id] = (revision + 1, sealed.sha256)
        return id

    def meet(self, therapist: "Person") -> None:
        """Redeems an invitation of the therapist's, as following its link does."""
        code = therapist.door.call("POST", "invitations/")["code"]
        self.door.call("POST", "invitations/redeem/", {"code": code})

    def know(self, people: list["Person"], at: datetime) -> None:
        """Pins the keys of `people`, as compared by the invitation link, and sends each the name one goes by."""
        pins = [_pin(person, at) for person in people]
        body = {"v": 1, "type": "people", "people": pins, "my_name": self.story.name}
        self.write(body, at, id=self.fixed_id("people"))
        for person in people:
            self.write({"v": 1, "type": "profile", "name": self.story.name}, at, kind="profile", reader=person)

    def read(self, share: str, author: "Person") -> Signed:
        """Opens what `author` shared, so that the author sees it was opened."""
        feed = self.door.call("GET", "documents/?since=0&limit=500")["documents"]
        sealed = next(item["sealed"] for item in feed if item["id"] == share)
        verify_key = author.keys["verify_key"]
        signed = open_document(
            from_base64(sealed), self.keyring, id=share, kind="share", author=author.id, verify_key=verify_key
        )
        self.door.call("POST", f"documents/{share}/opened/")
        return signed

    def fixed_id(self, name: str) -> str:
        """The id of the one document of its sort, which every device of a person works out alike."""
        key = self.keyring["keys"][-1]["signing"].encode()
        digest = hmac.digest(key, f"afterword/id/v1\n{name}".encode(), hashlib.sha256)[:16]
        return str(
            uuid.UUID(
                bytes=bytes([*digest[:6], digest[6] & 0x0F | 0x80, digest[7], digest[8] & 0x3F | 0x80, *digest[9:]])
            )
        )


def _pin(person: Person, at: datetime) -> Body:
    keys = {name: person.keys[name] for name in ("recipient", "verify_key")}
    moment = at.isoformat(timespec="seconds")
    return {"id": person.id, "name": person.story.name, "keys": keys, "pinned_at": moment, "verified_at": moment}
