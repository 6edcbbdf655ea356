"""The stock `age` command opens what we seal, and we open what it seals: anybody can leave without this software."""

import json
import os
import pty
import shutil
import subprocess
from pathlib import Path

import pytest

from journal.sealing import age
from journal.sealing.bytes import from_base64, to_base64
from journal.sealing.document import open_document, seal_document
from journal.sealing.wraps import unwrap, wrap
from tests.sealing.conftest import Js
from tests.sealing.samples import ANA, ANA_KEYS, BEA, BEA_KEYS, PASSPHRASE, document, expected, shared
from tests.sealing.test_document import SEAL
from tests.sealing.test_wraps import js_wrap


@pytest.fixture(scope="session")
def stock_age() -> str:
    found = shutil.which("age")
    assert found, "The age command is missing: `apt-get install age` (bin/test does it) and run the tests again."
    return found


def opened_by_stock_age(stock_age: str, sealed: bytes, identity: str, folder: Path) -> bytes:
    key = folder / "key.txt"
    key.write_text(identity)
    return subprocess.run([stock_age, "-d", "-i", str(key)], input=sealed, capture_output=True, check=True).stdout


def with_passphrase(command: list[str], passphrase: str) -> None:
    """age asks at a terminal only, so it gets one, and the same answer each time that it asks."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(command[0], command)
    seen = b""
    try:
        while chunk := os.read(terminal, 1024):
            seen += chunk
            if seen.rstrip().endswith(b":"):
                os.write(terminal, passphrase.encode() + b"\n")
                seen = b""
    except OSError:
        pass
    finally:
        os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, seen


@pytest.mark.parametrize("reader", [ANA, BEA])
def test_age_opens_a_share_sealed_in_python(
    stock_age: str, tmp_path: Path, reader: dict[str, list[dict[str, str]]]
) -> None:
    written = shared()
    text = opened_by_stock_age(stock_age, seal_document(written, ANA).sealed, reader["keys"][0]["identity"], tmp_path)
    assert json.loads(json.loads(text)["signed"]) == written


@pytest.mark.browser
@pytest.mark.parametrize("reader", [ANA, BEA])
def test_age_opens_a_share_sealed_in_the_browser(
    stock_age: str, tmp_path: Path, js: Js, reader: dict[str, list[dict[str, str]]]
) -> None:
    written = shared()
    sealed = from_base64(js(SEAL, [written, ANA])[0])
    text = opened_by_stock_age(stock_age, sealed, reader["keys"][0]["identity"], tmp_path)
    assert json.loads(json.loads(text)["signed"]) == written


@pytest.mark.browser
def test_what_age_seals_both_open(stock_age: str, js: Js) -> None:
    written = document()
    plain = age.open_sealed(seal_document(written, ANA).sealed, [ANA["keys"][0]["identity"]])
    to = ["-r", ANA_KEYS["recipient"], "-r", BEA_KEYS["recipient"]]
    sealed = subprocess.run([stock_age, *to], input=plain, capture_output=True, check=True).stdout
    assert open_document(sealed, ANA, **expected(written)) == written
    source = "async (s, [sealed, identity]) => s.text(await s.open(s.fromBase64(sealed), [identity]))"
    assert js(source, [to_base64(sealed), BEA["keys"][0]["identity"]]) == plain.decode()


@pytest.mark.browser
@pytest.mark.parametrize("sealer", ["python", "browser"])
def test_age_opens_a_passphrase_wrap(stock_age: str, tmp_path: Path, js: Js, sealer: str) -> None:
    sealed = wrap(ANA, "passphrase", PASSPHRASE) if sealer == "python" else js_wrap(js, "passphrase", PASSPHRASE)
    (tmp_path / "wrap.age").write_bytes(sealed)
    with_passphrase([stock_age, "-d", "-o", str(tmp_path / "out"), str(tmp_path / "wrap.age")], PASSPHRASE)
    assert json.loads((tmp_path / "out").read_bytes()) == ANA


def test_a_keyring_sealed_by_age_with_a_passphrase_unlocks(stock_age: str, tmp_path: Path) -> None:
    (tmp_path / "keyring.json").write_text(json.dumps(ANA))
    with_passphrase([stock_age, "-p", "-o", str(tmp_path / "wrap"), str(tmp_path / "keyring.json")], PASSPHRASE)
    assert unwrap((tmp_path / "wrap").read_bytes(), "passphrase", PASSPHRASE) == ANA


@pytest.mark.browser
def test_a_stanza_of_no_meaning_does_no_harm(js: Js) -> None:
    """Python's age adds one of a `-grease` type to each file, so that no reader grows to depend on there being none."""
    written = document()
    sealed = seal_document(written, ANA).sealed
    assert b"-grease" in sealed
    source = "async (s, [sealed, identity]) => s.text(await s.open(s.fromBase64(sealed), [identity]))"
    assert json.loads(json.loads(js(source, [to_base64(sealed), ANA["keys"][0]["identity"]]))["signed"]) == written
