"""Static files with a hash in their name, ES modules included, and the stylesheets joined into one."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

Patterns = tuple[str, tuple[tuple[str, str], ...]]

# `import('./x.js').Name` and `typeof import('./x.js')` name types, in comments. They are no imports: two modules may
# name each other's types, while modules that import each other can't both have the other's hash in their name.
DYNAMIC_IMPORT = r"""(?P<matched>(?<!typeof )import\(["'](?P<url>[./].*?)["']\)(?!(?-i:\.[A-Z])))"""

# A worker is named by an address and not imported; without its hash it would not be kept for use without a network.
WORKER = r"""(?P<matched>new URL\(["'](?P<url>\./[^"']+\.js)["'], import\.meta\.url\))"""

STYLES = "css/app.css"
SHEET = re.compile(r"""@import url\("(?P<path>[^"]+)"\) layer\((?P<layer>\w+)\);""")


class ModuleManifestStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    support_js_module_import_aggregation = True
    # One pass a step of the longest chain of imports.
    max_post_process_passes = 30

    def __init__(self, *args: object, **kwargs: object) -> None:
        kind, patterns = self._js_module_import_aggregation_patterns
        self._js_module_import_aggregation_patterns: Patterns = (
            kind,
            (*patterns[:-1], (DYNAMIC_IMPORT, patterns[-1][1]), (WORKER, "new URL('%(url)s', import.meta.url)")),
        )
        super().__init__(*args, **kwargs)

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if STYLES in paths and not dry_run:
            storage, source = paths[STYLES]
            Path(self.path(STYLES)).write_text(joined(Path(storage.path(source))))
            paths = paths | {STYLES: (self, STYLES)}
        return iter(super().post_process(paths, dry_run, **options))


def joined(path: Path) -> str:
    """The stylesheet at `path` with what it imports in place, layer by layer: one request in place of thirty."""

    def sheet(found: "re.Match[str]") -> str:
        text = (path.parent / found["path"]).read_text()
        if "/" in found["path"] and "url(" in text:
            raise ValueError(f"{found['path']} names a file by an address that joining would change.")
        return f"@layer {found['layer']} {{\n{text}}}"

    return SHEET.sub(sheet, path.read_text())
