"""Static files with a hash in their name, ES modules included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

Patterns = tuple[str, tuple[tuple[str, str], ...]]

# `import('./x.js').Name` and `typeof import('./x.js')` name types, in comments. They are no imports: two modules may
# name each other's types, while modules that import each other can't both have the other's hash in their name.
DYNAMIC_IMPORT = r"""(?P<matched>(?<!typeof )import\(["'](?P<url>[./].*?)["']\)(?!(?-i:\.[A-Z])))"""


class ModuleManifestStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    support_js_module_import_aggregation = True
    # One pass a step of the longest chain of imports.
    max_post_process_passes = 30

    def __init__(self, *args: object, **kwargs: object) -> None:
        kind, patterns = self._js_module_import_aggregation_patterns
        self._js_module_import_aggregation_patterns: Patterns = (
            kind,
            (*patterns[:-1], (DYNAMIC_IMPORT, patterns[-1][1])),
        )
        super().__init__(*args, **kwargs)
