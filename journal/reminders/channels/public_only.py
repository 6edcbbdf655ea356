"""A pool of connections to public addresses only, checked on the very address that is connected to."""

import socket
from functools import cache
from typing import Any

import certifi
from django.conf import settings
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError

from journal.reminders.endpoints import EndpointError, NoSuchHostError, is_allowed, public_addresses


class PublicHTTPSConnection(HTTPSConnection):
    """Looks the host up itself, so that a name can't turn private between the check and the connection.

    EndpointError passes through urllib3, which catches only network errors.
    """

    def _new_conn(self) -> socket.socket:
        if is_allowed(self.host):
            return super()._new_conn()
        try:
            return _connect(public_addresses(self._dns_host, self.port or 443), self.port or 443, self.timeout)
        except (NoSuchHostError, OSError) as error:
            raise NewConnectionError(self, "no connection") from error


def _connect(addresses: list[str], port: int, timeout: Any) -> socket.socket:
    problem: OSError = OSError("no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=timeout)
        except OSError as error:
            problem = error
    raise problem


class AllowedHTTPConnection(HTTPConnection):
    """Plain http is for hosts that the operator allowed; the default stays closed."""

    def _new_conn(self) -> socket.socket:
        if not is_allowed(self.host):
            raise EndpointError("not https")
        return super()._new_conn()


class PublicHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = PublicHTTPSConnection


class AllowedHTTPPool(HTTPConnectionPool):
    ConnectionCls = AllowedHTTPConnection


def public_only() -> PoolManager:
    """The process's own, whose connections are used again. It reads no proxy and no password from the environment."""
    return _pool(settings.PUSH_CA_FILE or certifi.where())


@cache
def _pool(authorities: str) -> PoolManager:
    made = PoolManager(num_pools=64, maxsize=64, cert_reqs="CERT_REQUIRED", ca_certs=authorities, retries=False)
    made.pool_classes_by_scheme = {"https": PublicHTTPSPool, "http": AllowedHTTPPool}
    return made
