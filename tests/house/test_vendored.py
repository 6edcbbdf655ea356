"""What the browser runs of others is what package.json pins and bin/vendor brought, unedited."""

import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "frontend/static/vendor"


def test_every_vendored_file_has_its_hash() -> None:
    wanted = json.loads((VENDOR / "hashes.json").read_text())
    found = {
        str(path.relative_to(VENDOR)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "hashes.json"
    }
    assert found == wanted


def test_every_vendored_folder_names_the_pinned_version() -> None:
    pinned = json.loads((ROOT / "package.json").read_text())["devDependencies"]
    versions = set(pinned.values())
    assert all(not version.startswith(("^", "~")) for version in versions)
    for folder in VENDOR.iterdir():
        if folder.is_dir():
            assert folder.name.rpartition("@")[2] in versions, folder.name


def test_every_vendored_library_brings_its_licence() -> None:
    assert [folder.name for folder in VENDOR.iterdir() if folder.is_dir() and not (folder / "LICENSE").exists()] == []
