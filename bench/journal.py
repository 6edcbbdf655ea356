"""Makes a person with keys, an unlocked browser and a journal of entries; prints what the browser needs, as JSON.

The entries are sealed here and stored as the API stores them, only without the requests.
"""

import base64
import json
import sys
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import django

from bench.person import unlocked_person

WORDS = "I sat with it for a while, and it grew smaller, and then it was only a warm place. " * 12


def main(count: int) -> None:
    django.setup()
    from accounts.keys.models import PublicKeys
    from journal.documents.first import insert_own
    from journal.documents.offer import Offer
    from journal.sealing.document import Signed, seal_document
    from journal.sealing.keyring import make_keyring, public_keys_of

    now = datetime.now(UTC)
    user, session = unlocked_person(now)
    keyring = make_keyring(str(user.id), now)
    keys = public_keys_of(keyring)
    published = PublicKeys.objects.publish(user, keys["recipient"], keys["verify_key"], keys["binding"])
    PublicKeys.objects.filter(pk=published.pk).update(proved_at=now)
    for number in range(count):
        signed = Signed(
            id=str(uuid.uuid4()),
            kind="own",
            author=str(user.id),
            revision=1,
            previous=None,
            recipients=[keys["recipient"]],
            written_at=(now - timedelta(hours=8 * number)).isoformat().replace("+00:00", "Z"),
            body=entry(number),
        )
        sealed = base64.b64encode(seal_document(signed, keyring).sealed).decode()
        offer = Offer.read({"kind": "own", "reader": None, "revision": 1, "sealed": sealed})
        insert_own(user.id, uuid.UUID(signed["id"]), offer, now)
    print(json.dumps({"session": session, "userId": str(user.id), "keys": keys, "keyring": keyring}))


def entry(number: int) -> dict[str, Any]:
    answer = {"prompt": "words", "kind": "text", "text": "What is here now?", "value": f"{number}. {WORDS}"}
    guide = {"slug": "free-writing", "title": "Free writing", "locale": "en"}
    plain = {"feelings": [], "insights": [], "tags": [], "started_at": "2026-01-01T08:00:00Z"}
    return {"v": 1, "type": "entry", "guide": guide, "answers": [answer]} | plain


if __name__ == "__main__":
    main(int(sys.argv[1]))
