"""One due time of one reminder: its row is the claim, and later the record of what became of it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F

from journal.reminders.inserting import insert

if TYPE_CHECKING:
    from journal.reminders.facts import Facts
    from journal.reminders.models import Reminder

LEASE = timedelta(minutes=5)
STALE = timedelta(hours=2)
KEPT_FOR = timedelta(days=90)
LONGEST_WAIT = timedelta(minutes=32)
MAILS_AT_MOST = 2


def back_off(attempts: int) -> timedelta:
    """1, 2, 4 ... 32 minutes, and 32 again: some eight tries fit into the two hours that a note is of use."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 10)), LONGEST_WAIT)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def pending(self) -> DeliveryQuerySet:
        return self.filter(outcome=Delivery.Outcome.PENDING)

    def waiting(self) -> DeliveryQuerySet:
        """Those that wait for another try, and are not in a worker's hands."""
        return self.pending().filter(begun_at=None)

    def reclaim(self, now: datetime, limit: int) -> list[Delivery]:
        """Takes over pending deliveries whose lease has ended; run inside the claiming transaction.

        One that is still begun was in the hands of a worker that died or lost its database; it may have gone out. It is
        sent again all the same, as a note that comes again replaces itself and a missed one can't be made good.
        """
        ended = self.pending().filter(leased_until__lte=now).order_by("leased_until")
        taken, closed = [], []
        locked = ended.select_for_update(skip_locked=True, of=("self",))
        for delivery in locked[:limit]:
            if delivery.due_at < now - STALE:
                reason = "stale" if delivery.begun_at is None else "interrupted"
                closed.append(delivery.close(Delivery.Outcome.SKIPPED, now, reason=reason))
            else:
                delivery.take(now)
                taken.append(delivery)
        self.bulk_update(taken, ["leased_until", "begun_at", "attempts"])
        self.bulk_update(closed, ["outcome", "reason", "channel", "finished_at", "leased_until", "begun_at"])
        return taken

    def add(self, claimed: Sequence[Delivery]) -> None:
        """Writes down what has just been claimed by one worker at one time."""
        pending = [each for each in claimed if each.outcome == Delivery.Outcome.PENDING]
        if pending:
            insert(pending)
        self.bulk_create([each for each in claimed if each.outcome != Delivery.Outcome.PENDING])

    def ended(self, now: datetime) -> DeliveryQuerySet:
        """What is settled for so long that nobody asks what became of it."""
        return self.filter(finished_at__lt=now - KEPT_FOR)

    def record(self, ended: Iterable[Delivery]) -> None:
        """Writes what became of each, and nothing where another worker has taken over meanwhile."""
        alike: dict[tuple[Any, ...], list[uuid.UUID]] = defaultdict(list)
        for each in ended:
            alike[each.lease, each.outcome, each.channel, each.reason, each.finished_at, each.leased_until].append(
                each.pk
            )
        for (lease, outcome, channel, reason, finished_at, leased_until), ids in alike.items():
            self.pending().filter(pk__among=ids, leased_until=lease).update(
                outcome=outcome,
                channel=channel,
                reason=reason,
                finished_at=finished_at,
                leased_until=leased_until,
                begun_at=None,
                mails=0,
            )

    def begin_mail(self, pk: uuid.UUID, now: datetime) -> bool:
        """Written down before an e-mail leaves, as one can't be replaced: it is repeated once, and no more.

        False when the claim has run out, or both have been begun.
        """
        held = self.pending().filter(pk=pk, leased_until__gt=now, mails__lt=MAILS_AT_MOST)
        return bool(held.update(mails=F("mails") + 1))


class Delivery(models.Model):
    """Unique by reminder and due time. `begun_at` stands while a worker has it, `leased_until` how long for.

    `mails`: e-mails that were begun, and of which it isn't known what became.
    """

    class Outcome(models.TextChoices):
        PENDING = "pending"
        SENT = "sent"
        FAILED = "failed"
        SKIPPED = "skipped"

    class Channel(models.TextChoices):
        PUSH = "push"
        EMAIL = "email"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reminder: models.ForeignKey[Reminder, Reminder] = models.ForeignKey(
        # Its rows are found by the constraint's index, so one more would only cost.
        "journal.Reminder",
        models.CASCADE,
        related_name="deliveries",
        db_index=False,
    )
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    mails = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=16, choices=Outcome.choices, default=Outcome.PENDING)
    channel = models.CharField(max_length=16, blank=True)
    reason = models.CharField(max_length=64, blank=True)
    finished_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=8, blank=True)

    objects = DeliveryQuerySet.as_manager()
    facts: Facts  # what is known of its person, once a worker has claimed it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reminder", "due_at"], name="one_delivery_a_due_time")]
        indexes = [
            models.Index(fields=["leased_until"], condition=models.Q(outcome="pending"), name="deliveries_in_hand"),
            models.Index(fields=["finished_at"], name="deliveries_by_end"),
        ]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        # The lease under which it was read: what is recorded counts only while it stands.
        self.lease = self.leased_until

    def take(self, now: datetime) -> None:
        """In memory: a worker's for the length of a lease, as one more try."""
        self.begun_at, self.leased_until = now, now + LEASE
        self.lease = self.leased_until
        self.attempts += 1

    def close(self, outcome: str, now: datetime, *, channel: str = "", reason: str = "") -> Delivery:
        """Sets the end in memory; `record` and `reclaim` write it."""
        self.outcome, self.finished_at, self.leased_until = outcome, now, None
        self.channel, self.reason, self.begun_at = channel, reason, None
        return self

    def put_off(self, until: datetime, reason: str = "") -> Delivery:
        """In memory: back to the queue, not before `until`."""
        self.leased_until, self.begun_at, self.reason = until, None, reason
        return self
