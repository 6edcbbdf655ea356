"""Which modules a module needs before it runs: for fetching them all at once instead of one step after the other."""

import posixpath
import re
from collections.abc import Iterator
from functools import cache

from django.conf import settings

from frontend.precache import OURS

IMPORT = re.compile(r"^(?:import|export)\b[^;'\"]*?['\"](\.{1,2}/[^'\"]+)['\"];", re.MULTILINE)


def needed_by(*paths: str) -> list[str]:
    """`paths` and all that they import, each once, the nearest first. Paths lie below static/."""
    return list(walk(paths)) if settings.DEBUG else list(kept_walk(paths))


@cache
def kept_walk(paths: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(walk(paths))


def walk(paths: tuple[str, ...]) -> Iterator[str]:
    seen: set[str] = set()
    waiting = list(paths)
    for path in waiting:
        if path not in seen:
            seen.add(path)
            yield path
            waiting += imports_of(path)


def imports_of(path: str) -> list[str]:
    text = (OURS / path).read_text()
    return [posixpath.normpath(posixpath.join(posixpath.dirname(path), found)) for found in IMPORT.findall(text)]
