"""Static files with a hash in their name, ES modules included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

Patterns = tuple[str, tuple[tuple[str, str], ...]]

# `import('./x.js').Name` and `typeof import('./x.js')` name types, in comments. They are no imports: two modules may
# name each other's types, while modules that import each other can't both have the other's hash in their name.
DYNAMIC_IMPORT = r"""(?P<matched>(?<!typeof )import\(["'](?P<url>[./].*?)["']\)(?!(?-i:\.[A-Z])))"""

# A worker is named by an address and not imported; without its hash it would not be kept for use without a network.
WORKER = r"""(?P<matched>new URL\(["'](?P<url>\./[^"']+\.js)["'], import\.meta\.url\))"""


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
