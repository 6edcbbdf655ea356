"""Connections to public addresses only, checked on the very address that is connected to."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import certifi
from aiohttp.abc import AbstractResolver, ResolveResult
from django.conf import settings

from journal.reminders.endpoints import EndpointError, addresses_of, is_allowed, is_public, public_addresses

SECONDS = aiohttp.ClientTimeout(total=10)


class PublicResolver(AbstractResolver):
    """Looks a name up, and refuses one that leads inside with an EndpointError, which aiohttp lets through.

    What it answers is what is connected to, so that nothing can turn private between the check and the connection.
    """

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        look_up = addresses_of if is_allowed(host) else public_addresses
        found = await asyncio.get_running_loop().run_in_executor(None, look_up, host, port)
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in found
        ]

    async def close(self) -> None:
        """Nothing is kept open."""


def check_literal(host: str) -> None:
    """For a host that is an address itself, as no resolver is asked about one. Raises EndpointError.

    aiohttp takes any host of digits and dots for one, also those that only some systems read: 127.1, 2130706433.
    """
    if not (":" in host or host.replace(".", "").isdigit()):
        return
    try:
        public = is_allowed(host) or is_public(host)
    except ValueError as error:
        raise EndpointError("not an address") from error
    if not public:
        raise EndpointError("not a public address")


@asynccontextmanager
async def public_only() -> AsyncIterator[aiohttp.ClientSession]:
    """A session whose connections are used again; it keeps no cookies and knows no proxy."""
    authorities = ssl.create_default_context(cafile=settings.PUSH_CA_FILE or certifi.where())
    connector = aiohttp.TCPConnector(
        limit=settings.PUSHES_AT_ONCE, resolver=PublicResolver(), ssl=authorities, ttl_dns_cache=60
    )
    async with aiohttp.ClientSession(
        connector=connector,
        timeout=SECONDS,
        cookie_jar=aiohttp.DummyCookieJar(),
        skip_auto_headers=["User-Agent", "Accept", "Accept-Encoding"],
        auto_decompress=False,
    ) as session:
        yield session
