"""Bech32 (BIP 173) as age uses it: encoding only."""

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def encode(prefix: str, data: bytes) -> str:
    """`prefix` (lower case), "1", the bytes in groups of five bits, and a checksum of six characters."""
    words = _five_bit_groups(data)
    spread = [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    residue = _polymod([*spread, *words, 0, 0, 0, 0, 0, 0]) ^ 1
    checksum = [(residue >> 5 * (5 - at)) & 31 for at in range(6)]
    return f"{prefix}1" + "".join(ALPHABET[word] for word in [*words, *checksum])


def _five_bit_groups(data: bytes) -> list[int]:
    bits = "".join(f"{byte:08b}" for byte in data)
    return [int(bits[at : at + 5].ljust(5, "0"), 2) for at in range(0, len(bits), 5)]


def _polymod(values: list[int]) -> int:
    residue = 1
    for value in values:
        top = residue >> 25
        residue = (residue & 0x1FFFFFF) << 5 ^ value
        for at, generator in enumerate(GENERATOR):
            residue ^= generator if top >> at & 1 else 0
    return residue
