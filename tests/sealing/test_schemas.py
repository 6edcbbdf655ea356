"""Every kind of body has a schema of its own, which refuses the broken and lets later fields through."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.sealing.make_vectors import entry, share

FOLDER = Path(__file__).resolve().parents[2] / "frontend/static/schemas"
ID = "10000000-0000-4000-8000-000000000000"
AT = "2026-03-01T21:04:00Z"
KEYS = {"recipient": "age1qqq", "verify_key": "A" * 43}
BODIES: dict[str, dict[str, Any]] = {
    "entry": entry()["body"],
    "insight": {"text": "x", "entry": ID, "marked_at": AT, "living": [{"at": AT, "how": "still-true"}]},
    "commitment": {"text": "x", "day": "2026-03-02", "settled": {"at": AT, "how": "did-it"}},
    "session": {"date": "2026-03-02", "time": "09:30", "who": "x", "intention": "x", "notes": "x"},
    "safety-plan": {"steady": ["x"], "people": []},
    "people": {"people": [{"id": ID, "name": "x", "keys": KEYS, "pinned_at": AT, "verified_at": None}]},
    "note": {"text": "x", "about": ID},
    "share": share()["body"],
    "reply": {"to": ID, "text": "x"},
    "assignment": {"guide": "weekly-check-in", "note": "x"},
    "profile": {"name": "x"},
}
BROKEN: list[tuple[str, list[str | int], Any]] = [
    ("entry", ["guide", "slug"], "Not A Slug"),
    ("entry", ["answers", 0, "kind"], "poem"),
    ("entry", ["answers", 0, "value"], 7),
    ("entry", ["started_at"], "yesterday"),
    ("entry", ["v"], 2),
    ("insight", ["living", 0, "how"], "gone"),
    ("commitment", ["day"], "tomorrow"),
    ("commitment", ["settled", "how"], "failed"),
    ("session", ["time"], "25:00"),
    ("safety-plan", ["steady"], "x"),
    ("people", ["people", 0, "keys", "recipient"], "ssh-rsa"),
    ("note", ["text"], None),
    ("share", ["of", "revision"], 0),
    ("share", ["written_at"], None),
    ("reply", ["to"], "them"),
    ("assignment", ["guide"], 1),
    ("profile", ["name"], ["x"]),
]


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((FOLDER / f"{name}-v1.json").read_text()))


def body(name: str) -> dict[str, Any]:
    return deepcopy({"v": 1, "type": name} | BODIES[name])


def test_every_schema_is_one_and_has_an_example_here() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{name}-v1.json" for name in BODIES)
    for name in BODIES:
        Draft202012Validator.check_schema(validator(name).schema)


@pytest.mark.parametrize("name", BODIES)
def test_a_good_body_passes_also_with_fields_of_a_later_time(name: str) -> None:
    validator(name).validate(body(name))
    validator(name).validate(body(name) | {"of_a_later_version": {"deep": [1]}})


@pytest.mark.parametrize(("name", "path", "value"), BROKEN)
def test_a_broken_body_is_refused(name: str, path: list[str | int], value: Any) -> None:
    broken: Any = body(name)
    place = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not validator(name).is_valid(broken)


@pytest.mark.parametrize("name", BODIES)
def test_a_body_of_another_type_is_refused(name: str) -> None:
    assert not validator(name).is_valid(body(name) | {"type": "diary"})


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("text", "words", 3),
        ("scale", 10, 11),
        ("feelings", ["calm"], "calm"),
        ("choice", 0, "first"),
        ("commitment", "walk", None),
        ("date", "2026-03-02", "2 March"),
        ("voice", {}, "sound"),
    ],
)
def test_each_kind_of_answer_has_its_kind_of_value(kind: str, good: Any, bad: Any) -> None:
    answered = body("entry")
    for value, holds in ((good, True), (bad, False)):
        answered["answers"] = [{"prompt": "p", "kind": kind, "text": "A question?", "value": value}]
        assert validator("entry").is_valid(answered) is holds
