import unicodedata

import pytest

from journal.sealing.bytes import from_base64, to_base64
from journal.sealing.errors import SealedError
from journal.sealing.wraps import PRF_INPUT, WrapKind, unwrap, wrap
from tests.sealing.conftest import Js
from tests.sealing.samples import ANA, CODE, PASSPHRASE, PRF, WAYS

# A secret goes to the page as base64 when it is bytes.
WAY = "const way = { kind, secret: kind === 'passkey' ? s.fromBase64(secret) : secret };"
WRONG: list[tuple[WrapKind, bytes | str, str]] = [
    ("passkey", bytes(32), "decrypt"),
    ("passkey", b"short", "shape"),
    ("recovery", CODE[::-1], "decrypt"),
    ("recovery", "not a code", "code-shape"),
    ("passphrase", "cinco arboles junto al rio", "decrypt"),
]


def plain(secret: bytes | str) -> str:
    return to_base64(secret) if isinstance(secret, bytes) else secret


def js_wrap(js: Js, kind: WrapKind, secret: bytes | str) -> bytes:
    source = f"async (s, [keyring, kind, secret]) => {{ {WAY} return s.toBase64(await s.wrap(keyring, way)); }}"
    return from_base64(js(source, [ANA, kind, plain(secret)]))


def js_unwrap(js: Js, sealed: bytes, kind: WrapKind, secret: bytes | str) -> object:
    source = f"(s, [sealed, kind, secret]) => {{ {WAY} return s.unwrap(s.fromBase64(sealed), way); }}"
    return js(source, [to_base64(sealed), kind, plain(secret)])


@pytest.mark.parametrize(("kind", "secret"), WAYS)
def test_each_way_opens_the_keyring(kind: WrapKind, secret: bytes | str) -> None:
    assert unwrap(wrap(ANA, kind, secret), kind, secret) == ANA


@pytest.mark.parametrize(("kind", "secret", "code"), WRONG)
def test_a_wrong_secret_opens_nothing(kind: WrapKind, secret: bytes | str, code: str) -> None:
    sealed = wrap(ANA, kind, dict(WAYS)[kind])
    with pytest.raises(SealedError) as refusal:
        unwrap(sealed, kind, secret)
    assert refusal.value.code == code


@pytest.mark.parametrize(("kind", "secret"), WAYS)
def test_no_way_opens_the_wrap_of_another(kind: WrapKind, secret: bytes | str) -> None:
    for other, of_other in WAYS:
        if other != kind:
            with pytest.raises(SealedError, match="decrypt"):
                unwrap(wrap(ANA, other, of_other), kind, secret)


def test_a_passphrase_is_the_same_however_its_accents_are_typed() -> None:
    sealed = wrap(ANA, "passphrase", unicodedata.normalize("NFC", PASSPHRASE))
    assert unwrap(sealed, "passphrase", unicodedata.normalize("NFD", PASSPHRASE)) == ANA


def test_a_wrap_does_not_tell_how_long_the_keyring_is() -> None:
    two = ANA | {"keys": ANA["keys"] * 2}
    assert len(wrap(ANA, "passphrase", PASSPHRASE)) == len(wrap(two, "passphrase", PASSPHRASE))


@pytest.mark.browser
@pytest.mark.parametrize(("kind", "secret"), WAYS)
def test_python_and_the_browser_open_each_other(js: Js, kind: WrapKind, secret: bytes | str) -> None:
    from_browser = js_wrap(js, kind, secret)
    assert unwrap(from_browser, kind, secret) == ANA
    assert js_unwrap(js, wrap(ANA, kind, secret), kind, secret) == ANA


@pytest.mark.browser
@pytest.mark.parametrize(("kind", "secret", "code"), WRONG)
def test_the_browser_refuses_the_same_secrets(js: Js, kind: WrapKind, secret: bytes | str, code: str) -> None:
    with pytest.raises(SealedError) as refusal:
        js_unwrap(js, wrap(ANA, kind, dict(WAYS)[kind]), kind, secret)
    assert refusal.value.code == code


@pytest.mark.browser
def test_a_passphrase_costs_the_same_work_in_both(js: Js) -> None:
    for sealed in (js_wrap(js, "passphrase", PASSPHRASE), wrap(ANA, "passphrase", PASSPHRASE)):
        stanza = sealed.split(b"\n")[1].split(b" ")
        assert stanza[1] == b"scrypt"
        assert stanza[3] == b"17"


@pytest.mark.browser
def test_the_page_stays_alive_while_a_passphrase_is_worked_on(js: Js) -> None:
    ticks = js(
        """async (s, [keyring, secret]) => {
          let ticks = 0;
          const clock = setInterval(() => ticks++, 10);
          await s.wrap(keyring, { kind: 'passphrase', secret });
          clearInterval(clock);
          return ticks;
        }""",
        [ANA, PASSPHRASE],
    )
    assert ticks >= 5


@pytest.mark.browser
def test_the_input_of_the_passkey_is_the_same_for_everyone(js: Js) -> None:
    assert from_base64(js("async (s) => s.toBase64(await s.prfInput())")) == PRF_INPUT
    assert len(PRF) == len(PRF_INPUT) == 32


@pytest.mark.browser
@pytest.mark.parametrize(
    "url", ["/js/sealing/wraps.js", "https://elsewhere.example/sw.js", "/sw.js?x", "data:text/javascript,1", "blob:x"]
)
def test_no_script_but_our_workers_gets_past_the_policy(js: Js, url: str) -> None:
    refused = js(
        """async (s, url) => {
          const { scriptUrl } = await import('/js/worker/policy.js');
          try { scriptUrl(url); return false; } catch (error) { return error instanceof TypeError; }
        }""",
        url,
    )
    assert refused
