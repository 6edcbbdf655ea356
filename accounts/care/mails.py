"""Mails about care: they say what to do, and nothing about why."""

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.care.models import Invitation


def invite_therapist(email: str, language: str, now: datetime) -> str:
    """Invite `email` and mail the link, in `language`; returns the link. ValidationError when it is no address."""
    validate_email(email)
    _invitation, code = Invitation.objects.invite(Invitation.Kind.THERAPIST, now, email=email)
    link = f"{settings.SITE_URL}/join/#{code}"
    with translation.override(language):
        text = render_to_string("accounts/email/invitation.txt", {"link": link})
        send_mail(_("Your invitation"), text, settings.DEFAULT_FROM_EMAIL, [email])
    return link
