"""The guide library: one YAML file a language, checked against schema.json before anything is served."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import brotli  # type: ignore[import-untyped]
import yaml
from django.core.exceptions import ImproperlyConfigured
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

Guide = dict[str, Any]
FOLDER: Final = Path(__file__).parent
FILES: Final = {"en": "guides.yaml", "es": "guides.es.yaml"}
ORIGINAL: Final = "en"


@cache
def guides(language: str) -> tuple[Guide, ...]:
    """The library in a language that FILES has, in the order of its file; read once a process."""
    return read(FOLDER / FILES[language])


@cache
def etag(language: str) -> str:
    """A strong ETag of the library in one language."""
    text = json.dumps(guides(language), ensure_ascii=False, sort_keys=True)
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


@cache
def packed(language: str) -> bytes:
    """`answer` as JSON in brotli's best, worked out once a process: the library weighs a fifth of it."""
    text = json.dumps(answer(language), ensure_ascii=False, separators=(",", ":"))
    return bytes(brotli.compress(text.encode(), mode=brotli.MODE_TEXT))


def answer(language: str) -> dict[str, Any]:
    """What the API answers."""
    return {"locale": language, "guides": guides(language)}


def read(file: Path) -> tuple[Guide, ...]:
    """Every guide of one file. Raises `ImproperlyConfigured` naming the file, the guide and the field."""
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ImproperlyConfigured(f"{file.name}: can't be read: {error}") from error
    if not isinstance(found, list) or not found:
        raise ImproperlyConfigured(f"{file.name}: must be a list of guides.")
    faults = [fault for place, guide in enumerate(found, 1) for fault in _faults(guide, f"{file.name}, {place}")]
    faults += [f"{file.name}: the guide {slug!r} is there twice" for slug in _twice(found, "slug")]
    if faults:
        raise ImproperlyConfigured("; ".join(faults) + ".")
    return tuple(found)


def check() -> None:
    """Read every file, and see that the translations have the guides and prompts of the original."""
    original = [_outline(guide) for guide in guides(ORIGINAL)]
    for language, name in FILES.items():
        translated = [_outline(guide) for guide in guides(language)]
        if translated != original:
            odd = next(
                (ours or theirs for ours, theirs in _side_by_side(translated, original) if ours != theirs), ("", ())
            )
            raise ImproperlyConfigured(f"{name}, guide {odd[0]!r}: its prompts are not those of {FILES[ORIGINAL]}.")


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads((FOLDER / "schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _faults(guide: Any, place: str) -> Iterator[str]:
    if isinstance(guide, dict) and isinstance(guide.get("slug"), str):
        place = f"{place.split(', ')[0]}, guide {guide['slug']!r}"
    else:
        place = f"{place.split(', ')[0]}, guide {place.split(', ')[1]}"
    for error in sorted(_validator().iter_errors(guide), key=lambda error: list(map(str, error.absolute_path))):
        yield f"{place}, field {_field(error, guide)}: {error.message}"
    for prompt in _twice(guide.get("prompts", []) if isinstance(guide, dict) else [], "id"):
        yield f"{place}, field prompts: the prompt {prompt!r} is there twice"


def _field(error: ValidationError, guide: Any) -> str:
    """Where the fault lies, with a prompt called by its id: `prompts.how-now.kind`."""
    steps: list[str] = []
    here = guide
    for step in error.absolute_path:
        here = here[step]
        steps.append(str(here.get("id", step)) if isinstance(here, dict) and isinstance(step, int) else str(step))
    return ".".join(steps) or "(the whole guide)"


def _twice(rows: Any, key: str) -> list[str]:
    names = [row.get(key) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return sorted({str(name) for name in names if names.count(name) > 1})


def _outline(guide: Guide) -> tuple[str, tuple[tuple[str, str, int], ...]]:
    prompts = guide["prompts"]
    return guide["slug"], tuple((each["id"], each["kind"], len(each.get("options", ()))) for each in prompts)


def _side_by_side(ours: list[Any], theirs: list[Any]) -> Iterator[tuple[Any, Any]]:
    for at in range(max(len(ours), len(theirs))):
        yield (ours[at] if at < len(ours) else None), (theirs[at] if at < len(theirs) else None)
