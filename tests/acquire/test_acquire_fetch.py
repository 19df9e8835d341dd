import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from reportedly.acquire import readers
from reportedly.acquire.addresses import is_public
from reportedly.acquire.fetch import fetch
from reportedly.errors import InputError

from .conftest import Taken

PAGE = b"Bridge closed\n\nThe bridge was closed on Saturday, the prefect said.\n"


class Handler(BaseHTTPRequestHandler):
    drops = 0

    def do_GET(self) -> None:
        with suppress(OSError):  # whoever asked may hang up
            self.answer()

    def answer(self) -> None:
        status, headers, body = 200, {"Content-Type": "text/plain; charset=utf-8"}, PAGE
        if self.path.startswith("/hop/"):
            left = int(self.path[5:])
            status, headers = 302, {"Location": f"/hop/{left - 1}" if left > 1 else "/page"}
        elif self.path.startswith("/to?"):
            status, headers = 301, {"Location": self.path[4:]}
        elif self.path == "/gone":
            status = 404
        elif self.path == "/latin":
            headers, body = {"Content-Type": "text/plain; charset=iso-8859-1"}, "Café fermé – dit".encode("cp1252")
        elif self.path == "/host":
            body = f"The host asked for was {self.headers['Host']}.".encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.path == "/short":
            self.send_header("Content-Length", str(len(body) + 100))
        self.end_headers()
        if self.path == "/drip":
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                Handler.drops += 1
                time.sleep(0.05)
        elif self.path == "/endless":
            for _ in range(64):
                self.wfile.write(b"word " * 10_000)
        else:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def anywhere(_: object) -> bool:
    return True


def text(url: str) -> str:
    (reading,) = readers.read(fetch(url, allowed=anywhere))
    assert not isinstance(reading, InputError)
    return reading.text


def complaint(url: str, **options: object) -> str:
    with pytest.raises(InputError) as caught:
        fetch(url, **{"allowed": anywhere, **options})  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_page_is_fetched(site):
    source = fetch(f"{site}/page#part", allowed=anywhere)
    (reading,) = readers.read(source)
    assert not isinstance(reading, InputError)
    assert (reading.text, reading.url) == (PAGE.decode(), f"{site}/page")
    assert source.path is None
    assert source.retrieved is not None
    assert source.retrieved.endswith("Z")


def test_the_server_s_charset_is_used(site):
    assert text(f"{site}/latin") == "Café fermé – dit"


def test_the_host_header_names_the_host(site):
    assert text(site.replace("127.0.0.1", "localhost") + "/host").startswith("The host asked for was localhost:")


def test_redirects(site):
    assert text(f"{site}/hop/5") == PAGE.decode()
    assert "redirects more than 5 times" in complaint(f"{site}/hop/6")


def test_every_redirect_is_checked(site):
    def only_once(address: object, seen: list[object] = []) -> bool:  # noqa: B006
        seen.append(address)
        return len(seen) == 1

    assert "no public address" in complaint(f"{site}/hop/2", allowed=only_once)
    assert "file addresses aren't fetched" in complaint(f"{site}/to?file:///etc/passwd")


def test_answers_that_are_no_report(site):
    assert "answered 404" in complaint(f"{site}/gone")
    assert "broke off" in complaint(f"{site}/short")
    assert "more than 0 MB" in complaint(f"{site}/endless", largest=100_000)


def test_a_dripping_server_is_left(site):
    assert "took too long" in complaint(f"{site}/drip", wait=0.4)
    assert 0 < Handler.drops < 100


def test_an_unreachable_server():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert "can't be fetched" in complaint(f"http://127.0.0.1:{closed.getsockname()[1]}/")
    assert "can't be found" in complaint("http://no-such-host.invalid/")


def test_a_server_without_a_certificate(site):
    assert "can't be fetched" in complaint(site.replace("http:", "https:"))


@pytest.mark.parametrize(
    "url",
    ["http://", "http://:80/", "http://a:99999/", "http://[::1/", "http://a:0/", "http://u:p@a.example/", "ftp://a.example/x"],
)  # fmt: skip
def test_addresses_that_are_none(url):
    assert Taken(url, fetch=True).error.startswith(url)


def test_what_is_inside_stays_inside(site):
    for url in (site, "http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://2130706433/", "http://127.1/"):
        assert "no public address" in Taken(url, fetch=True).error


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255 224.0.0.1 240.0.0.1
    192.0.2.1 198.18.0.1 203.0.113.5 192.88.99.1 168.63.129.16 :: ::1 ::ffff:8.8.8.8 ::8.8.8.8 64:ff9b::808:808
    64:ff9b:1::1 fe80::1 fc00::1 fd00:ec2::254 fec0::1 ff02::1 2001:db8::1 2002:808:808::1 2001::1""".split(),
)
def test_addresses_refused(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111"])
def test_addresses_allowed(address):
    assert is_public(ip_address(address))


def test_a_name_is_looked_up_once_and_held_to(site, monkeypatch):
    port, asked = int(site.rpartition(":")[2]), []

    def lookup(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda h, *a, **k: lookup(h) if h == "news.example" else real(h, *a, **k)
    )
    assert f"news.example:{port}" in text(f"http://news.example:{port}/host")
    assert asked == ["news.example"]


def test_a_name_with_one_inner_address_is_refused(monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert "no public address" in Taken("http://news.example/", fetch=True).error
