import json

import pytest

from journal.sealing.bytes import from_base64url
from journal.sealing.errors import SealedError
from journal.sealing.keyring import Keys, binding_holds, fingerprint, public_keys_of, read_keyring, sign_nonce
from journal.sealing.signing import verify
from tests.sealing.conftest import Js
from tests.sealing.samples import ANA, ANA_KEYS, BEA, BEA_KEYS

BROKEN = [
    ("not json", "shape"),
    ("null", "shape"),
    ("[]", "shape"),
    ('{"v":"1"}', "shape"),
    ('{"v":2,"user":"x","keys":[]}', "version"),
    ('{"v":1,"user":"x","keys":[]}', "shape"),
    ('{"v":1,"user":7,"keys":[{}]}', "shape"),
    (json.dumps(ANA).replace("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-PQ-1"), "shape"),
    (json.dumps(ANA).replace('"signing": "', '"signing": "!'), "shape"),
]
FOREIGN: list[tuple[str, Keys]] = [
    (BEA["user"], ANA_KEYS),
    (
        ANA["user"],
        ANA_KEYS
        | Keys(recipient=BEA_KEYS["recipient"], verify_key=ANA_KEYS["verify_key"], binding=ANA_KEYS["binding"]),
    ),
    (
        ANA["user"],
        Keys(recipient=ANA_KEYS["recipient"], verify_key=BEA_KEYS["verify_key"], binding=ANA_KEYS["binding"]),
    ),
    (ANA["user"], Keys(recipient=ANA_KEYS["recipient"], verify_key="", binding=ANA_KEYS["binding"])),
    (ANA["user"], Keys(recipient=ANA_KEYS["recipient"], verify_key=ANA_KEYS["verify_key"], binding="%")),
]


def test_a_binding_holds_for_its_own_person_and_keys() -> None:
    assert binding_holds(ANA["user"], ANA_KEYS)


@pytest.mark.parametrize(("user", "keys"), FOREIGN, ids=range(len(FOREIGN)))
def test_a_binding_holds_for_nobody_else(user: str, keys: Keys) -> None:
    assert not binding_holds(user, keys)


@pytest.mark.parametrize(("text", "code"), BROKEN)
def test_a_broken_keyring_is_named(text: str, code: str) -> None:
    with pytest.raises(SealedError) as refusal:
        read_keyring(text)
    assert refusal.value.code == code


def test_a_field_of_a_later_time_stays_in_the_keyring() -> None:
    assert read_keyring(json.dumps(ANA | {"later": [1]}))["later"] == [1]  # type: ignore[typeddict-item]


def test_a_nonce_signed_for_unlocking_is_good_for_nothing_else() -> None:
    signature = sign_nonce(ANA, "nonce")
    assert verify(ANA_KEYS["verify_key"], b"afterword/unlock/v1\nnonce", signature)
    assert not verify(ANA_KEYS["verify_key"], b"afterword/document/v1\nnonce", signature)


@pytest.mark.browser
def test_both_derive_the_same_public_keys(js: Js) -> None:
    assert js("(s, keyring) => s.publicKeysOf(keyring)", ANA) == ANA_KEYS == public_keys_of(ANA)
    assert js("(s, keys) => s.fingerprint(keys)", ANA_KEYS) == fingerprint(ANA_KEYS)
    assert js("(s, keyring) => s.signNonce(keyring, 'nonce')", ANA) == sign_nonce(ANA, "nonce")
    assert len(from_base64url(fingerprint(ANA_KEYS))) == 16


@pytest.mark.browser
def test_keys_that_the_browser_makes_hold_in_python(js: Js) -> None:
    made = js(
        "async (s, user) => { const k = await s.makeKeyring(user, new Date()); return [k, await s.publicKeysOf(k)]; }",
        ANA["user"],
    )
    keyring, keys = read_keyring(json.dumps(made[0])), made[1]
    assert public_keys_of(keyring) == keys
    assert binding_holds(ANA["user"], keys)


@pytest.mark.browser
@pytest.mark.parametrize(("user", "keys"), FOREIGN, ids=range(len(FOREIGN)))
def test_the_browser_refuses_the_same_bindings(js: Js, user: str, keys: Keys) -> None:
    assert js("(s, [user, keys]) => s.bindingHolds(user, keys)", [user, keys]) is False


@pytest.mark.browser
@pytest.mark.parametrize(("text", "code"), BROKEN)
def test_the_browser_names_a_broken_keyring_alike(js: Js, text: str, code: str) -> None:
    with pytest.raises(SealedError) as refusal:
        js("(s, text) => s.readKeyring(text)", text)
    assert refusal.value.code == code


@pytest.mark.browser
def test_without_ed25519_in_the_browser_the_same_signatures_come_out(js: Js) -> None:
    """WebCrypto refuses Ed25519 as an older browser would; a second copy of the module then takes the vendored code."""
    answer = js(
        """async (s, [seed, key, signature]) => {
          const real = crypto.subtle.importKey;
          crypto.subtle.importKey = (...args) => {
            if (args[2]?.name === 'Ed25519') return Promise.reject(new DOMException('', 'NotSupportedError'));
            return real.apply(crypto.subtle, args);
          };
          try {
            const old = await import('/js/sealing/signing.js?older-browser');
            const bytes = s.utf8('words');
            return [await old.verifyKeyOf(seed), await old.sign(seed, bytes), await old.verify(key, bytes, signature),
              await old.verify(key, s.utf8('other'), signature), await old.verify(key, bytes, 'AAAA')];
          } finally {
            crypto.subtle.importKey = real;
          }
        }""",
        [
            ANA["keys"][0]["signing"],
            ANA_KEYS["verify_key"],
            js("(s, seed) => s.sign(seed, s.utf8('words'))", ANA["keys"][0]["signing"]),
        ],
    )
    assert answer[0] == ANA_KEYS["verify_key"]
    assert verify(ANA_KEYS["verify_key"], b"words", answer[1])
    assert answer[2:] == [True, False, False]
