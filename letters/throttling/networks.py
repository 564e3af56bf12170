"""From which network a request comes."""

import ipaddress
from typing import Any

from django.conf import settings

IPV4_PREFIX, IPV6_PREFIX = 24, 64
"""Bits. A rented machine changes its IPv4 address among its neighbours at no cost, and every subscriber of IPv6 has a
/64 at least. So that neighbours do not shut one another out, what a network may do is several times what one may."""


def network_of(request: Any) -> str:
    """The network of whoever asks, such as 192.0.2.0/24; "unknown" where the server does not say."""
    try:
        found = ipaddress.ip_address(address_of(request))
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or found
    bits = IPV4_PREFIX if found.version == 4 else IPV6_PREFIX
    return str(ipaddress.ip_network(f"{found}/{bits}", strict=False))


def address_of(request: Any) -> str:
    """The address that asks, "" where the server does not say.

    Behind a proxy of ours (`BEHIND_PROXY`) it is the last that was forwarded, which the proxy wrote itself: those
    before it are what a client claims.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
        address = forwarded.rpartition(",")[2].strip() or address
    return address
