"""A requests session that connects to public addresses only, checked on the very address it connects to."""

import socket
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError

from journal.reminders.endpoints import EndpointError, NoSuchHostError, is_allowed, public_addresses


class PublicHTTPSConnection(HTTPSConnection):
    """Looks the host up itself, so that a name can't turn private between the check and the connection.

    EndpointError passes through urllib3 and requests, which catch only network errors.
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


class PublicOnlyAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        self.poolmanager = PoolManager(num_pools=1)
        self.poolmanager.pool_classes_by_scheme = {"https": PublicHTTPSPool, "http": AllowedHTTPPool}


def public_only_session() -> requests.Session:
    """Follows no redirect and reads no proxy or password from the environment: both would go round the check."""
    session = requests.Session()
    session.trust_env = False
    session.max_redirects = 0
    session.mount("https://", PublicOnlyAdapter())
    session.mount("http://", PublicOnlyAdapter())
    return session
