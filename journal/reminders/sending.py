"""One pass over one note: which ways there are, and what came of them. No database here."""

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from journal.reminders.channels.email import Letter
from journal.reminders.channels.webpush import Answer, Message, Reply, Target


class Push(NamedTuple):
    """A message for one device."""

    target: Target
    message: Message


@dataclass(frozen=True)
class Note:
    """A delivery as plain data. `letter` is None where no e-mail is wanted.

    `held_until`: from then on another worker may have it. `useful_for`: how long it is of use yet. `mail_now`: the
    devices have had their chances, or there is no time for another.
    """

    message: Message
    targets: list[Target]
    letter: Letter | None
    held_until: datetime
    useful_for: timedelta
    mail_now: bool = False


@dataclass
class Report:
    """What came of a note: by which channel it went, or why not; which subscriptions took it and which are gone."""

    channel: str = ""
    reason: str = ""
    later: bool = False
    wait: timedelta | None = None
    untouched: bool = False
    took: list[UUID] = field(default_factory=list)
    gone: list[UUID] = field(default_factory=list)


def send(note: Note) -> Generator[Push | Letter, Reply, Report]:
    """Push to every device; e-mail only when no device took it and none is worth another try.

    Gives one step after the other, is sent the reply to each, and returns the report.
    """
    report = Report(reason="no-channel")
    for target in note.targets:
        _note_reply(report, target.subscription, (yield Push(target, note.message)))
    waits = report.later and not note.mail_now and (report.wait or timedelta()) < note.useful_for
    if report.took or note.letter is None or waits:
        return report
    answer, wait = yield note.letter
    if answer is Answer.SENT:
        report.channel, report.reason, report.later = "email", "", False
    else:
        # A phone that may answer yet is worth another try, whatever became of the mail.
        report.reason, report.wait = f"email-{answer}", wait
        report.later = report.later or answer is Answer.LATER
    return report


def _note_reply(report: Report, subscription: UUID, reply: Reply) -> None:
    match reply.answer:
        case Answer.SENT:
            report.took.append(subscription)
            report.channel, report.reason, report.later = "push", "", False
            return
        case Answer.GONE:
            report.gone.append(subscription)
        case Answer.LATER:
            report.later = not report.took
            report.wait = reply.wait
        case Answer.REFUSED:
            pass
    if not report.took:
        report.reason = f"push-{reply.answer}"
