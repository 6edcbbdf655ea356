"""Static files as production serves them: each with its hash in its name."""

from pathlib import Path

from django.core.management import call_command
from pytest_django.fixtures import Settings


def test_a_worker_is_asked_for_by_the_name_that_is_kept_for_offline_use(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "frontend.storage.ModuleManifestStorage"}}
    call_command("collectstatic", verbosity=0, interactive=False)
    folder = tmp_path / "js/sealing"
    [wraps] = folder.glob("wraps.*.js")
    [worker] = folder.glob("scrypt-worker.*.js")
    assert f"new URL('./{worker.name}', import.meta.url)" in wraps.read_text()
    assert "age-encryption.js" not in worker.read_text()
