"""Which RFC 5545 recurrence rules this house takes, and their parts."""

from functools import lru_cache

PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}


class RuleError(ValueError):
    """A recurrence rule that this house doesn't take; the message says which part."""


@lru_cache(maxsize=1024)
def parts_of(rule: str) -> dict[str, str]:
    """The rule's parts. Nothing more often than daily, and no numbers that would keep a worker counting for long."""
    pairs = [part.partition("=") for part in rule.split(";")]
    parts = {name: value for name, _, value in pairs}
    if len(parts) != len(pairs) or not parts.keys() <= PARTS or "" in parts.values() or set(rule) & set("\r\n :"):
        raise RuleError("this rule has a part that isn't known, empty or there twice")
    if parts.get("FREQ") not in FREQUENCIES:
        raise RuleError("FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY")
    for name, most in (("INTERVAL", 366), ("COUNT", 999)):
        if not (parts.get(name, "1").isascii() and parts.get(name, "1").isdecimal()):
            raise RuleError(f"{name} must be a number")
        if not 1 <= int(parts.get(name, "1")) <= most:
            raise RuleError(f"{name} must be between 1 and {most}")
    if "BYMONTHDAY" in parts and parts["FREQ"] in {"DAILY", "WEEKLY"}:
        raise RuleError("BYMONTHDAY goes with MONTHLY or YEARLY")
    return parts
