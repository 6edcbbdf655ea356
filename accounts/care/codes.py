"""The codes of invitations: 20 Crockford base32 characters, 100 random bits."""

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 20
MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def hash_of(code: str) -> str:
    """The SHA-256 (hex) of `code`, forgiving of case, spaces, dashes and the letters that look like digits.

    A code has 100 random bits, so that a plain hash can't be searched.
    """
    return hashlib.sha256(code.upper().translate(MISREAD).encode()).hexdigest()
