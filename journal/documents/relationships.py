"""Who may send what to whom: only people in an active care relationship, each kind in its direction."""

from uuid import UUID

from django.db.models import Q

from accounts.care.models import CareRelationship
from accounts.problems import Problem
from accounts.users.models import User
from journal.documents.models import Document

Kind = Document.Kind
FROM_PATIENT = {Kind.SHARE, Kind.PROFILE}
FROM_THERAPIST = {Kind.REPLY, Kind.ASSIGNMENT, Kind.PROFILE}


def require(author: User, reader: UUID, kind: str) -> None:
    """Raise `Problem` `no-relationship` unless `author` may send a document of this kind to `reader` today."""
    allowed = Q(pk__in=[])
    if kind in FROM_PATIENT:
        allowed |= Q(patient=author, therapist=reader)
    if kind in FROM_THERAPIST:
        allowed |= Q(therapist=author, patient=reader)
    if not CareRelationship.objects.active().filter(allowed).exists():
        raise Problem("no-relationship", 403, "You are not connected with this person, so nothing was sent.")
