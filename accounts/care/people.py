"""The people I may share with, and those I could."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.care.models import CareRelationship
from accounts.keys.models import PublicKeys
from accounts.users.models import User


@dataclass(frozen=True)
class Person:
    """The other side of a relationship: what a client needs to check and seal for them; never a name or address."""

    id: UUID
    relationship: UUID
    role: str
    keys: PublicKeys | None
    since: datetime | None
    ended_at: datetime | None


def people_of(user: User) -> list[Person]:
    """Everybody `user` is or was connected with, once each, in one query; an open relationship before an ended one."""
    joined = CareRelationship.objects.of(user).select_related("patient__public_keys", "therapist__public_keys")
    newest: dict[UUID, Person] = {}
    for relationship in joined.filter(accepted_at__isnull=False).order_by("accepted_at"):
        person = person_in(relationship, user)
        newest[person.id] = person
    return list(newest.values())


def person_in(relationship: CareRelationship, user: User) -> Person:
    """The other side of `relationship` as `user` sees it."""
    other = relationship.other(user)
    return Person(
        id=other.id,
        relationship=relationship.id,
        role=other.role,
        keys=getattr(other, "public_keys", None),
        since=relationship.accepted_at,
        ended_at=relationship.ended_at,
    )
