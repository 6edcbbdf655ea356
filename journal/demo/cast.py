"""The cast of the demo, made once, and remade when asked."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.test.utils import override_settings

from accounts.care.models import Invitation
from accounts.users.leaving import leave
from accounts.users.models import User
from journal.demo.months import Months
from journal.demo.person import Person
from journal.demo.story import Story, read
from journal.sealing.recovery import grouped

THERAPIST = "therapist"
PATIENTS = ("maya", "daniel", "lucia")
# Letters to made-up addresses would only bury the codes on the page of development mails.
SILENT = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}


def stories() -> list[Story]:
    """The therapist's first."""
    return [read(name) for name in (THERAPIST, *PATIENTS)]


def is_there() -> bool:
    emails = [story.email for story in stories()]
    return User.objects.filter(email__in=emails).count() == len(emails)


def make(today: datetime) -> None:
    """Makes everybody anew, in one transaction: a demo that broke half-way is never left behind."""
    first, *others = stories()
    with override_settings(**SILENT), transaction.atomic():
        for user in User.objects.filter(email__in=[story.email for story in (first, *others)]):
            leave(user, today)
        therapist = Person(first, today - timedelta(days=130))
        _become_therapist(therapist, today)
        patients = [Person(story, today - timedelta(days=120)) for story in others]
        for patient in patients:
            patient.meet(therapist)
            patient.know([therapist], today - timedelta(days=119))
        therapist.know(patients, today - timedelta(days=119))
        for patient in patients:
            Months(patient, therapist, today).write()
        for note in first.notes:
            therapist.write(
                {"v": 1, "type": "note", "text": note["text"]}, first.moment(today, note["day"], note["at"])
            )
        for person in (therapist, *patients):
            person.door.close()


def how_to_sign_in(site: str) -> Iterable[str]:
    yield f"Sign in at {site}/sign-in/ with an e-mail; its code lands at {site}/dev/mail/."
    for story in stories():
        yield ""
        yield f"{story.name:<20} {story.email}"
        yield f"{'':<20} recovery code {grouped(story.recovery)}"
        yield f"{'':<20} or passphrase {story.passphrase}"


def _become_therapist(person: Person, now: datetime) -> None:
    _, code = Invitation.objects.invite(Invitation.Kind.THERAPIST, now, email=person.story.email)
    person.door.call("POST", "invitations/redeem/", {"code": code})
