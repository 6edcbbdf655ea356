"""An invitation is redeemed: somebody becomes a therapist, or a patient and a therapist begin."""

from datetime import datetime

from django.db import transaction

from accounts.care.models import CareRelationship, Invitation, unknown
from accounts.keys.models import PublicKeys
from accounts.problems import Problem
from accounts.users.models import User


def look(code: str, now: datetime) -> Invitation:
    """The invitation that `code` would redeem, which stays unused. Problems: `invitation-unknown`."""
    invitation = Invitation.objects.find(code)
    if not invitation.is_usable(now):
        raise unknown()
    return invitation


def redeem(code: str, user: User, now: datetime) -> tuple[Invitation, CareRelationship | None]:
    """Use the invitation of `code` for `user`, once; the same person again gets the same answer (a lost answer).

    Problems: `invitation-unknown`, `invitation-other-email`, `not-for-writers`, `not-for-therapists`, `no-keys`.
    """
    with transaction.atomic():
        user = user.locked()
        invitation = Invitation.objects.select_for_update(of=("self",)).find(code)
        again = invitation.redeemed_by_id == user.id
        if not again and not invitation.is_usable(now):
            raise unknown()
        if invitation.kind == Invitation.Kind.THERAPIST:
            relationship = None
            _become_therapist(invitation, user)
        else:
            relationship = _relationship(invitation, user, again, now)
        if not again:
            invitation.used(user, now)
    return invitation, relationship


def _become_therapist(invitation: Invitation, user: User) -> None:
    if user.email != invitation.email:
        raise Problem("invitation-other-email", 403, "This invitation is for another e-mail address.")
    if user.is_therapist:
        return
    if user.documents.exists() or CareRelationship.objects.of(user).exists():
        raise Problem("not-for-writers", 409, "This account has a journal. Use another address for your work.")
    user.role = User.Role.THERAPIST
    user.save(update_fields=["role"])


def _relationship(invitation: Invitation, user: User, again: bool, now: datetime) -> CareRelationship:
    therapist = invitation.inviter
    if therapist is None or not therapist.is_therapist or not therapist.is_active:
        raise unknown()
    if user.is_therapist:
        raise Problem("not-for-therapists", 409, "This invitation is for the person you work with, not for you.")
    if not PublicKeys.objects.filter(user=user).exists():
        raise Problem("no-keys", 409, "Make your keys first.")
    if again:
        return CareRelationship.objects.filter(patient=user, therapist=therapist).latest("accepted_at")
    return CareRelationship.objects.begin(user, therapist, invitation.created_at, now)
