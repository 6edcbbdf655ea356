"""Why something sealed could not be read, or a code not be used."""

from typing import Literal

SealedCode = Literal["decrypt", "version", "signature", "mismatch", "rollback", "shape", "code-shape"]


class SealedError(Exception):
    """`code` says why (docs/sealed-format.md lists them); `detail` is for developers and never holds words or keys."""

    def __init__(self, code: SealedCode, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
