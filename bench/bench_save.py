"""PUT documents/ of a 4 KB entry against a bare view that inserts one row, through one gunicorn process each.

Rounds of both take turns, so that a busy machine slows both; the ratio is the median over the rounds.
"""

import base64
import json
import os
import statistics
import subprocess
import sys
import time
import uuid

from bench.client import Browser
from bench.figures import report
from bench.servers import ROOT, Environment, Server, database

ROUNDS = 15
REQUESTS = 60
AIM = ">= 0.35"


def line() -> bytes:
    return base64.b64encode(os.urandom(32)).rstrip(b"=")


def entry() -> bytes:
    """The JSON of a new document of 4 KB; the server sees the shape of the sealed file and opens nothing."""
    header = b"age-encryption.org/v1\n-> X25519 " + line() + b"\n" + line() + b"\n--- " + line() + b"\n"
    sealed = header + os.urandom(4096 - len(header))
    return json.dumps(
        {"kind": "own", "reader": None, "revision": 1, "sealed": base64.b64encode(sealed).decode()}
    ).encode()


def saving(browser: Browser) -> float:
    bodies = [entry() for _ in range(REQUESTS)]
    begun = time.perf_counter()
    for body in bodies:
        answer = browser.put(f"/api/v1/documents/{uuid.uuid4()}/", body)
        assert answer.status == 201, answer
    return (time.perf_counter() - begun) / REQUESTS


def inserting(browser: Browser) -> float:
    bodies = [entry() for _ in range(REQUESTS)]
    begun = time.perf_counter()
    for body in bodies:
        answer = browser.put("/", body)
        assert answer.status == 201, answer
    return (time.perf_counter() - begun) / REQUESTS


def measure(engine: str, environment: Environment) -> bool:
    table = environment | {"BENCH_TABLE": "make"}
    subprocess.run([sys.executable, "-c", "import bench.bare"], cwd=ROOT, env=table, check=True)
    with Server("config.wsgi", environment) as ours, Server("bench.bare", environment) as bare:
        browser, plain = Browser.of_someone_new(ours.port, environment), Browser(bare.port, "")
        saving(browser)
        inserting(plain)
        rounds = [(inserting(plain), saving(browser)) for _ in range(ROUNDS)]
    report(f"save, bare view, {engine}", 1000 * statistics.median(bare for bare, _ in rounds), "ms")
    report(f"save, document, {engine}", 1000 * statistics.median(ours for _, ours in rounds), "ms")
    return report(f"save, {engine}", statistics.median(bare / ours for bare, ours in rounds), "ratio", AIM)


def main() -> int:
    held = []
    for engine in ("sqlite", "postgresql"):
        with database(engine) as environment:
            held.append(measure(engine, environment))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
