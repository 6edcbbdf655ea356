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


def test_all_styles_come_in_one_file_with_every_component_in_its_layer(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "frontend.storage.ModuleManifestStorage"}}
    call_command("collectstatic", verbosity=0, interactive=False)
    [styles] = (tmp_path / "css").glob("app.*.css")
    text = styles.read_text()
    assert "@import" not in text
    for component in (tmp_path / "css/components").glob("bar.css"):
        assert f"@layer components {{\n{component.read_text()}}}" in text
    assert text.count("{") == text.count("}")


def test_the_joined_styles_find_the_font_by_its_hashed_name(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "frontend.storage.ModuleManifestStorage"}}
    call_command("collectstatic", verbosity=0, interactive=False)
    [styles] = (tmp_path / "css").glob("app.*.css")
    [font] = (tmp_path / "vendor/literata@5.3.0").glob("latin.*.woff2")
    assert f'url("../vendor/literata@5.3.0/{font.name}")' in styles.read_text()
