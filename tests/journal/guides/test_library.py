"""A guide that is not right is refused at start, naming file, guide and field."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.exceptions import ImproperlyConfigured

from journal.guides import library

ROOT = Path(__file__).resolve().parents[3]
Change = Callable[[list[dict[str, Any]]], object]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the library to break."""
    for file in library.FOLDER.iterdir():
        if file.suffix in {".yaml", ".json"}:
            shutil.copy(file, tmp_path)
    monkeypatch.setattr(library, "FOLDER", tmp_path)
    library.guides.cache_clear()
    yield tmp_path
    library.guides.cache_clear()


def change(file: Path, how: Change) -> None:
    guides = yaml.safe_load(file.read_text())
    how(guides)
    file.write_text(yaml.safe_dump(guides, allow_unicode=True))


def test_the_library_that_we_ship_is_right(folder: Path) -> None:
    library.check()


BROKEN: dict[str, tuple[Change, str, str]] = {
    "unknown kind": (
        lambda guides: guides[6]["prompts"][1].update(kind="essay"),
        "hard-moments",
        "prompts.how-now.kind",
    ),
    "unknown phase": (lambda guides: guides[0].update(phase="later"), "set-an-intention", "phase"),
    "unknown field": (lambda guides: guides[1].update(author="me"), "get-ready", "'author'"),
    "no closing": (lambda guides: guides[0].pop("closing"), "set-an-intention", "'closing'"),
    "no text": (lambda guides: guides[0]["prompts"][0].update(text=""), "set-an-intention", "prompts.on-my-mind.text"),
    "minutes as text": (lambda guides: guides[0].update(minutes="eight"), "set-an-intention", "minutes"),
    "no prompts": (lambda guides: guides[0].update(prompts=[]), "set-an-intention", "prompts"),
    "choice without options": (
        lambda guides: guides[6]["prompts"][1].pop("options"),
        "hard-moments",
        "prompts.how-now: 'options'",
    ),
    "options on a text": (
        lambda guides: guides[0]["prompts"][0].update(options=["a", "b"]),
        "set-an-intention",
        "prompts.on-my-mind",
    ),
    "prompt twice": (
        lambda guides: guides[0]["prompts"].append(dict(guides[0]["prompts"][0])),
        "set-an-intention",
        "'on-my-mind' is there twice",
    ),
    "a slug with spaces": (lambda guides: guides[0].update(slug="two words"), "two words", "slug"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_guide_is_refused_by_name(name: str, folder: Path) -> None:
    how, guide, field = BROKEN[name]
    change(folder / "guides.yaml", how)
    with pytest.raises(ImproperlyConfigured) as refused:
        library.check()
    for part in ("guides.yaml", f"'{guide}'", field):
        assert part in str(refused.value)


def test_a_guide_that_is_there_twice_is_refused(folder: Path) -> None:
    change(folder / "guides.yaml", lambda guides: guides.append(guides[0]))
    with pytest.raises(ImproperlyConfigured, match="'set-an-intention' is there twice"):
        library.check()


@pytest.mark.parametrize("text", ["", "just text", "- [", "{}", "- 3"])
def test_a_file_that_is_no_list_of_guides_is_refused(text: str, folder: Path) -> None:
    (folder / "guides.es.yaml").write_text(text)
    with pytest.raises(ImproperlyConfigured, match=r"guides\.es\.yaml"):
        library.check()


@pytest.mark.parametrize(
    "how",
    [
        lambda guides: guides[2]["prompts"].pop(),
        lambda guides: guides[2]["prompts"].reverse(),
        lambda guides: guides.pop(2),
        lambda guides: guides[2].update(slug="another"),
    ],
)
def test_a_translation_with_other_prompts_is_refused(how: Change, folder: Path) -> None:
    change(folder / "guides.es.yaml", how)
    with pytest.raises(ImproperlyConfigured, match=r"guides\.es\.yaml, guide"):
        library.check()


def test_nothing_starts_with_a_broken_guide(folder: Path, tmp_path: Path) -> None:
    change(folder / "guides.yaml", lambda guides: guides[0]["prompts"][0].update(kind="essay"))
    start = "from pathlib import Path; from journal.guides import library; library.FOLDER = Path({!r}); "
    start += "import django; django.setup()"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", start.format(str(folder))], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode != 0
    assert "guides.yaml, guide 'set-an-intention', field prompts.on-my-mind.kind: 'essay'" in done.stderr
