"""The recovery code: 26 Crockford base32 characters (130 random bits), forgiving when typed back."""

import re
import secrets

from journal.sealing.errors import SealedError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26
LOOKALIKES = str.maketrans("OIL", "011")


def make_recovery_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_recovery_code(typed: str) -> str:
    """Any case, spaces or dashes, O for 0, I or L for 1. Raises SealedError `code-shape`."""
    code = re.sub(r"[\s\u2010-\u2015_.-]", "", typed).upper().translate(LOOKALIKES)
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        raise SealedError("code-shape")
    return code


def grouped(code: str) -> str:
    """As it is shown: groups of four, the last of two."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))
