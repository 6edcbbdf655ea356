"""The mails that the file backend wrote, for a newcomer who has no mail server."""

from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

BETWEEN = b"\n" + b"-" * 79 + b"\n"
NEWEST = 50


@dataclass(frozen=True)
class Mail:
    """One mail as text."""

    to: str
    subject: str
    date: datetime
    text: str


def newest_mails(folder: Path) -> list[Mail]:
    """The newest mails in `folder`, newest first; none when it is not there."""
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)[:NEWEST]
    mails = [_mail(part) for path in files for part in path.read_bytes().split(BETWEEN) if part.strip()]
    return sorted(mails, key=lambda mail: mail.date, reverse=True)[:NEWEST]


def _mail(raw: bytes) -> Mail:
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(raw)
    body = message.get_body(("plain",))
    return Mail(
        to=str(message["to"]),
        subject=str(message["subject"]),
        date=message["date"].datetime,
        text=body.get_content() if body else "",
    )
