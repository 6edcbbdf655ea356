"""Where notes leave the house: an event loop in a thread of its own, with many on their way at once."""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import close_old_connections

from journal.reminders.channels.email import Letter, email
from journal.reminders.channels.public_only import public_only
from journal.reminders.channels.webpush import Answer, Reply, push
from journal.reminders.delivery import Delivery
from journal.reminders.sending import Note, Report, send

logger = logging.getLogger("journal.reminders")
# A note is left alone when its lease has less than this left: the try itself takes time.
MARGIN = timedelta(seconds=45)
Send = Callable[[Note], Awaitable[Report]]


class Lanes:
    """`send` takes one note out of the house; without one, to the real push services and by the real mail."""

    def __init__(self, clock: Callable[[], datetime], send: Send | None = None) -> None:
        self._clock, self._send = clock, send
        self._open = AsyncExitStack()
        self._room = asyncio.Semaphore(settings.PUSHES_AT_ONCE)
        self._mails = ThreadPoolExecutor(settings.MAILS_AT_ONCE, "mails")
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="lanes", daemon=True)

    def start(self, notes: Sequence[Note]) -> "Future[list[Report]]":
        """Sends all of `notes`; the reports come in their order. Returns at once."""
        if not self._thread.is_alive():
            self._thread.start()
        return asyncio.run_coroutine_threadsafe(self._send_all(notes), self._loop)

    def close(self) -> None:
        """What is on its way is to be waited for before."""
        if self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._open.aclose(), self._loop).result(10)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(10)
        self._mails.shutdown()
        self._loop.close()

    async def _send_all(self, notes: Sequence[Note]) -> list[Report]:
        if self._send is None:
            session = await self._open.enter_async_context(public_only())
            self._send = partial(send, push=partial(push, session), mail=self._by_mail)
        return await asyncio.gather(*(self._send_safely(note, self._send) for note in notes))

    async def _by_mail(self, letter: Letter) -> Reply:
        """Django's mail waits where it stands, so it does so in a thread."""
        return await self._loop.run_in_executor(self._mails, post, letter, self._clock)

    async def _send_safely(self, note: Note, send: Send) -> Report:
        """A surprise in one note must not keep the others from going out."""
        async with self._room:
            if self._clock() > note.held_until - MARGIN:
                return Report(untouched=True)
            try:
                return await send(note)
            except Exception:
                logger.exception("A note could not be sent")
                return Report(reason="error")


def post(letter: Letter, clock: Callable[[], datetime]) -> Reply:
    """In a thread of its own, with its own connection to the database."""
    close_old_connections()
    try:
        begun = Delivery.objects.begin_mail(letter.note, clock())
    finally:
        close_old_connections()
    return email(letter) if begun else Reply(Answer.LATER)
