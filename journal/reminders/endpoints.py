"""Which push addresses this server writes to: public ones, over https. Nothing inside its own network."""

import re
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from django.conf import settings

KNOWN = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "push.apple.com",
    "notify.windows.com",
)
# Nothing else, as programs differ on where a host with, say, a backslash in it ends. No user, no password.
HOST = r"(\[[0-9a-f:.]+\]|[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?)(:[0-9]{1,5})?"
ADDRESS = re.compile(rf"[a-z]+://{HOST}([/?][a-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?", re.IGNORECASE | re.ASCII)
# Not unicast addresses of the open internet, though the library's list of special ones lacks them.
SPECIAL = [IPv6Network(each) for each in ("64:ff9b:1::/48", "::ffff:0:0:0/96", "fec0::/10", "3fff::/20", "5f00::/16")]


class EndpointError(ValueError):
    """An address that we won't write to."""


def check_endpoint(endpoint: str) -> None:
    """Raises EndpointError unless it is https on port 443 of a known push service, or of one that the operator names.

    Where an address leads is checked again whenever it is written to, for the known ones too.
    """
    host = service_of(endpoint)
    if not (is_allowed(host) or is_known(host)):
        check_name(host)


def service_of(endpoint: str) -> str:
    """The host of an endpoint of a push service that we write to. Raises EndpointError, and looks up no name."""
    host = host_of(endpoint)
    if not (is_allowed(host) or is_known(host) or is_named(host)):
        raise EndpointError("not a known push service")
    return host


def host_of(endpoint: str) -> str:
    """The host of a well-formed endpoint; only a host allowed by the operator may have another scheme or port."""
    try:
        url = urlsplit(endpoint)
        host, port = (url.hostname or "").removesuffix("."), url.port
    except ValueError as error:
        raise EndpointError("not an address") from error
    if len(endpoint) > 1000 or not ADDRESS.fullmatch(endpoint) or not host or url.fragment:
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


def check_name(host: str) -> None:
    """Raises EndpointError unless `host` leads somewhere, and only to public addresses."""
    try:
        found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise EndpointError("no such host") from error
    if not found or not all(is_public(str(entry[4][0])) for entry in found):
        raise EndpointError("not a public address")


def is_public(address: str) -> bool:
    """Global unicast, also after taking an IPv4 address out of the IPv6 forms that can carry one."""
    parsed = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv6Address):
        carried = _carried(parsed)
        if carried is not None and not is_public(str(carried)):
            return False
        if any(parsed in network for network in SPECIAL):
            return False
    return parsed.is_global and not parsed.is_multicast


def _carried(address: IPv6Address) -> IPv4Address | None:
    # NAT64, and the old form that is compatible with IPv4.
    if address.packed[:12] in {bytes.fromhex("0064ff9b0000000000000000"), bytes(12)}:
        return IPv4Address(address.packed[12:])
    # ISATAP
    if address.packed[8:12] in {bytes.fromhex("00005efe"), bytes.fromhex("02005efe")}:
        return IPv4Address(address.packed[12:])
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
