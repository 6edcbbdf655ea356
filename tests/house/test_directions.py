"""Dependencies point one way; a test walks the imports (docs/architecture.md)."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ["config", "frontend", "journal", "accounts"]
SCRIPTS = ROOT / "frontend/static/js"
BROWSER = {
    "pages": {"pages", "elements", "journal", "sync", "store", "sealing", "htmx", "worker"},
    "elements": {"elements", "journal", "sync", "store", "sealing", "htmx"},
    "journal": {"journal", "sync", "store", "sealing", "worker"},
    "sync": {"sync", "store", "sealing"},
    "store": {"store", "sealing"},
    "sealing": {"sealing", "worker"},
    "worker": {"worker", "sync", "store", "sealing"},
    "htmx": {"htmx"},
}
IMPORT = re.compile(
    r"""(?:^|[\s;])(?:import|export)\s[^'"()]*?from\s+['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]""",
    re.M,
)


def python_files(app: str) -> list[Path]:
    return [path for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]


def python_imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
        elif isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
    return names


@pytest.mark.parametrize("app", PYTHON[1:])
def test_python_imports_point_one_way(app: str) -> None:
    above = tuple(PYTHON[: PYTHON.index(app)])
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in python_files(app)
        for name in python_imports(path)
        if name.split(".")[0] in above
    ]
    assert wrong == []


def test_reminders_know_nothing_of_words() -> None:
    rooms = ("journal.documents", "journal.sealing", "journal.sharing", "journal.attachments")
    wrong = [
        f"{path.name} imports {name}"
        for path in python_files("journal/reminders")
        for name in python_imports(path)
        if name.startswith(rooms)
    ]
    assert wrong == []


def test_the_running_server_never_opens_what_is_sealed() -> None:
    """The Python twin serves demo data, tests and benches; no room of the server may import it."""
    allowed = ("journal/sealing/", "journal/demo/", "journal/management/commands/demo.py")
    wrong = [
        f"{place} imports {name}"
        for app in PYTHON
        for path in python_files(app)
        if not (place := str(path.relative_to(ROOT))).startswith(allowed)
        for name in python_imports(path)
        if name.startswith(("journal.sealing", "journal.demo", "pyrage"))
    ]
    assert wrong == []


def script_imports(path: Path) -> list[str]:
    return [next(group for group in found if group) for found in IMPORT.findall(path.read_text())]


@pytest.mark.parametrize("layer", sorted(BROWSER))
def test_browser_imports_point_one_way(layer: str) -> None:
    wrong = []
    for path in (SCRIPTS / layer).rglob("*.js"):
        for target in script_imports(path):
            assert re.fullmatch(r"\.{1,2}/.*\.js", target), f"{path.name}: {target} is not a relative import"
            resolved = (path.parent / target).resolve()
            assert resolved.exists(), f"{path.name} imports {target}, which is not there"
            if resolved.is_relative_to(SCRIPTS) and resolved.relative_to(SCRIPTS).parts[0] not in BROWSER[layer]:
                wrong.append(f"{path.relative_to(SCRIPTS)} imports {target}")
    assert wrong == []


def test_no_script_has_a_default_export() -> None:
    wrong = [path.name for path in SCRIPTS.rglob("*.js") if re.search(r"^export default", path.read_text(), re.M)]
    assert wrong == []
