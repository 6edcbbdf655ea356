"""Requests to public addresses only, by libcurl, checked on the very address that is connected to."""

import socket
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple, Self

import certifi
import pycurl
from django.conf import settings

from journal.reminders.endpoints import EndpointError, is_allowed, is_public

SECONDS = 10.0
A_LITTLE = 4096  # bytes of an answer that are read to use the connection again; none is kept
NAP = 0.01  # seconds, while there is nothing to wait on but a name that is looked up


class Address(NamedTuple):
    """Where libcurl is about to connect to, `addr` as the socket module writes it."""

    family: int
    socktype: int
    protocol: int
    addr: Sequence[str | int]


class Answered(NamedTuple):
    """A status of HTTP, and the wait that the other side asked for."""

    status: int
    wait: timedelta | None


# An EndpointError stands for an address that isn't public, an OSError for no answer.
Then = Callable[[Answered | EndpointError | OSError], None]


class Outside:
    """Requests that are on their way at the same time, and move on whenever somebody takes a turn.

    Connections are kept and used again; there are no cookies, no proxy and no redirects.
    """

    def __init__(self) -> None:
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_MAXCONNECTS, settings.PUSHES_AT_ONCE)
        self._idle: list[Request] = []
        self._under_way: dict[pycurl.Curl, tuple[Request, Then]] = {}

    @property
    def busy(self) -> bool:
        return bool(self._under_way)

    def start(self, host: str, url: str, headers: Sequence[str], body: bytes, then: Then) -> None:
        """`host` is the one in `url`. `then` is called with what came of it, in somebody's turn."""
        request = self._idle.pop() if self._idle else Request()
        request.prepare(is_allowed(host), url, headers, body)
        self._multi.add_handle(request.curl)
        self._under_way[request.curl] = request, then

    def turn(self, patience: float) -> None:
        """Moves all of them on; waits for `patience` seconds at the most when none can move."""
        self._multi.perform()
        _, answered, failed = self._multi.info_read()
        for curl in answered:
            self._end(curl, None)
        for curl, code, reason in failed:
            self._end(curl, pycurl.error(code, reason))
        if patience and not (answered or failed) and not self._multi.select(patience):
            time.sleep(min(patience, NAP))

    def _end(self, curl: pycurl.Curl, error: pycurl.error | None) -> None:
        self._multi.remove_handle(curl)
        request, then = self._under_way.pop(curl)
        answer = request.answer(error)
        self._idle.append(request)
        then(answer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._multi.close()


class Request:
    """One at a time, and then the next."""

    def __init__(self) -> None:
        self.curl = curl = pycurl.Curl()
        self._inside_too = self._refused = False
        self._read = 0
        curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTPS | pycurl.PROTO_HTTP)
        curl.setopt(pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_1_1)
        curl.setopt(pycurl.SSLVERSION, pycurl.SSLVERSION_TLSv1_2)
        curl.setopt(pycurl.CAINFO, settings.PUSH_CA_FILE or certifi.where())
        curl.setopt(pycurl.PROXY, "")
        curl.setopt(pycurl.NOSIGNAL, True)  # signals are the worker's
        curl.setopt(pycurl.TIMEOUT_MS, int(SECONDS * 1000))
        curl.setopt(pycurl.OPENSOCKETFUNCTION, self._open)
        curl.setopt(pycurl.WRITEFUNCTION, self._read_on)

    def prepare(self, inside_too: bool, url: str, headers: Sequence[str], body: bytes) -> None:
        self._inside_too, self._refused, self._read = inside_too, False, 0
        self.curl.setopt(pycurl.URL, url)
        self.curl.setopt(pycurl.HTTPHEADER, headers)
        self.curl.setopt(pycurl.POSTFIELDS, body)

    def answer(self, error: pycurl.error | None) -> Answered | EndpointError | OSError:
        # An answer that was cut off is an answer.
        if error is None or error.args[0] == pycurl.E_WRITE_ERROR:
            wait = self.curl.getinfo(pycurl.RETRY_AFTER)
            return Answered(self.curl.getinfo(pycurl.RESPONSE_CODE), timedelta(seconds=wait) if wait else None)
        if self._refused:
            return EndpointError("not a public address")
        if error.args[0] == pycurl.E_URL_MALFORMAT:
            return EndpointError("not an address")
        return OSError(*error.args)

    def _open(self, _purpose: int, address: Address) -> socket.socket | int:
        """For every connection, whatever name or number it was that led there."""
        if self._inside_too or is_public(str(address.addr[0])):
            return socket_for(address)
        self._refused = True
        return int(pycurl.SOCKET_BAD)

    def _read_on(self, data: bytes) -> int:
        """A long answer is cut off rather than read: its connection is not worth that much."""
        self._read += len(data)
        return len(data) if self._read < A_LITTLE else 0


def socket_for(address: Address) -> socket.socket | int:
    return socket.socket(address.family, address.socktype, address.protocol)
