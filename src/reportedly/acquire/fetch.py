"""An http(s) address -> its bytes, within limits, from public addresses only, every redirect checked anew."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email.message import Message
from time import monotonic
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from ..errors import InputError
from .addresses import Address, Allowed, is_public, resolve
from .nouns import LARGEST_FILE, MEGABYTE, Source

MOST_REDIRECTS = 5
LONGEST_WAIT = 30.0
"""Seconds for the whole fetch, redirects included."""
PORTS = {"http": 80, "https": 443}
HEADERS = {
    "User-Agent": "reportedly (reads single reports for comparison)",
    "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf, */*;q=0.5",
    "Accept-Encoding": "identity",
}
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class _Answer(NamedTuple):
    status: int
    reason: str
    headers: Message
    body: bytes


def fetch(url: str, allowed: Allowed = is_public, largest: int = LARGEST_FILE, wait: float = LONGEST_WAIT) -> Source:
    """The report at an address, fetched once; `allowed` says which resolved addresses may be connected to.

    Proxies, cookies and credentials are not used. Raises InputError for everything that goes wrong.
    """
    deadline, address = monotonic() + wait, url
    for _ in range(MOST_REDIRECTS + 1):
        target = _checked(address, url)
        answer = _ask(target, url, allowed, largest, deadline)
        location = answer.headers.get("Location")
        if answer.status not in REDIRECTS or not location:
            return _source(url, address, answer)
        following = urljoin(address, quote(location, safe="%/:=&?~#+!$,;'@()*[]"))
        if target.scheme == "https" and not following.startswith("https:"):
            raise InputError(url, "redirects from https to something less safe", "save the page and give the file")
        address = following
    raise InputError(url, f"redirects more than {MOST_REDIRECTS} times", "give the final address")


def _source(url: str, final: str, answer: _Answer) -> Source:
    if answer.status != 200:
        reason = " ".join(answer.reason.split())[:60]
        raise InputError(url, f"the server answered {answer.status} {reason}".rstrip(), "check the address")
    return Source(
        where=url,
        open=lambda: io.BytesIO(answer.body),
        name=urlsplit(final).path.rpartition("/")[2],
        url=final.partition("#")[0],
        charset=answer.headers.get_content_charset(),
        declared=answer.headers.get_content_type() if answer.headers.get("Content-Type") else None,
        retrieved=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


def _checked(address: str, where: str) -> SplitResult:
    try:
        target = urlsplit(address)
        port, host = target.port, target.hostname
    except ValueError as error:
        raise InputError(where, "is no valid address", "check it") from error
    if target.scheme not in PORTS:
        raise InputError(where, f"{target.scheme or 'this'} addresses aren't fetched", "give an http or https address")
    if not host or port == 0:
        raise InputError(where, "is no valid address", "check it")
    if target.username is not None or target.password is not None:
        raise InputError(where, "carries a user name", "give the address without it")
    return target


def _ask(target: SplitResult, where: str, allowed: Allowed, largest: int, deadline: float) -> _Answer:
    """One request. The host name is looked up here, once; the connection goes to the address found."""
    host, port = str(target.hostname), target.port or PORTS[target.scheme]
    address = resolve(host, port, where, allowed)
    path = quote(target.path or "/", safe="%/:=~+!$,;'@()*") + (
        "?" + quote(target.query, safe="%/:=&?~+!$,;'@()*[]") if target.query else ""
    )
    try:
        with _connected(target.scheme, host, port, address, deadline) as connection:
            connection.request("GET", path, headers=HEADERS)
            with connection.getresponse() as response:
                wanted = response.status == 200
                body = response.read(largest + 1) if wanted else b""
                cut_short = wanted and response.length not in (None, 0) and len(body) <= largest
                answer = _Answer(response.status, response.reason, response.headers, body)
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
        if monotonic() >= deadline:
            raise InputError(where, "the server took too long", "try again later") from error
        raise InputError(where, f"can't be fetched ({_reason(error)})", "check the address and the network") from error
    if monotonic() >= deadline:
        raise InputError(where, "the server took too long", "try again later")
    if len(body) > largest:
        raise InputError(where, f"more than {largest // MEGABYTE} MB for one report", "give a single report")
    if cut_short:
        raise InputError(where, "the answer broke off", "try again later")
    return answer


@contextmanager
def _connected(
    scheme: str, host: str, port: int, address: Address, deadline: float
) -> Iterator[http.client.HTTPConnection]:
    """A connection to `address` that still speaks to `host`: its name is what the certificate must show."""
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError
    plain = socket.create_connection((str(address), port), timeout=left)
    connection = http.client.HTTPConnection(host, port, timeout=left)
    connection.default_port, connection.auto_open, connection.sock = PORTS[scheme], 0, plain
    sockets = [plain]
    timer = threading.Timer(max(0.0, deadline - monotonic()), _hang_up, [sockets])
    timer.daemon = True
    timer.start()
    try:
        if scheme == "https":
            connection.sock = secure = ssl.create_default_context().wrap_socket(
                plain, server_hostname=host, do_handshake_on_connect=False
            )
            sockets[0] = secure
            secure.do_handshake()
        yield connection
    finally:
        timer.cancel()
        connection.close()
        plain.close()


def _hang_up(sockets: list[socket.socket]) -> None:
    """End a connection that drips: whatever waits on it then gives up."""
    with suppress(OSError):
        socket.socket.shutdown(sockets[0], socket.SHUT_RDWR)


def _reason(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or getattr(error, "reason", None) or error or type(error).__name__
    return " ".join(str(reason).split()).lower()[:100]
