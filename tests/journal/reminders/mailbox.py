"""A mail server on the loopback that keeps what it takes, and can refuse, be busy, or hang up."""

import asyncio
import email.policy
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope

from bench.servers import free_port

DROP, DROP_AFTER = "drop", "drop-after"


@dataclass
class Mailbox:
    """`answers` to the next messages: a line such as "451 later", or DROP or DROP_AFTER (taken, but not told).

    `pace`: how long it takes before, and again after, it keeps a message.
    """

    port: int
    to_answers: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    arrived: threading.Event = field(default_factory=threading.Event)
    pace: Callable[[], float] = lambda: 0.0

    @property
    def letters(self) -> list[EmailMessage]:
        parser = BytesParser(policy=email.policy.default)
        return [parser.parsebytes(each) for each in list(self.received)]

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Envelope, address: str, options: Any
    ) -> str:
        if self.to_answers:
            return self.to_answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(self.pace())
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer in {"250 OK", DROP_AFTER}:
            self.received.append(envelope.original_content or b"")
            self.recipients += envelope.rcpt_tos
            self.arrived.set()
        await asyncio.sleep(self.pace())
        if answer in {DROP, DROP_AFTER} and server.transport:
            server.transport.abort()  # type: ignore[attr-defined]
        return answer if answer[0].isdigit() else "421 gone"


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox(free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
