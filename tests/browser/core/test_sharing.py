"""A share goes from one person's browser to another's: sealed, checked, opened, answered, taken back."""

from typing import Any

import pytest

from accounts.keys.models import PublicKeys
from journal.documents.models import Document
from tests.browser.core.client import ClientError, Desk
from tests.browser.core.conftest import NewDesk
from tests.browser.stories import therapist_link


@pytest.fixture
def bea(new_desk: NewDesk) -> Desk:
    """A therapist, joined from the operator's invitation."""
    desk = new_desk().join("dr.bea@example.org", therapist_link())
    desk.call("journal/profile.js", "setMyName", "Dr. Bea Lind")
    return desk


@pytest.fixture
def ana(new_desk: NewDesk, bea: Desk) -> Desk:
    """A patient, joined from the therapist's link."""
    link = bea.call("journal/inviting.js", "invite")["link"]
    desk = new_desk().join("ana@example.org", link)
    desk.call("journal/profile.js", "setMyName", "Ana")
    desk.until("backed-up")
    return desk


def person(desk: Desk) -> dict[str, Any]:
    [found] = desk.call("journal/people.js", "people")
    return dict(found)


def share(ana: Desk, entry: str) -> str:
    [answer] = ana.call("journal/reflections.js", "entry", entry)["body"]["answers"]
    return str(ana.call("journal/sharing.js", "share", entry, [answer["prompt"]], person(ana)["id"])["id"])


def received(bea: Desk) -> list[dict[str, Any]]:
    bea.sync()
    return list(bea.call("journal/inbox.js", "received"))


def test_the_link_verifies_the_therapist_and_both_learn_the_others_name(ana: Desk, bea: Desk) -> None:
    bea.sync()
    there, here = person(ana), person(bea)
    assert (there["name"], there["verified"], there["role"]) == ("Dr. Bea Lind", True, "therapist")
    assert (here["name"], here["verified"], here["role"]) == ("Ana", False, "patient")


def test_a_share_is_read_opened_answered_and_taken_back(ana: Desk, bea: Desk) -> None:
    entry = ana.write("The wave was not mine.")["id"]
    sent = share(ana, entry)
    ana.until("backed-up")
    [came] = received(bea)
    assert (came["id"], came["name"], came["opened_at"]) == (sent, "Ana", None)
    assert [answer["value"] for answer in came["body"]["answers"]] == ["The wave was not mine."]
    assert came["body"]["answers"][0]["text"].endswith((".", "?"))

    bea.call("journal/inbox.js", "receivedOne", sent)
    bea.call("journal/inbox.js", "reply", sent, "I read it twice.")
    bea.until("backed-up")
    ana.sync()
    [shown] = ana.call("journal/sharing.js", "sharesOf", entry)
    assert (shown["reader"], shown["state"], bool(shown["opened_at"])) == (person(ana)["id"], "backed-up", True)
    [reply] = ana.call("journal/inbox.js", "newReplies")
    assert (reply["share"], reply["text"], reply["name"]) == (sent, "I read it twice.", "Dr. Bea Lind")
    ana.call("journal/inbox.js", "seeReplies", [reply["id"]])
    assert ana.call("journal/inbox.js", "newReplies") == []

    ana.call("journal/sharing.js", "takeBack", sent)
    ana.until("backed-up")
    assert received(bea) == []
    assert bea.call("journal/inbox.js", "receivedOne", sent) is None
    [gone] = ana.call("journal/sharing.js", "sharesOf", entry)
    assert gone["withdrawn_at"]


def test_only_what_was_ticked_goes(ana: Desk, bea: Desk) -> None:
    entry = ana.write("Mine alone.")["id"]
    ana.call("journal/sharing.js", "share", entry, [], person(ana)["id"])
    ana.until("backed-up")
    [came] = received(bea)
    assert came["body"]["answers"] == []
    assert "Mine alone." not in str(came)


def test_a_share_of_an_edited_entry_is_sent_again_under_its_id(ana: Desk, bea: Desk) -> None:
    entry = ana.write("Before.")["id"]
    sent = share(ana, entry)
    body = ana.call("journal/reflections.js", "entry", entry)["body"]
    body["answers"][0]["value"] = "After."
    ana.call("journal/reflections.js", "edit", entry, body)
    ana.until("backed-up")
    assert received(bea)[0]["body"]["answers"][0]["value"] == "Before."
    assert share(ana, entry) == sent
    ana.until("backed-up")
    [came] = received(bea)
    assert (came["id"], came["body"]["answers"][0]["value"], came["body"]["of"]["revision"]) == (sent, "After.", 2)


def test_a_therapist_whose_keys_changed_is_refused_until_agreed(ana: Desk, bea: Desk, new_desk: NewDesk) -> None:
    entry = ana.write("For her only.")["id"]
    stranger = new_desk().join("dr.dan@example.org", therapist_link("dr.dan@example.org"))
    theirs = stranger.call("journal/desk.js", "whoIsHere")["keys"]
    PublicKeys.objects.filter(user__email="dr.bea@example.org").update(**theirs)
    assert person(ana)["changed"]["recipient"] == theirs["recipient"]
    with pytest.raises(ClientError) as refused:
        share(ana, entry)
    assert refused.value.type == "keys-changed"
    with pytest.raises(ClientError) as untrue:
        ana.call("journal/people.js", "pin", {"id": person(ana)["id"], "keys": person(ana)["changed"]})
    assert untrue.value.code == "signature"
    assert Document.objects.filter(kind="share").count() == 0


def test_an_invitation_whose_keys_are_not_those_of_the_link_is_refused_unused(bea: Desk, new_desk: NewDesk) -> None:
    link = bea.call("journal/inviting.js", "invite")["link"]
    code, _, name = link.partition("#")[2].split(".")
    with pytest.raises(ClientError) as refused:
        new_desk().join("carl@example.org", f"/join/#{code}.{'A' * 22}.{name}")
    assert refused.value.code == "signature"
    [invitation] = bea.call("journal/inviting.js", "invitations")
    assert invitation["redeemed_at"] is None


def test_a_used_invitation_says_so(bea: Desk, ana: Desk, new_desk: NewDesk) -> None:
    link = bea.call("journal/inviting.js", "invite")["link"]
    new_desk().join("carl@example.org", link)
    looked = new_desk().call("journal/joining.js", "lookAtInvitation", link.partition("#")[2])
    assert (looked["state"], looked["name"]) == ("unusable", "Dr. Bea Lind")


def test_sharing_offline_goes_when_back_online(ana: Desk, bea: Desk) -> None:
    entry = ana.write("On the train.")["id"]
    person(ana)
    ana.call("journal/sharing.js", "shares")
    ana.offline()
    sent = share(ana, entry)
    assert ana.call("journal/sharing.js", "shares")[0]["state"] == "here"
    ana.offline(cut=False)
    ana.until("backed-up")
    assert [one["id"] for one in received(bea)] == [sent]


def test_ending_the_relationship_takes_everything_back(ana: Desk, bea: Desk) -> None:
    share(ana, ana.write("While it lasted.")["id"])
    ana.until("backed-up")
    assert len(received(bea)) == 1
    ana.call("journal/people.js", "endRelationship", person(ana)["relationship"])
    assert received(bea) == []
    ana.sync()
    assert ana.call("journal/sharing.js", "shares")[0]["withdrawn_at"]
