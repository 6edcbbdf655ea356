import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.sealing.padding import pad, padded_length
from tests.sealing.conftest import Js

BOUNDARIES = [
    (0, 512),
    (1, 512),
    (512, 512),
    (513, 568),
    (568, 568),
    (569, 631),
    (632, 701),
    (1024, 1066),
    (4096, 4184),
    (65_536, 71_882),
    (1_000_000, 1_001_238),
]


@pytest.mark.parametrize(("length", "step"), BOUNDARIES)
def test_a_text_goes_to_the_next_step(length: int, step: int) -> None:
    assert padded_length(length) == step


@given(st.integers(min_value=512, max_value=4_000_000))
def test_less_than_an_eighth_is_wasted(length: int) -> None:
    step = padded_length(length)
    assert length <= step < length * 1.12
    assert padded_length(step) == step


@given(st.binary(max_size=2000))
def test_nothing_but_spaces_is_added(data: bytes) -> None:
    assert pad(data).rstrip(b" ") == data.rstrip(b" ")
    assert pad(data).startswith(data)
    assert len(pad(data)) == padded_length(len(data))


@pytest.mark.browser
def test_the_browser_takes_the_same_steps(js: Js) -> None:
    lengths = [*range(0, 3000, 7), *(length for length, _ in BOUNDARIES), *range(100_000, 3_000_000, 99_991)]
    assert js("(s, lengths) => lengths.map(s.paddedLength)", lengths) == [padded_length(length) for length in lengths]
    assert js("(s) => s.text(s.pad(s.utf8('{}')))") == pad(b"{}").decode()
