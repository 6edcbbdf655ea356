"""What happened to an account, as one would tell it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.log.models import AccessEvent

WORDS: dict[str, Promise] = {
    AccessEvent.Kind.SIGNED_IN: _("Signed in"),
    AccessEvent.Kind.SIGNED_OUT: _("Signed out"),
    AccessEvent.Kind.UNLOCKED: _("Unlocked"),
    AccessEvent.Kind.WRAP_ADDED: _("A way to unlock was added"),
    AccessEvent.Kind.WRAP_REMOVED: _("A way to unlock was removed"),
    AccessEvent.Kind.DEVICE_REVOKED: _("A device was signed out"),
    AccessEvent.Kind.RELATIONSHIP_BEGAN: _("A link with someone began"),
    AccessEvent.Kind.RELATIONSHIP_ENDED: _("A link with someone ended"),
    AccessEvent.Kind.SHARED: _("Something was shared"),
    AccessEvent.Kind.OPENED: _("Something shared was opened"),
    AccessEvent.Kind.WITHDRAWN: _("Something shared was taken back"),
    AccessEvent.Kind.EXPORTED: _("A copy of everything was saved"),
}


def words_for(event: AccessEvent) -> Promise:
    return WORDS[event.kind]
