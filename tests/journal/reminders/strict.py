"""A push service as strict as the RFCs let one be, over TLS, with phones at its other end and faults on demand.

It answers like the real ones: 201 for what it took, 400 and 403 for what RFC 8030, 8188, 8291 or 8292 forbid.
"""

import re
import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from bench.authority import certificate_for
from tests.journal.reminders.phones import ShowingPhone, showing_phone
from tests.journal.reminders.proof import Complaint, check_vapid
from tests.journal.reminders.standin import PushService


@dataclass
class Fault:
    """What goes wrong with one request. `taken`: the phone gets the message all the same."""

    status: int = 0
    retry_after: str = ""
    seconds: float = 0
    taken: bool = False
    drop: bool = False
    garbage: bytes = b""


@dataclass
class Taken:
    """One request as it came: the lines of its head and the sealed body."""

    path: str
    head: list[tuple[str, str]]
    body: bytes


@dataclass
class Post:
    """What the service keeps for one phone."""

    phone: ShowingPhone
    faults: list[Fault] = field(default_factory=list)
    waiting: dict[str, tuple[float, bytes]] = field(default_factory=dict)


class StrictService(PushService):
    """`complaints`: what broke a rule; `taken`: every request that broke none; `public_key`: whose notes it takes.

    `pace`: how long it takes before, and again after, it hands a message on.
    """

    def __init__(self, folder: Path, public_key: str) -> None:
        super().__init__()
        self.certificate, self.public_key = certificate_for("127.0.0.1", folder), public_key
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.certificate)
        self.posts: dict[str, Post] = {}
        self.faults: list[Fault] = []
        self.complaints: list[str] = []
        self.taken: list[Taken] = []
        self.asked: dict[str, int] = defaultdict(int)
        self.pace: Callable[[], float] = lambda: 0.0
        self.lock = Lock()

    @property
    def address(self) -> str:
        return f"https://127.0.0.1:{self.server_address[1]}"

    def finish_request(self, request: Any, client_address: Any) -> None:
        """The handshake is done in the request's own thread, so that a slow client keeps nobody waiting."""
        with self.context.wrap_socket(request, server_side=True) as wrapped:
            StrictHandler(wrapped, client_address, self)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed in the middle is nothing to write home about."""

    def new_phone(self) -> ShowingPhone:
        path = f"/send/{len(self.posts):04}"
        self.posts[path] = Post(showing_phone(self.address + path))
        return self.posts[path].phone

    def fault_for(self, path: str) -> Fault | None:
        with self.lock:
            self.asked[path] += 1
            mine = self.posts[path].faults if path in self.posts else []
            queue = mine or self.faults
            return queue.pop(0) if queue else None

    def deliver(self, path: str, topic: str, ttl: int, body: bytes) -> None:
        post = self.posts[path]
        if post.phone.online:
            post.phone.take(body)
        elif ttl:
            post.phone.open(body)
            post.waiting[topic] = (time.time() + ttl, body)

    def come_online(self, phone: ShowingPhone, after: float = 0) -> None:
        """The phone gets what waited for it and has not expired, `after` seconds from now."""
        phone.online = True
        post = next(each for each in self.posts.values() if each.phone is phone)
        for expires, body in post.waiting.values():
            if time.time() + after < expires:
                phone.take(body)
        post.waiting.clear()


class StrictHandler(BaseHTTPRequestHandler):
    server: StrictService
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60

    def setup(self) -> None:
        super().setup()
        self.server.connections += 1

    def do_POST(self) -> None:
        fault = self.server.fault_for(self.path) or Fault(status=201, taken=True)
        try:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self._check(body)
            self.server.arrived.set()
            time.sleep(self.server.pace())
            if fault.taken:
                self.server.deliver(self.path, self.headers["Topic"], int(self.headers["TTL"]), body)
            self.server.taken.append(Taken(self.path, list(self.headers.items()), body))
        except Complaint as complaint:
            self.server.complaints.append(str(complaint))
            fault = Fault(status=complaint.status)
        time.sleep(fault.seconds + self.server.pace())
        self._answer(fault)

    def _answer(self, fault: Fault) -> None:
        if fault.drop or fault.garbage:
            self.close_connection = True
            self.wfile.write(fault.garbage)
            return
        self.send_response(fault.status)
        if fault.retry_after:
            self.send_header("Retry-After", fault.retry_after)
        told = b"a secret of the push service"
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def _check(self, body: bytes) -> None:
        if self.path not in self.server.posts:
            raise Complaint(404, "no such subscription")
        self._check_head()
        check_vapid(self.headers.get("Authorization", ""), self.server.address, self.server.public_key)
        if not 21 < len(body) <= 4096:
            raise Complaint(413, "a body of a length that is not allowed")
        try:
            self.server.posts[self.path].phone.open(body)
        except ValueError as error:
            raise Complaint(400, str(error)) from error

    def _check_head(self) -> None:
        wanted = {
            "TTL": r"\d{1,9}",
            "Urgency": "very-low|low|normal|high",
            "Topic": r"[\w-]{1,32}",
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
        }
        for name, form in wanted.items():
            if not re.fullmatch(form, self.headers.get(name, "")) or len(self.headers.get_all(name, [])) != 1:
                raise Complaint(400, f"{name}: {self.headers.get(name)}")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


@contextmanager
def strict_service(folder: Path, public_key: str) -> Iterator[StrictService]:
    service = StrictService(folder, public_key)
    Thread(target=service.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield service
    finally:
        service.shutdown()
        service.server_close()
