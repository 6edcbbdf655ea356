"""The mail that says that something is there, and nothing else."""

import logging
from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.users.models import User
from journal.sharing.models import ReaderNotice

log = logging.getLogger(__name__)


def tell_after_commit(reader: UUID, now: datetime) -> None:
    """Mail `reader` once the transaction has ended; a mail server that fails harms nothing that was stored."""
    transaction.on_commit(partial(_tell, reader, now))


def _tell(reader: UUID, now: datetime) -> None:
    try:
        if ReaderNotice.objects.claim(reader, now):
            _send(User.objects.get(pk=reader))
    except Exception as error:  # whatever a mail server does, the words are stored and the answer is yes
        log.warning("A note could not be sent: %s", type(error).__name__)
        ReaderNotice.objects.release(reader)


def _send(reader: User) -> None:
    with translation.override(reader.locale):
        lines = [_("There is a new note for you."), _("Sign in to read it."), f"{settings.SITE_URL}/sign-in/"]
        send_mail(_("A new note"), "\n\n".join(lines) + "\n", settings.DEFAULT_FROM_EMAIL, [reader.email])
