import pytest

from journal.sealing import age
from journal.sealing.bytes import from_base64, to_base64
from journal.sealing.draft import open_draft, seal_draft
from journal.sealing.errors import SealedError
from tests.sealing.conftest import Js
from tests.sealing.samples import ANA, ANA_KEYS, BEA

DRAFT = {"id": "1", "answers": {"one-thing": "the sea, at night"}, "at": 2}
BROKEN = [(b"", "shape"), (b'{"v":2,"draft":{}}', "version"), (b'{"v":1}', "shape"), (b'{"v":1,"draft":"x"}', "shape")]


def test_sealing_a_draft_needs_no_secret() -> None:
    assert open_draft(seal_draft(DRAFT, ANA_KEYS["recipient"]), ANA) == DRAFT


def test_a_draft_opens_for_its_writer_only() -> None:
    with pytest.raises(SealedError, match="decrypt"):
        open_draft(seal_draft(DRAFT, ANA_KEYS["recipient"]), BEA)


@pytest.mark.parametrize(("data", "code"), BROKEN)
def test_a_broken_draft_is_named(data: bytes, code: str) -> None:
    with pytest.raises(SealedError) as refusal:
        open_draft(age.seal(data, [ANA_KEYS["recipient"]]), ANA)
    assert refusal.value.code == code


@pytest.mark.browser
def test_python_and_the_browser_open_each_others_drafts(js: Js) -> None:
    sealed = js("async (s, [draft, to]) => s.toBase64(await s.sealDraft(draft, to))", [DRAFT, ANA_KEYS["recipient"]])
    assert open_draft(from_base64(sealed), ANA) == DRAFT
    open_js = "(s, [sealed, keyring]) => s.openDraft(s.fromBase64(sealed), keyring)"
    assert js(open_js, [to_base64(seal_draft(DRAFT, ANA_KEYS["recipient"])), ANA]) == DRAFT


@pytest.mark.browser
@pytest.mark.parametrize(("data", "code"), BROKEN)
def test_the_browser_names_a_broken_draft_alike(js: Js, data: bytes, code: str) -> None:
    sealed = to_base64(age.seal(data, [ANA_KEYS["recipient"]]))
    with pytest.raises(SealedError) as refusal:
        js("(s, [sealed, keyring]) => s.openDraft(s.fromBase64(sealed), keyring)", [sealed, ANA])
    assert refusal.value.code == code
