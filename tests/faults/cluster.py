"""A PostgreSQL of the test's own that can lose its power and come back."""

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from bench.servers import postgres


class Cluster:
    """`url` is its address; every statement is a transaction of its own, and waits until the cluster is there."""

    def __init__(self, url: str) -> None:
        self.url = url
        [[data]] = self.rows("SHOW data_directory")
        [[programs]] = self.rows("SELECT setting FROM pg_config WHERE name = 'BINDIR'")
        self.data, self.control = Path(data), Path(programs) / "pg_ctl"
        self.port = psycopg.conninfo.conninfo_to_dict(url)["port"]

    def rows(self, query: str, *values: Any) -> Sequence[Any]:
        until = time.monotonic() + 60
        while True:
            try:
                with psycopg.connect(self.url, autocommit=True) as connection:
                    found = connection.execute(query.encode(), values)
                    return found.fetchall() if found.description else []
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def crash(self) -> None:
        """As a power cut would: nothing is written, no connection is closed."""
        self._control("-m", "immediate", "stop")

    def start(self) -> None:
        options = f"-p {self.port} -k {self.data.parent} -c listen_addresses=127.0.0.1"
        self._control("-w", "-l", str(self.data.parent / "log"), "-o", options, "start")

    def _control(self, *command: str) -> None:
        owner = self.data.stat()
        who: dict[str, Any] = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}
        subprocess.run(
            [self.control, "-D", self.data, *command],
            cwd=self.data.parent,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
            **(who if os.geteuid() == 0 else {}),
        )


@contextmanager
def cluster() -> Iterator[Cluster]:
    with postgres() as url:
        yield Cluster(url)
