"""Temporary databases and servers, for benches and for the tests that kill servers."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Environment = dict[str, str]


@contextmanager
def database(engine: str) -> Iterator[Environment]:
    """An environment with a new, migrated database (`sqlite` or `postgresql`) and data folder, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="afterword-") as folder:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment = kept | {"DATA_DIR": folder, "DEBUG": "false", "LOG_LEVEL": "ERROR"}
        if engine == "sqlite":
            yield migrated(environment)
        else:
            with postgres() as url:
                yield migrated(environment | {"DATABASE_URL": url})


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL that lives as long as the block."""
    holding = ["sh", "-c", "echo $DATABASE_URL; exec cat"]
    with subprocess.Popen(
        [ROOT / "bin/with-postgres", *holding], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        yield process.stdout.readline().strip()
        process.stdin.close()


def migrated(environment: Environment) -> Environment:
    for command in (["migrate", "-v0"], ["createcachetable"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)
    return environment


class Server:
    """gunicorn with one worker on a port of its own; it can be killed and started again."""

    def __init__(self, application: str, environment: Environment, port: int | None = None) -> None:
        self.application, self.environment = application, environment
        self.port = port or free_port()
        self.process = self.start()

    def start(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "gunicorn", self.application, "--bind", f"127.0.0.1:{self.port}"]
        options = ["--workers", "1", "--worker-class", "sync", "--timeout", "60", "--log-level", "critical"]
        self.process = subprocess.Popen([*command, *options], cwd=ROOT, env=self.environment, start_new_session=True)
        wait_until_open(self.port)
        return self.process

    def kill(self) -> None:
        """SIGKILL to the master and its worker at once, as a power cut would."""
        os.killpg(self.process.pid, 9)
        self.process.wait()

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *error: object) -> None:
        if self.process.poll() is None:
            self.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_open(port: int, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"Nothing listens on port {port}.")
