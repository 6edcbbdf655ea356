"""Numbers for those who run it, in Prometheus' format, on a port of their own. Nothing in them names anybody."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from prometheus_client import CollectorRegistry, Gauge, Histogram, start_http_server
from prometheus_client import Counter as Total

from journal.reminders.delivery import Delivery
from journal.reminders.models import Reminder

logger = logging.getLogger("journal.reminders")
LATE = timedelta(minutes=5)
BUCKETS = (1, 5, 15, 30, 60, 120, 300, 900, 1800, 3600, 7200)

REGISTRY = CollectorRegistry()
ENDED = Total("reminders_ended", "Due times that were settled.", ["outcome", "channel", "reason"], registry=REGISTRY)
LATE_ONES = Total("reminders_late", "Notes sent more than five minutes after their time.", registry=REGISTRY)
RETRIED = Total("reminders_put_off", "Tries that are to be repeated.", registry=REGISTRY)
LAG = Histogram("reminders_lag_seconds", "From due to sent.", buckets=BUCKETS, registry=REGISTRY)
DUE = Gauge("reminders_due", "Due times that no worker has taken yet.", registry=REGISTRY)
OLDEST = Gauge("reminders_oldest_due_seconds", "How long the first of them has waited.", registry=REGISTRY)


def count(deliveries: Sequence[Delivery]) -> None:
    """Takes note of deliveries that have just been recorded, in numbers and in one line of the log.

    The log gets no note's id, as whoever knows one can answer it.
    """
    kinds = Counter((each.outcome, each.channel, each.reason) for each in deliveries)
    logger.info("notes: %s", ", ".join(f"{many} {' '.join(filter(None, kind))}" for kind, many in kinds.items()))
    for kind, many in kinds.items():
        if kind[0] == Delivery.Outcome.PENDING:
            RETRIED.inc(many)
        else:
            ENDED.labels(*kind).inc(many)
    for each in deliveries:
        if each.outcome == Delivery.Outcome.SENT and each.finished_at:
            lag = each.finished_at - each.due_at
            LAG.observe(lag.total_seconds())
            LATE_ONES.inc(lag > LATE)


def look(now: datetime) -> None:
    """What waits in the queue; asked by the worker after each pass, so that no scrape touches the database."""
    waiting = Reminder.objects.filter(next_due_at__lte=now)
    oldest = waiting.order_by("next_due_at").values_list("next_due_at", flat=True).first()
    DUE.set(waiting.count() if oldest else 0)
    OLDEST.set((now - oldest).total_seconds() if oldest else 0)


def serve() -> Callable[[], None]:
    """Answers on METRICS_PORT until what it returns is called; without a port, nothing opens."""
    if not settings.METRICS_PORT:
        return lambda: None
    server, _thread = start_http_server(settings.METRICS_PORT, settings.METRICS_HOST, registry=REGISTRY)
    return server.shutdown
