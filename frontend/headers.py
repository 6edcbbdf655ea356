"""Headers that Django has no setting for."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Only what a page of ours uses: speech that stays on the device, passkeys, and the copy button.
POLICY = (
    "camera=(), display-capture=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), midi=(), hid=(), "
    "browsing-topics=(), microphone=(self), publickey-credentials-create=(self), publickey-credentials-get=(self), "
    "clipboard-write=(self)"
)

OF_DATA = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class PermissionsPolicy:
    """Tells the browser which of its powers no page of ours asks for, so that nothing slipped into one could."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response["Permissions-Policy"] = POLICY
        return response


class DataPolicy:
    """Answers of data run nothing, fetch nothing and stand in no frame: the strictest policy, and the shortest."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.get("Content-Type", "").split(";")[0].endswith(("/json", "+json")):
            response["Content-Security-Policy"] = OF_DATA
        return response


class LeanFiles:
    """Takes from a static file with its hash in its name the headers that only a page needs, or a file that changes.

    There are about seventy on a first visit. Nothing asks whether an unchanging file changed; a script, a style or a
    font opens no window and leads nowhere; and a module is UTF-8 whatever is said of it, as is a script of our pages.
    `nosniff` stays. Drawings keep all, as one can be opened as a page.
    """

    NEVER_ASKED = ("ETag", "Last-Modified")
    ONLY_OF_PAGES = ("Referrer-Policy", "Cross-Origin-Opener-Policy")
    NO_PAGES = ("text/javascript", "text/css", "font/")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if "immutable" in response.get("Cache-Control", ""):
            kind = response.get("Content-Type", "")
            for header in self.NEVER_ASKED + (self.ONLY_OF_PAGES if kind.startswith(self.NO_PAGES) else ()):
                del response[header]
            if kind.startswith("text/javascript"):
                response["Content-Type"] = "text/javascript"
        return response
