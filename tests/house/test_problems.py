"""docs/problems.md and the code name the same problems."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/problems.md").read_text()
SLUG = re.compile(r"[a-z]+(-[a-z]+)*")


def slugs_in(path: Path) -> Iterator[str]:
    """The first argument of every `Problem(...)` of a module, where it stands there as text."""
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0]
        if name == "Problem" and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def used() -> set[str]:
    return {
        slug
        for app in ("accounts", "journal", "frontend")
        for path in (ROOT / app).rglob("*.py")
        for slug in slugs_in(path)
    }


def told() -> set[str]:
    return set(re.findall(r"^\| `([^`]+)` \| \d", PAGE, flags=re.M))


def test_every_problem_of_the_code_is_told() -> None:
    assert used() - told() == set()


def test_every_problem_that_is_told_is_in_the_code() -> None:
    code = "".join(path.read_text() for app in ("accounts", "journal") for path in (ROOT / app).rglob("*.py"))
    assert {slug for slug in told() if f'"{slug}"' not in code} == set()


def test_slugs_are_words_with_dashes() -> None:
    assert all(SLUG.fullmatch(slug) for slug in told())
