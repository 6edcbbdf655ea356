"""What makes the pages an installable app: the manifest's content and the service worker's."""

import json
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext as _

from frontend.precache import static_urls, version
from frontend.shells import OFFLINE, OFFLINE_PART, PUBLIC, SHELLS

PAPER = "#f7f4ed"
GUIDES = "/api/v1/guides/"


def web_app_manifest() -> dict[str, Any]:
    return {
        "id": "/today/",
        "name": "Afterword",
        "short_name": "Afterword",
        "start_url": "/today/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": static("icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("icons/icon-512.png"), "sizes": "512x512", "type": "image/png"},
            {"src": static("icons/maskable-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
            {"src": static("icons/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
        ],
        "shortcuts": [shortcut(_("Write"), SHELLS["write"]), shortcut(_("Help now"), SHELLS["help"])],
        "share_target": {
            "action": "/shared-text/",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    }


def shortcut(name: str, url: str) -> dict[str, Any]:
    icon = {"src": static("icons/icon-192.png"), "sizes": "192x192", "type": "image/png"}
    return {"name": name, "url": url, "icons": [icon]}


def worker_context() -> dict[str, str]:
    """JSON texts for sw.js: what to keep, and the modules that do it."""
    languages = [code for code, _name in settings.LANGUAGES]
    return {
        "kept": json.dumps(
            {
                "version": version(),
                "fresh": settings.DEBUG,
                "shells": [*PUBLIC.values(), *SHELLS.values(), OFFLINE, OFFLINE_PART],
                "offline": OFFLINE,
                "offlinePart": OFFLINE_PART,
                "write": SHELLS["write"],
                "static": static_urls(),
                "staticPrefix": settings.STATIC_URL,
                "languages": languages,
                "texts": [f"/texts/{code}.json" for code in languages],
                "guides": [f"{GUIDES}?lang={code}" for code in languages],
            }
        ),
        "shell_module": static("js/worker/keeping.js"),
        "push_module": static("js/worker/push.js"),
        "network_module": static("js/worker/network.js"),
    }
