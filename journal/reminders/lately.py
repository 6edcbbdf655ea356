"""What became of a reminder's last times, in plain sentences: so that the page can say why nothing came."""

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.users.models import User
from journal.reminders.models import Delivery
from journal.reminders.wording import clock, day_and_time

SHOWN = 5
REASONS = {
    "stale": gettext_lazy("Not sent: our server was away, and it would have come more than two hours late."),
    "quiet": gettext_lazy("Not sent: it was late, and your quiet hours had begun."),
    "written": gettext_lazy("Not sent, because you had already written that day."),
    "changed": gettext_lazy("Not sent, because you changed this reminder."),
    "paused": gettext_lazy("Not sent, because reminders were resting."),
    "no-channel": gettext_lazy("Not sent: no device takes notes, and e-mail is off for this one."),
    "push-gone": gettext_lazy("It could not reach your phone: notes are no longer on there."),
    "push-refused": gettext_lazy("The push service of your phone refused it."),
    "push-later": gettext_lazy("The push service of your phone did not take it in time."),
    "email-refused": gettext_lazy("The mail server refused it."),
    "email-later": gettext_lazy("The mail server did not take it in time."),
    "interrupted": gettext_lazy("Our server was interrupted while sending it, so it may not have come."),
}
OTHERWISE = gettext_lazy("Something went wrong on our server.")


class Told(NamedTuple):
    when: str
    what: str


def lately(user: User) -> dict[UUID, list[Delivery]]:
    """The newest deliveries of each of the person's reminders, by reminder, in one query."""
    newest_first = Window(RowNumber(), partition_by="reminder", order_by=F("due_at").desc())
    found: dict[UUID, list[Delivery]] = defaultdict(list)
    numbered = Delivery.objects.filter(reminder__user=user).annotate(place=newest_first)
    for delivery in numbered.filter(place__lte=SHOWN).order_by("-due_at"):
        found[delivery.reminder_id].append(delivery)
    return found


def told(delivery: Delivery, zone: ZoneInfo, now: datetime) -> Told:
    return Told(past_in_words(delivery.due_at, zone, now), what_became(delivery, zone))


def what_became(delivery: Delivery, zone: ZoneInfo) -> str:
    match delivery.outcome:
        case Delivery.Outcome.PENDING:
            return _("Not through yet. We are trying again.") if delivery.reason else _("On its way.")
        case Delivery.Outcome.SENT if delivery.channel == Delivery.Channel.EMAIL:
            return _("Sent by e-mail.")
        case Delivery.Outcome.SENT if delivery.arrived_at:
            at = clock(delivery.arrived_at.astimezone(zone).time())
            return _("Sent to your phone. At %(time)s it showed there.") % {"time": at}
        case Delivery.Outcome.SENT:
            return _("Sent to your phone.")
    return str(REASONS.get(delivery.reason, OTHERWISE))


def past_in_words(at: datetime, zone: ZoneInfo, now: datetime) -> str:
    """ "Today at 8 p.m.", "Yesterday at 8 p.m.", "Thursday, December 3, at 8 p.m."."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    values = day_and_time(local)
    match (today - local.date()).days:
        case 0:
            return _("Today at %(time)s") % values
        case 1:
            return _("Yesterday at %(time)s") % values
    return _("%(weekday)s, %(date)s, at %(time)s") % values
