"""Size steps, so that the length of a sealed file says little about what is in it."""

FIRST = 512


def padded_length(length: int) -> int:
    """The smallest step that holds `length` bytes: 512, then each time a ninth more, rounded down: 568, 631 ..."""
    step = FIRST
    while step < length:
        step += step // 9
    return step


def pad(data: bytes) -> bytes:
    """UTF-8 JSON with spaces behind it, which JSON allows."""
    return data.ljust(padded_length(len(data)), b" ")
