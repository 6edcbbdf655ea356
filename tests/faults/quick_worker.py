"""`manage.py send_reminders` with the same code and shorter times: python -m tests.faults.quick_worker SECONDS.

SECONDS are how long its leases last.
"""

import sys
from datetime import timedelta

from django.core.management import execute_from_command_line


def main() -> None:
    import django

    django.setup()
    from journal.reminders import delivery, lanes, worker

    delivery.LEASE = timedelta(seconds=int(sys.argv[1]))
    lanes.MARGIN = timedelta(seconds=1)
    worker.REST = 0.1
    execute_from_command_line(["manage.py", "send_reminders"])


if __name__ == "__main__":
    main()
