"""Recipients against the library that makes them."""

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.keys.recipients import ALPHABET, is_recipient

KNOWN = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa"


def test_a_known_recipient_is_one() -> None:
    assert is_recipient(KNOWN)


def test_every_recipient_that_age_makes_is_one() -> None:
    assert all(is_recipient(str(pyrage.x25519.Identity.generate().to_public())) for _ in range(50))


@given(st.integers(4, len(KNOWN) - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(place: int, character: str) -> None:
    changed = KNOWN[:place] + character + KNOWN[place + 1 :]
    assert is_recipient(changed) == (changed == KNOWN)


@given(st.text(max_size=70))
def test_other_text_is_none(text: str) -> None:
    assert not is_recipient(text)


@pytest.mark.parametrize("text", ["", "age1", KNOWN + "q", " " + KNOWN, KNOWN + "\n", KNOWN.replace("age1", "bge1")])
def test_near_misses_are_none(text: str) -> None:
    assert not is_recipient(text)
