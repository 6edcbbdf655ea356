"""The same note by e-mail: plain text, no names, no words, and one tap to stop it."""

from dataclasses import dataclass
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _
from django.utils.translation import override

from journal.reminders.channels.webpush import Answer
from journal.reminders.stopping import stop_address
from journal.reminders.texts import TEXTS

TIMEOUT = 20  # seconds


@dataclass(frozen=True)
class Letter:
    """Who gets which text in which language; `message_id` makes a repeat recognisable."""

    to: str
    locale: str
    text: int
    reminder: UUID
    message_id: UUID


def email(letter: Letter) -> Answer:
    """Sends the letter. LATER: worth another try."""
    try:
        message_of(letter).send()
    except SMTPRecipientsRefused as error:
        codes = [code for code, _reason in error.recipients.values()]
        return Answer.LATER if any(400 <= code < 500 for code in codes) else Answer.REFUSED
    except SMTPResponseException as error:
        return Answer.LATER if error.smtp_code < 500 else Answer.REFUSED
    except (SMTPException, OSError):
        return Answer.LATER
    return Answer.SENT


def message_of(letter: Letter) -> EmailMessage:
    text, stop = TEXTS[letter.text], stop_address(letter.reminder)
    with override(letter.locale):
        footer = _("You chose these notes. Change or stop them in Settings.")
        stopping = _("Stop this one: %(address)s") % {"address": stop}
        body = f"{text.body}\n\n{settings.SITE_URL}/sign-in/\n\n-- \n{footer}\n{stopping}\n"
        subject = str(text.subject)
    headers = {
        "Message-ID": f"<{letter.message_id}@{settings.SITE_HOST}>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    connection = get_connection(timeout=TIMEOUT) if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") else None
    return EmailMessage(subject, body, to=[letter.to], headers=headers, connection=connection)
