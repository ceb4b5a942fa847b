"""What the real server makes of requests that no browser sends."""

from __future__ import annotations

import socket
from contextlib import suppress
from urllib.parse import urlsplit

import pytest

MEGABYTE = 1024 * 1024
POST = b"POST /demande/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"


def answer(site, head: bytes, body: bytes = b"") -> bytes:
    """All that the server says; it may hang up before it has read everything."""
    place = urlsplit(site.url)
    with socket.create_connection((place.hostname, place.port), timeout=20) as line:
        line.sendall(head)
        with suppress(BrokenPipeError, ConnectionResetError):
            line.sendall(body)
        said = b""
        while part := line.recv(65_536):
            said += part
    return said


def get(path: str, header: str = "Accept: text/html") -> bytes:
    lines = (f"GET {path} HTTP/1.1", "Host: localhost", "Connection: close", header)
    return "\r\n".join([*lines, "", ""]).encode()


def length(count: int, kind: str = "application/x-www-form-urlencoded") -> bytes:
    return f"Content-Type: {kind}\r\nContent-Length: {count}\r\n\r\n".encode()


def test_a_body_too_big_gets_its_page(site):
    body = b"csrfmiddlewaretoken=" + b"x" * 30 * MEGABYTE

    said = answer(site, POST + length(len(body)), body)

    assert said.startswith(b"HTTP/1.1 413")
    assert b"20 personnes" in said


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (POST + length(3, "text/plain; charset=hex") + b"a=b", 400),
        (get("/", "Content-Type: text/html; charset=undefined"), 400),
        (get("/demande/%00/"), 404),
        (get("/demande/AAAAAAAAAA/", 'Cookie: sessionid="\\000aaaaaaaaaaa"'), 404),
        (get("/demande/%FF%ED%A0%80/"), 404),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n", 403),
    ],
)
def test_what_no_browser_sends_gets_a_page(site, head, status):
    said = answer(site, head)

    assert said.startswith(f"HTTP/1.1 {status}".encode())
    assert b'<html lang="fr"' in said
