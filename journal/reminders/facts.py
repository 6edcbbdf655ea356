"""What decides about a note besides its reminder, read together with it: one query for a batch, not one for each."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from journal.reminders.delivery import Delivery
from journal.reminders.pauses import ReminderPause
from journal.reminders.resting import Window

if TYPE_CHECKING:
    from journal.reminders.models import Reminder

UNANSWERED_AT_MOST = 3
EVER = datetime(1970, 1, 1, tzinfo=UTC)


class Facts(NamedTuple):
    """About the person: where and how an e-mail reaches them, when they last wrote, when they want to be left alone.

    `unanswered`: three notes of this reminder or more went out since the person last wrote or answered one. `had`: its
    due time was taken before, as a reminder can be changed back to a time that it had.
    """

    email: str
    locale: str
    is_active: bool
    wrote_at: datetime | None
    windows: list[Window]
    unanswered: bool
    had: bool


def with_facts(reminders: QuerySet[Reminder], now: datetime) -> QuerySet[Reminder]:
    """Has the database add to each reminder what `facts_of` reads."""
    theirs = Delivery.objects.filter(reminder=OuterRef("pk"))
    last_answer = Coalesce(OuterRef("answered_at"), EVER)
    unanswered = theirs.filter(due_at__gt=last_answer, outcome=Delivery.Outcome.SENT)
    pauses = ReminderPause.objects.filter(user=OuterRef("user"), until__gt=now)
    return reminders.annotate(
        its_email=F("user__email"),
        its_locale=F("user__locale"),
        its_is_active=F("user__is_active"),
        its_wrote_at=F("user__last_wrote__wrote_at"),
        its_pauses=Exists(pauses),
        its_unanswered=Exists(unanswered[UNANSWERED_AT_MOST - 1 : UNANSWERED_AT_MOST]),
        its_same=FilteredRelation("deliveries", condition=Q(deliveries__due_at=F("next_due_at"))),
        its_had=F("its_same__pk"),
    )


def facts_of(reminders: Iterable[Reminder], now: datetime) -> dict[uuid.UUID, Facts]:
    """By reminder, out of those that come `with_facts`; few people pause, so pauses cost a query only when one does."""
    read: list[Any] = list(reminders)
    windows = ReminderPause.objects.windows({each.user_id for each in read if each.its_pauses}, now)
    return {
        each.pk: Facts(
            each.its_email,
            each.its_locale,
            each.its_is_active,
            each.its_wrote_at,
            windows.get(each.user_id, []),
            each.its_unanswered,
            each.its_had is not None,
        )
        for each in read
    }
