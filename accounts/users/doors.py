"""The few of allauth's doors that this house opens: no passwords, no change of address, nothing that is not listed.

Those under `account/` change how somebody signs in, so they want an unlocked device, or somebody who is still joining.
"""

import json
import struct
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.headless.account import views as account
from allauth.headless.base.views import ConfigView
from allauth.headless.constants import Client
from allauth.headless.mfa import views as mfa
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import include, path
from django.utils import timezone

from accounts.devices.models import Device
from accounts.keys.models import PublicKeys
from accounts.problems import Problem, response
from accounts.users.adapter import MailNotSent

Door = Callable[..., HttpResponseBase]


def unlocked_or_new(door: Door) -> Door:
    """Let nobody through whose device has not proved the key, unless no device of theirs ever has."""

    @wraps(door)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        device = Device.objects.of_session(key, timezone.now())
        if device is None:
            return response(Problem("sign-in", 401, "Sign in first."))
        if device.unlocked_at is None and PublicKeys.objects.proved_by(device.user):
            return response(Problem("locked", 403, "Unlock on this device first."))
        return door(request, *args, **kwargs)

    return guarded


def refusing_nonsense(door: Door) -> Door:
    """Answer `credential` for a credential that is none: allauth lets what its WebAuthn library raises then through."""

    @wraps(door)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and tells_secret(request.body):
            return response(Problem("prf-secret", 400, "The passkey's secret must stay on the device."))
        try:
            return door(request, *args, **kwargs)
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError, struct.error):
            if request.method != "POST":
                raise
            return response(Problem("credential", 400, "This is no passkey's answer."))

    return guarded


def tells_secret(body: bytes) -> bool:
    """Whether a credential still holds the PRF result that unlocks the keyring; allauth would keep it."""
    try:
        return bool(json.loads(body)["credential"]["clientExtensionResults"]["prf"].get("results"))
    except (LookupError, TypeError, ValueError, AttributeError):
        return False


def door(view: Any) -> Door:
    """An allauth view for browsers, which says so when the mail server took no mail."""
    opened: Door = view.as_api_view(client=Client.BROWSER)

    @wraps(opened)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return opened(request, *args, **kwargs)
        except MailNotSent:
            return response(Problem("mail", 503, "The mail could not be sent. Try again in a few minutes."))

    return guarded


account_doors = [
    path("auth/session", door(account.SessionView), name="current_session"),
    path("auth/signup", door(account.SignupView), name="signup"),
    path("auth/email/verify", door(account.VerifyEmailView), name="verify_email"),
    path("auth/email/verify/resend", door(account.ResendEmailVerificationCodeView), name="resend_verification"),
    path("auth/code/request", door(account.RequestLoginCodeView), name="request_login_code"),
    path("auth/code/resend", door(account.ResendLoginCodeView), name="resend_login_code"),
    path("auth/code/confirm", door(account.ConfirmLoginCodeView), name="confirm_login_code"),
    path("auth/webauthn/login", refusing_nonsense(door(mfa.LoginWebAuthnView)), name="login_webauthn"),
    path("account/authenticators", unlocked_or_new(door(mfa.AuthenticatorsView)), name="authenticators"),
    path(
        "account/authenticators/webauthn",
        unlocked_or_new(refusing_nonsense(door(mfa.ManageWebAuthnView))),
        name="manage_webauthn",
    ),
]
urlpatterns = [path("browser/v1/", include([path("config", door(ConfigView), name="config"), *account_doors]))]
