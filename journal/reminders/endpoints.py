"""Which push addresses this server writes to: public ones, over https. Nothing inside its own network."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from django.conf import settings

KNOWN = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "push.apple.com",
    "notify.windows.com",
)


class EndpointError(ValueError):
    """An address that we won't write to."""


class NoSuchHostError(EndpointError):
    """A name that leads nowhere just now."""


def check_endpoint(endpoint: str) -> None:
    """Raises EndpointError unless it is https on port 443 of a known push service, or of one that the operator names.

    Where an address leads is checked again whenever it is written to, for the known ones too.
    """
    host = host_of(endpoint)
    if is_allowed(host) or is_known(host):
        return
    if not is_named(host):
        raise EndpointError("not a known push service")
    public_addresses(host, 443)


def host_of(endpoint: str) -> str:
    """The host of a well-formed endpoint; only a host allowed by the operator may have another scheme or port."""
    try:
        url = urlsplit(endpoint)
        host, port = (url.hostname or "").rstrip("."), url.port
    except ValueError as error:
        raise EndpointError("not an address") from error
    if len(endpoint) > 1000 or not host or url.username is not None or url.fragment or not endpoint.isascii():
        raise EndpointError("not a push address")
    if not is_allowed(host) and (url.scheme != "https" or port not in {None, 443}):
        raise EndpointError("not https")
    if url.scheme not in {"https", "http"}:
        raise EndpointError("not https")
    return host


def is_known(host: str) -> bool:
    return any(host == known or host.endswith("." + known) for known in KNOWN)


def is_named(host: str) -> bool:
    """Other public push services, by host, `*.` before it for all below it, or `*` for any."""
    names = settings.PUSH_HOSTS_PUBLIC
    return "*" in names or any(host == name or (name[:2] == "*." and host.endswith(name[1:])) for name in names)


def is_allowed(host: str) -> bool:
    """The operator's own push service, named in PUSH_HOSTS_ALLOWED, may live on a private address."""
    return host in settings.PUSH_HOSTS_ALLOWED


def public_addresses(host: str, port: int) -> list[str]:
    """Every address of `host`. Raises NoSuchHostError when it has none, EndpointError when any is not public."""
    addresses = addresses_of(host, port)
    if not all(is_public(address) for address in addresses):
        raise EndpointError("not a public address")
    return addresses


def addresses_of(host: str, port: int) -> list[str]:
    """Raises NoSuchHostError when it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NoSuchHostError("no such host") from error
    if not found:
        raise NoSuchHostError("no such host")
    return [str(entry[4][0]) for entry in found]


def is_public(address: str) -> bool:
    """Global unicast, also after taking an IPv4 address out of the IPv6 forms that can carry one."""
    parsed = ip_address(address.partition("%")[0])
    carried = _carried(parsed) if isinstance(parsed, IPv6Address) else None
    if carried is not None and not is_public(str(carried)):
        return False
    return parsed.is_global and not parsed.is_multicast


def _carried(address: IPv6Address) -> IPv4Address | None:
    if address.packed[:12] == bytes.fromhex("0064ff9b0000000000000000"):
        return IPv4Address(address.packed[12:])
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
