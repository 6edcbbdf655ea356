"""Someone who has joined and written: keys, a recovery code, and documents sealed and sent through the API."""

import base64
import json
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.keys.models import KeyWrap, PublicKeys
from accounts.users.models import User
from journal.sealing.document import Kind, Signed, seal_document
from journal.sealing.keyring import Keyring, Keys, make_keyring, public_keys_of
from journal.sealing.recovery import make_recovery_code
from journal.sealing.wraps import wrap
from tests.conftest import sign_in


@dataclass
class Writer:
    """`person` of the cast with everything that joining makes."""

    user: User
    client: Client
    keyring: Keyring
    code: str
    sha256: dict[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> Keys:
        return public_keys_of(self.keyring)

    def put(
        self,
        body: dict[str, Any],
        *,
        kind: Kind = "own",
        reader: "Writer | None" = None,
        at: datetime | None = None,
        id: str = "",  # noqa: A002 - the format's own word
        revision: int = 1,
    ) -> str:
        """Seal `body`, send it, and return the document's id."""
        document = id or str(uuid.uuid4())
        written = (at or datetime.now(UTC)).isoformat().replace("+00:00", "Z")
        recipients = [self.keys["recipient"], *([reader.keys["recipient"]] if reader else [])]
        signed = Signed(
            id=document,
            kind=kind,
            author=str(self.user.id),
            revision=revision,
            previous=self.sha256.get(document),
            recipients=recipients,
            written_at=written,
            body={"v": 1, **body},
        )
        sealed = seal_document(signed, self.keyring)
        self.sha256[document] = sealed.sha256
        self.send(document, kind, reader, revision, sealed.sealed)
        return document

    def send(self, document: str, kind: str, reader: "Writer | None", revision: int, sealed: bytes) -> None:
        offer = {
            "kind": kind,
            "reader": str(reader.user.id) if reader else None,
            "revision": revision,
            "sealed": base64.b64encode(sealed).decode(),
        }
        answer = self.client.put(f"/api/v1/documents/{document}/", json.dumps(offer), content_type="application/json")
        assert answer.status_code in {200, 201}, answer.content

    def open(self, page: Page, path: str) -> None:
        """Sign this person in in `page`, lay the keyring on the desk, and go to `path`."""
        page.goto("/about/")
        session = self.client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}])
        page.evaluate(
            REMEMBER, {"userId": str(self.user.id), "role": self.user.role, "locale": "en", "keys": self.keys}
        )
        visit(page, path)
        page.evaluate(UNLOCK, self.keyring)


REMEMBER = """async (someone) => {
  const { rememberPerson } = await import('/static/js/store/person.js');
  await rememberPerson(someone);
}"""
UNLOCK = """async (keyring) => {
  const { openDesk } = await import('/static/js/journal/desk.js');
  await openDesk(keyring);
}"""
LOCK = """async () => (await import('/static/js/journal/desk.js')).lock()"""
VISIT = """async (path) => {
  const { visit } = await import('/static/js/htmx/visiting.js');
  await visit(path);
}"""
BACKED_UP = """async () => {
  const { syncNow, syncState } = await import('/static/js/sync/engine.js');
  for (let tries = 0; tries < 20; tries += 1) {
    await syncNow();
    if (syncState().state === 'backed-up') return;
  }
  throw new Error(JSON.stringify(syncState()));
}"""


def visit(page: Page, path: str) -> None:
    """Go to `path` as a link does: the document stays alive, and the desk with it."""
    page.evaluate(VISIT, path)


def synced(page: Page) -> None:
    """Wait until everything is sent and everything new is here."""
    page.evaluate(BACKED_UP)


def write_as(user: User) -> Writer:
    """Publish keys and a recovery wrap for `user`, who then can write."""
    now = timezone.now()
    keyring = make_keyring(str(user.id), now)
    keys = public_keys_of(keyring)
    published = PublicKeys.objects.publish(user, keys["recipient"], keys["verify_key"], keys["binding"])
    PublicKeys.objects.filter(pk=published.pk).update(proved_at=now)
    code = make_recovery_code()
    KeyWrap.objects.create(user=user, kind="recovery", sealed=wrap(keyring, "recovery", code))
    return Writer(user, sign_in(user), keyring, code)


def days_ago(days: int, hour: int = 19, minute: int = 2) -> datetime:
    return (datetime.now(UTC) - timedelta(days=days)).replace(hour=hour, minute=minute, second=0, microsecond=0)


def says(page: Page, words: str) -> None:
    expect(page.locator("main").get_by_text(words).first).to_be_visible()
