"""Where allauth asks us."""

from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.forms import Form
from django.http import HttpRequest
from django.utils import translation

from accounts.devices.naming import name_of
from accounts.users.models import User

FIRST_CODE = "account/email/email_confirmation_signup"


class MailNotSent(Exception):  # noqa: N818
    """The mail server did not take a mail."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-up keeps the language of the page; mails are in the person's own language and say only what to do."""

    def save_user(self, request: HttpRequest, user: User, form: Form, commit: bool = True) -> User:
        user.locale = translation.get_language() or settings.LANGUAGE_CODE
        saved: User = super().save_user(request, user, form, commit)
        return saved

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Raises `MailNotSent`; an account whose first code could not be sent is gone, so that one can try again."""
        person = User.objects.filter(email=email.lower()).first()
        try:
            with translation.override(person.locale if person else translation.get_language()):
                super().send_mail(template_prefix, email, context | {"site_url": settings.SITE_URL})
        except (OSError, SMTPException) as error:
            if person and template_prefix == FIRST_CODE:
                person.delete()
            raise MailNotSent from error

    def send_account_already_exists_mail(self, email: str) -> None:
        """allauth's own would offer to reset a password, which nobody has."""
        self.send_mail("account/email/account_already_exists", email, {})

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """The door to passkeys (users/doors.py) asks for an unlocked device, which is more than a password."""
        return False


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """A passkey is a way to sign in here, never a second step.

    Who lost it signs in by a code alone, which opens nothing but sealed wraps until the key is proved.
    """

    def is_mfa_enabled(self, user: AbstractBaseUser, types: Any = None) -> bool:
        return False

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        from allauth.core import context

        return name_of(context.request.headers.get("User-Agent", ""))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": settings.SITE_HOST, "name": "Afterword"}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        return {"id": str(user.pk).encode(), "display_name": user.email, "name": user.email}
