"""A header that Django has no setting for."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Only what a page of ours uses: speech that stays on the device, passkeys, and the copy button.
POLICY = (
    "camera=(), display-capture=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), midi=(), hid=(), "
    "browsing-topics=(), microphone=(self), publickey-credentials-create=(self), publickey-credentials-get=(self), "
    "clipboard-write=(self)"
)


class PermissionsPolicy:
    """Tells the browser which of its powers no page of ours asks for, so that nothing slipped into one could."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response["Permissions-Policy"] = POLICY
        return response
