"""What the service worker keeps for use without a network, and the version that its content gives it."""

import hashlib
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings
from django.templatetags.static import static

KEPT = (".js", ".css", ".svg", ".woff2", ".json")
LEFT_OUT = ("vendor/hashes.json", "vendor/literata@5.3.0/latin-ext.woff2")
OURS = Path(__file__).resolve().parent / "static"


def static_paths() -> list[str]:
    """Paths below static/ of every file that the pages may ask for, in a stable order."""
    found = (path.relative_to(OURS).as_posix() for path in OURS.rglob("*") if path.suffix in KEPT)
    return sorted(path for path in found if not path.startswith(LEFT_OUT))


def static_urls() -> list[str]:
    return [address(path) for path in static_paths()]


def address(path: str) -> str:
    """The address as modules write it: with a plain `@`, as another spelling would be fetched a second time."""
    return unquote(static(path))


def version() -> str:
    """A hash over pages, texts and files; in development worked out each time, as they change."""
    return digest() if settings.DEBUG else kept_digest()


@cache
def kept_digest() -> str:
    return digest()


def digest() -> str:
    total = hashlib.sha256()
    for folder in ("static", "templates", "locale"):
        for path in sorted(OURS.parent.joinpath(folder).rglob("*.*")):
            if not path.is_file():
                continue
            total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()[:16]
