"""Which addresses may be fetched: public ones only, looked up once and then held to."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from ..errors import InputError

Address = IPv4Address | IPv6Address
Allowed = Callable[[Address], bool]

HIDING = tuple(
    map(
        ip_network,
        (
            "::ffff:0:0/96",  # IPv4-mapped, RFC 4291
            "::/96",  # IPv4-compatible, RFC 4291
            "::ffff:0:0:0/96",  # IPv4-translated, RFC 2765
            "64:ff9b::/96",  # NAT64, RFC 6052
            "64:ff9b:1::/48",  # local-use NAT64, RFC 8215
            "2001::/32",  # Teredo, RFC 4380
            "2002::/16",  # 6to4, RFC 3056
            "192.88.99.0/24",  # 6to4 relays, RFC 7526
            "168.63.129.16/32",  # a cloud's own services at a public address
        ),
    )
)
"""Ranges that can lead to another address than they show, refused whole."""


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet and to one host: nothing private, loopback, link-local,
    shared, reserved, multicast or unspecified, and none that carries an IPv4 address inside."""
    if address.version == 6 and getattr(address, "scope_id", None):
        return False
    if any(address in network for network in HIDING if network.version == address.version):
        return False
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_private
        and not address.is_loopback
        and not address.is_link_local
        and not address.is_unspecified
        and not getattr(address, "is_site_local", False)
    )


def resolve(host: str, port: int, where: str, allowed: Allowed) -> Address:
    """The one address the connection will be made to.

    Raises InputError when the name can't be resolved, or when any of its addresses isn't allowed: a name that
    points both outside and inside is up to no good.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(where, f"the host {host!r} can't be found", "check the address and the network") from error
    addresses = [ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    if not addresses or not all(allowed(a) for a in addresses):
        raise InputError(
            where, f"{host!r} is no public address, and only those are fetched", "save the page and give the file"
        )
    return min(addresses, key=lambda a: (a.version, int(a)))
