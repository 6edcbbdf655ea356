"""Whether a text is an age X25519 recipient: Bech32 of 32 bytes under the name `age`, in lower case.

Source: BIP 173 for the checksum, age v1 for the name and the length. The point itself is not judged.
"""

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
NAME = "age"
CHECKSUM = 6
DATA = 52  # characters of five bits that 32 bytes need, the last with four bits of padding


def is_recipient(text: str) -> bool:
    """True for `age1...` with the right length, checksum and no stray padding bits."""
    name, _, rest = text.partition("1")
    if name != NAME or len(rest) != DATA + CHECKSUM or not set(rest) <= set(ALPHABET):
        return False
    values = [ALPHABET.index(character) for character in rest]
    padding = values[DATA - 1] & 0b1111
    return padding == 0 and _remainder(_expanded(NAME) + values) == 1


def _expanded(name: str) -> list[int]:
    return [ord(character) >> 5 for character in name] + [0] + [ord(character) & 31 for character in name]


def _remainder(values: list[int]) -> int:
    checksum = 1
    for value in values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for bit, term in enumerate(GENERATOR):
            checksum ^= term if top >> bit & 1 else 0
    return checksum
