"""Two devices of one person: nothing that either wrote is merged away."""

import pytest

from journal.documents.models import Document
from tests.browser.core.client import ClientError, Desk
from tests.browser.core.conftest import NewDesk
from tests.browser.known import wait_until

COPIES = "async (n) => (await (await import('/static/js/journal/reflections.js')).entries()).length === n"


@pytest.fixture
def laptop(ana: Desk, new_desk: NewDesk) -> Desk:
    """Ana's second browser, signed in by a code and unlocked by the recovery code."""
    other = new_desk(passkeys=False).sign_in(ana.email)
    other.call("journal/unlocking.js", "unlockWithRecovery", ana.recovery)
    return other


def change(desk: Desk, entry: str, words: str) -> None:
    body = desk.call("journal/reflections.js", "entry", entry)["body"]
    body["answers"][0]["value"] = words
    desk.call("journal/reflections.js", "edit", entry, body)


def test_another_browser_reads_everything_after_the_recovery_code(ana: Desk, laptop: Desk) -> None:
    ana.write("By the sea.")
    ana.until("backed-up")
    laptop.sync()
    assert laptop.words() == ["By the sea."]


def test_a_wrong_recovery_code_harms_nothing(ana: Desk, new_desk: NewDesk) -> None:
    other = new_desk(passkeys=False).sign_in(ana.email)
    wrong = ("0" if ana.recovery[0] != "0" else "1") + ana.recovery[1:]
    with pytest.raises(ClientError) as refused:
        other.call("journal/unlocking.js", "unlockWithRecovery", wrong)
    assert refused.value.code == "decrypt"
    with pytest.raises(ClientError) as short:
        other.call("journal/unlocking.js", "unlockWithRecovery", "not a code")
    assert short.value.code == "code-shape"
    other.call("journal/unlocking.js", "unlockWithRecovery", ana.recovery.lower())
    assert other.call("journal/desk.js", "isUnlocked") is True


def test_when_both_changed_an_entry_offline_both_versions_stay(ana: Desk, laptop: Desk) -> None:
    entry = ana.write("As it was.")["id"]
    ana.until("backed-up")
    laptop.sync()
    laptop.call("journal/reflections.js", "entry", entry)
    laptop.offline()
    change(laptop, entry, "As the laptop has it.")
    change(ana, entry, "As the phone has it.")
    ana.until("backed-up")
    laptop.offline(cut=False)
    wait_until(laptop.page, COPIES, 2)
    laptop.until("backed-up")
    ana.sync()
    for desk in (ana, laptop):
        assert sorted(desk.words()) == ["As the laptop has it.", "As the phone has it."]
        [copy] = [one for one in desk.entries() if one["id"] != entry]
        assert (copy["copyOf"], bool(copy["device"])) == (entry, True)
        assert (
            desk.call("journal/reflections.js", "entry", entry)["body"]["answers"][0]["value"] == "As the phone has it."
        )
    assert ana.outbox() == laptop.outbox() == []


def test_a_conflict_found_while_locked_becomes_a_copy_once_unlocked(ana: Desk, laptop: Desk) -> None:
    entry = ana.write("As it was.")["id"]
    ana.until("backed-up")
    laptop.sync()
    laptop.call("journal/reflections.js", "entry", entry)
    laptop.offline()
    change(laptop, entry, "As the laptop has it.")
    laptop.call("journal/desk.js", "lock")
    change(ana, entry, "As the phone has it.")
    ana.until("backed-up")
    laptop.offline(cut=False)
    laptop.sync()
    assert [row["conflict"] for row in laptop.outbox()] == [True]
    laptop.call("journal/unlocking.js", "unlockWithRecovery", ana.recovery)
    wait_until(laptop.page, COPIES, 2)
    laptop.until("backed-up")
    assert sorted(laptop.words()) == ["As the laptop has it.", "As the phone has it."]


def test_an_entry_removed_on_one_device_and_changed_on_the_other_is_kept_as_a_copy(ana: Desk, laptop: Desk) -> None:
    entry = ana.write("As it was.")["id"]
    ana.until("backed-up")
    laptop.sync()
    laptop.call("journal/reflections.js", "entry", entry)
    laptop.offline()
    change(laptop, entry, "Worth keeping.")
    ana.call("journal/reflections.js", "remove", entry)
    ana.until("backed-up")
    laptop.offline(cut=False)
    wait_until(laptop.page, COPIES, 1)
    laptop.until("backed-up")
    assert laptop.words() == ["Worth keeping."]


def test_a_removed_entry_comes_back_on_every_device(ana: Desk, laptop: Desk) -> None:
    entry = ana.write("Not gone.")["id"]
    ana.until("backed-up")
    laptop.sync()
    ana.call("journal/reflections.js", "remove", entry)
    ana.until("backed-up")
    laptop.sync()
    assert laptop.words() == ana.words() == []
    assert [one["id"] for one in ana.call("journal/reflections.js", "removed")] == [entry]
    ana.call("journal/reflections.js", "bringBack", entry)
    ana.until("backed-up")
    laptop.sync()
    assert laptop.words() == ana.words() == ["Not gone."]


def test_a_server_that_goes_back_to_an_older_version_is_refused_visibly(ana: Desk) -> None:
    entry = ana.write("First.")["id"]
    ana.until("backed-up")
    old = Document.objects.get(id=entry)
    change(ana, entry, "Second.")
    ana.until("backed-up")
    newest = Document.objects.get(id=entry)
    Document.objects.filter(id=entry).update(
        revision=old.revision, sealed=old.sealed, sha256=old.sha256, author_position=newest.author_position + 50
    )
    ana.sync()
    assert ana.words() == ["Second."]
    assert ana.call("journal/reflections.js", "unreadable") == [{"id": entry, "code": "rollback", "kind": "own"}]


def test_bytes_that_do_not_open_are_kept_and_named(ana: Desk, new_desk: NewDesk) -> None:
    entry = ana.write("Whole.")["id"]
    ana.until("backed-up")
    kept = Document.objects.get(id=entry)
    Document.objects.filter(id=entry).update(sealed=bytes(kept.sealed)[:-1] + b"\0")
    laptop = new_desk(passkeys=False).sign_in(ana.email)
    laptop.call("journal/unlocking.js", "unlockWithRecovery", ana.recovery)
    laptop.sync()
    assert laptop.words() == []
    assert laptop.call("journal/reflections.js", "unreadable") == [{"id": entry, "code": "decrypt", "kind": "own"}]


def test_another_person_in_the_same_browser_sends_nothing_of_the_first(ana: Desk) -> None:
    ana.call("journal/reflections.js", "drafts")
    ana.call("journal/guides.js", "guides")
    ana.offline()
    ana.write("Ana's own.")
    ana.page.context.clear_cookies()
    ana.offline(cut=False)
    carl = Desk(ana.page).join("carl@example.org")
    carl.sync()
    assert carl.entries() == []
    assert Document.objects.filter(kind="own").count() == 0
