"""The same note by e-mail: plain text, no names, no words, and one tap to stop it."""

import hashlib
from dataclasses import dataclass
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _
from django.utils.translation import override

from journal.reminders.channels.webpush import Answer, Reply
from journal.reminders.stopping import go_on_address, stop_address
from journal.reminders.texts import ASK_TEXT, text_of

TIMEOUT = 20  # seconds


@dataclass(frozen=True)
class Letter:
    """Who gets which text in which language; `note` makes a repeat recognisable; a trial belongs to no reminder."""

    to: str
    locale: str
    text: int
    reminder: UUID | None
    note: UUID


def email(letter: Letter) -> Reply:
    """Sends the letter. LATER: worth another try."""
    try:
        message_of(letter).send()
    except SMTPRecipientsRefused as error:
        codes = [code for code, _reason in error.recipients.values()]
        return Reply(Answer.LATER if any(400 <= code < 500 for code in codes) else Answer.REFUSED)
    except SMTPResponseException as error:
        return Reply(Answer.LATER if error.smtp_code < 500 else Answer.REFUSED)
    except (SMTPException, OSError):
        return Reply(Answer.LATER)
    return Reply(Answer.SENT)


def message_of(letter: Letter) -> EmailMessage:
    text = text_of(letter.text)
    headers = {"Message-ID": f"<{message_id(letter.note)}@{settings.SITE_HOST}>", "Auto-Submitted": "auto-generated"}
    with override(letter.locale):
        lines = [str(text.body), f"{settings.SITE_URL}/sign-in/"]
        footer = _("You chose these notes. Change or stop them in Settings.")
        if letter.reminder:
            stop = stop_address(letter.reminder)
            headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
            footer += "\n" + _("Stop this one: %(address)s") % {"address": stop}
            if letter.text == ASK_TEXT:
                lines.append(_("Yes, go on: %(address)s") % {"address": go_on_address(letter.reminder)})
        body = "\n\n".join([*lines, f"-- \n{footer}\n"])
        subject = str(text.subject)
    connection = get_connection(timeout=TIMEOUT) if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") else None
    return EmailMessage(subject, body, to=[letter.to], headers=headers, connection=connection)


def message_id(note: UUID) -> str:
    """The same for a repeat. Not the note's own id, which lets its holder answer it."""
    return hashlib.sha256(note.bytes).hexdigest()[:32]
