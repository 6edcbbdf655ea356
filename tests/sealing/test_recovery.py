import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.sealing.errors import SealedError
from journal.sealing.recovery import ALPHABET, grouped, make_recovery_code, read_recovery_code
from tests.sealing.conftest import Js
from tests.sealing.samples import CODE

FORGIVEN = [
    CODE,
    "K7QM-2WXD-9RTA-H4FE-C6VN-8BPJ-YZ",
    CODE.lower(),
    "  k7qm 2wxd\n9rta h4fe\tc6vn 8bpj yz ",
    "K7QM\u20132WXD\u20149RTA_H4FE.C6VN\u00a08BPJ YZ",
]
LOOKALIKES = [("O" * 26, "0" * 26), ("i" * 13 + "L" * 13, "1" * 26), ("o0Ii1lL" + CODE[7:], "0011111" + CODE[7:])]
REFUSED = ["", CODE[:-1], CODE + "A", CODE[:-1] + "U", CODE[:-1] + "ñ", CODE[:-1] + "!", "\uff2b" + CODE[1:]]


@pytest.mark.parametrize("typed", FORGIVEN)
def test_case_spaces_and_dashes_are_forgiven(typed: str) -> None:
    assert read_recovery_code(typed) == CODE


@pytest.mark.parametrize(("typed", "code"), LOOKALIKES)
def test_letters_that_look_like_digits_are_digits(typed: str, code: str) -> None:
    assert read_recovery_code(typed) == code


@pytest.mark.parametrize("typed", REFUSED)
def test_what_cannot_be_a_code_is_refused(typed: str) -> None:
    with pytest.raises(SealedError, match="code-shape"):
        read_recovery_code(typed)


@given(st.text(alphabet=ALPHABET, min_size=26, max_size=26))
def test_a_code_as_it_is_shown_reads_back(code: str) -> None:
    assert read_recovery_code(grouped(code)) == code


def test_no_two_codes_are_alike() -> None:
    codes = {make_recovery_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(read_recovery_code(code) == code for code in codes)


@pytest.mark.browser
def test_the_browser_forgives_the_same(js: Js) -> None:
    table = [(typed, CODE) for typed in FORGIVEN] + LOOKALIKES
    typed, codes = zip(*table, strict=True)
    assert js("(s, typed) => typed.map(s.readRecoveryCode)", list(typed)) == list(codes)


@pytest.mark.browser
@pytest.mark.parametrize("typed", REFUSED)
def test_the_browser_refuses_the_same(js: Js, typed: str) -> None:
    with pytest.raises(SealedError, match="code-shape"):
        js("(s, typed) => s.readRecoveryCode(typed)", typed)


@pytest.mark.browser
def test_the_browser_makes_codes_of_every_letter(js: Js) -> None:
    codes = js("(s) => Array.from({ length: 200 }, s.makeRecoveryCode)")
    assert len(set(codes)) == 200
    assert set("".join(codes)) == set(ALPHABET)
    assert js("(s, code) => s.grouped(code)", CODE) == grouped(CODE) == "K7QM-2WXD-9RTA-H4FE-C6VN-8BPJ-YZ"
