"""docs/sealed-format.md against the code: a third implementation relies on the page alone."""

import re
from pathlib import Path
from typing import get_args

from journal.sealing.document import KINDS, Signed
from journal.sealing.errors import SealedCode
from journal.sealing.padding import padded_length
from journal.sealing.recovery import ALPHABET
from journal.sealing.scrypt import WORK_FACTOR
from journal.sealing.wraps import WrapKind

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/sealed-format.md").read_text()
SOURCES = [*(ROOT / "journal/sealing").glob("*.py"), *(ROOT / "frontend/static/js/sealing").glob("*.js")]


def row(name: str) -> list[str]:
    """The cells of the table row that begins with `name`."""
    found = re.search(rf"^\| {name} \|(.*)\|$", PAGE, re.M)
    assert found, name
    return [cell.strip() for cell in found[1].split("|")]


def test_every_refusal_field_kind_and_way_is_described() -> None:
    for name in (*get_args(SealedCode), *Signed.__annotations__, *KINDS, *get_args(WrapKind)):
        assert f"`{name}`" in PAGE, name


def test_the_described_steps_of_padding_are_the_real_ones() -> None:
    lengths, steps = row(r"text \(bytes\)"), row("padded")
    for length, step in zip(lengths, steps, strict=True):
        last = int(length.rpartition(" ")[2].replace(",", ""))
        assert padded_length(last) == int(step.replace(",", ""))


def test_every_text_that_is_signed_or_derived_from_is_described() -> None:
    texts = {text for path in SOURCES for text in re.findall(r"afterword/[a-z]+/v\d", path.read_text())}
    assert len(texts) >= 4
    for text in texts | {"afterword/passkey/v1", "afterword/recovery/v1"}:
        assert text in PAGE, text
    assert ALPHABET in PAGE
    assert f"work factor {WORK_FACTOR}" in PAGE
