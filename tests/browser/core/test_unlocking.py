"""Unlocking, staying unlocked, and leaving, as the client does it."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from accounts.devices.models import Device
from accounts.keys.models import KeyWrap
from accounts.users.models import User
from tests.browser.core.client import MAKE_KEYS, ClientError, Desk
from tests.browser.core.conftest import NewDesk
from tests.browser.stories import code_for

EXPORT = """async (verb) => {
  const blob = await (await import('/static/js/journal/exporting.js'))[verb]();
  return [...new Uint8Array(await blob.arrayBuffer())];
}"""


def unlocked(desk: Desk) -> bool:
    return bool(desk.call("journal/desk.js", "isUnlocked"))


def exported(desk: Desk, verb: str = "exportEverything") -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(bytes(desk.page.evaluate(EXPORT, verb))))


def test_a_passkey_unlocks_with_no_network(ana: Desk) -> None:
    ana.call("journal/unlocking.js", "ways")
    ana.call("journal/desk.js", "lock")
    ana.offline()
    ana.call("journal/unlocking.js", "unlockWithPasskey")
    assert unlocked(ana)


def test_one_touch_signs_in_and_unlocks(ana: Desk) -> None:
    ana.page.context.clear_cookies()
    ana.call("journal/desk.js", "lock")
    ana.call("journal/signing-in.js", "signInWithPasskey")
    assert unlocked(ana)
    assert ana.sync()["state"] == "backed-up"


def test_the_secret_of_a_passkey_never_reaches_the_server(new_desk: NewDesk) -> None:
    desk = new_desk()
    sent: list[str] = []
    desk.page.on("request", lambda request: sent.append(request.post_data or ""))
    desk.join("ana@example.org")
    desk.call("journal/signing-in.js", "signInWithPasskey")
    posted = "\n".join(sent)
    assert "attestationObject" in posted
    # As a name: in what is sealed, three letters come by chance.
    assert not re.search(r'"prf\\*"', posted)
    assert "AGE-SECRET-KEY" not in posted


def test_a_person_stays_unlocked_until_the_device_is_revoked(ana: Desk) -> None:
    ana.open()
    assert unlocked(ana)
    Device.objects.all().delete()
    ana.open()
    assert not unlocked(ana)


def test_on_a_shared_phone_a_reload_locks(ana: Desk) -> None:
    ana.call("journal/unlocking.js", "stayUnlocked", False)
    ana.open()
    assert not unlocked(ana)
    ana.call("journal/unlocking.js", "unlockWithPasskey")
    ana.open()
    assert not unlocked(ana)


def test_a_new_recovery_code_works_before_the_old_one_goes(ana: Desk) -> None:
    code = ana.call("journal/unlocking.js", "newRecoveryCode")
    with pytest.raises(ClientError) as other:
        ana.call("journal/unlocking.js", "proveRecoveryCode", code, ana.recovery)
    assert other.value.code == "decrypt"
    ana.call("journal/unlocking.js", "proveRecoveryCode", code, code.lower())
    ana.call("journal/unlocking.js", "addWay", {"kind": "recovery", "secret": code})
    [old, _] = [way for way in ana.call("journal/unlocking.js", "ways") if way["kind"] == "recovery"]
    ana.call("journal/unlocking.js", "removeWay", old["id"])
    ana.call("journal/desk.js", "lock")
    with pytest.raises(ClientError):
        ana.call("journal/unlocking.js", "unlockWithRecovery", ana.recovery)
    ana.call("journal/unlocking.js", "unlockWithRecovery", code)
    assert unlocked(ana)


def test_the_last_ways_in_stay(ana: Desk) -> None:
    for way in ana.call("journal/unlocking.js", "ways"):
        with pytest.raises(ClientError) as refused:
            ana.call("journal/unlocking.js", "removeWay", way["id"])
        assert refused.value.type == "last-way-in"
    assert KeyWrap.objects.count() == len(ana.call("journal/unlocking.js", "ways")) == 2


def test_joining_cut_short_begins_anew_with_other_keys(new_desk: NewDesk) -> None:
    desk = new_desk()
    desk.call("journal/joining.js", "signUp", "ana@example.org")
    assert desk.call("journal/joining.js", "whereWeAre") == {"stage": "code", "email": "ana@example.org"}
    desk.call("journal/joining.js", "confirmCode", code_for("ana@example.org"))
    lost = desk.page.evaluate(MAKE_KEYS)
    desk.open()
    assert desk.call("journal/joining.js", "whereWeAre")["stage"] == "keys"
    assert desk.call("journal/desk.js", "whoIsHere") is None
    recovery = desk.page.evaluate(MAKE_KEYS)
    with pytest.raises(ClientError):
        desk.call("journal/joining.js", "confirmRecovery", lost)
    desk.call("journal/joining.js", "confirmRecovery", recovery)
    assert desk.call("journal/joining.js", "redeem") == {"role": "patient"}
    assert unlocked(desk)
    assert sorted(KeyWrap.objects.values_list("kind", flat=True)) == ["passkey", "recovery"]


def test_signing_out_clears_the_device_only_when_nothing_waits(ana: Desk) -> None:
    ana.write("Not finished.", finish=False)
    assert ana.call("journal/signing-in.js", "signOut", {"keepWords": False}) == {"kept": True}
    assert ana.call("journal/reflections.js", "draftCount") == 1
    assert not unlocked(ana)
    ana.sign_in(ana.email)
    ana.call("journal/unlocking.js", "unlockWithRecovery", ana.recovery)
    [draft] = ana.call("journal/reflections.js", "drafts")
    ana.call("journal/reflections.js", "discardDraft", draft["id"])
    assert ana.call("journal/signing-in.js", "signOut", {"keepWords": False}) == {"kept": False}
    assert ana.call("journal/desk.js", "whoIsHere") is None


def test_deleting_the_account_leaves_nothing_here_or_there(ana: Desk) -> None:
    ana.write("Gone soon.")
    ana.until("backed-up")
    ana.call("journal/leaving.js", "deleteAccount")
    assert ana.call("journal/desk.js", "whoIsHere") is None
    assert not User.objects.filter(email="ana@example.org").exists()
    names = ana.page.evaluate("async () => (await indexedDB.databases()).map((one) => one.name)")
    assert names == ["afterword-device"]


def test_the_stock_age_tool_opens_the_export(ana: Desk, tmp_path: Path) -> None:
    written = ana.write("For keeps.")
    ana.write("Half a thought.", finish=False)
    age = shutil.which("age")
    assert age, "install the age command line (Debian package age)"
    exported(ana)
    ana.offline()
    with exported(ana) as export:
        export.extractall(tmp_path)
    assert "For keeps." in (tmp_path / "journal.txt").read_text()
    key = tmp_path / "identity.txt"
    document = tmp_path / "documents" / f"own-{written['id']}.age"
    opened = subprocess.run([age, "--decrypt", "-i", key, document], capture_output=True, check=True).stdout.decode()
    assert "For keeps." in opened
    [draft] = (tmp_path / "drafts").iterdir()
    assert b"Half a thought." in subprocess.run([age, "-d", "-i", key, draft], capture_output=True, check=True).stdout


def test_what_is_on_this_device_only_can_be_saved_while_locked(ana: Desk) -> None:
    ana.call("journal/reflections.js", "drafts")
    exported(ana)
    ana.call("journal/guides.js", "guides")
    ana.offline()
    entry = ana.write("Never sent.")["id"]
    assert any(
        "Never sent." in exported(ana, "exportUnsaved").read(name).decode("latin1")
        for name in exported(ana, "exportUnsaved").namelist()
        if name.startswith("readable/")
    )
    ana.call("journal/desk.js", "lock")
    with exported(ana, "exportUnsaved") as export:
        assert f"documents/{entry}-1.age" in export.namelist()
        assert "identity.txt" not in export.namelist()
