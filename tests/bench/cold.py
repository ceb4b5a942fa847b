"""Pages that nobody asked for since the last publication, each once: as a robot walks the site.

What many pages share is read by the first of them; the page after a publication, which finds
nothing kept, is measured apart (`alone_ms` with `before`).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.operations.web_server import read_at_start
from tests.bench.home_page import CONNECTIONS, Client

PLAIN = "/bench/plain/"
# Pages asked for at least: a walk of some hundred lasts a quarter of a second, in which one rest of
# the processor counts.
ENOUGH = 1000


def forget() -> None:
    """As a publication does."""
    with Path(settings.PAGES_CACHE_STAMP).open("ab") as file:
        file.write(b".")


class Site:
    """The whole stack in this process, without a server."""

    def __init__(self):
        self.application = get_wsgi_application()
        read_at_start()

    def ask(self, address: str) -> None:
        parts, statuses = urlsplit(address), []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": parts.path,
            "QUERY_STRING": parts.query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost",
            "HTTP_ACCEPT_ENCODING": "gzip",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
        }
        response = self.application(environ, lambda status, headers: statuses.append(status))
        response.close()
        if not statuses[0].startswith("200"):
            raise RuntimeError(f"{address}: {statuses[0]}")

    def processor_ms(self, addresses: Sequence[str]) -> float:
        """The mean, each asked once."""
        start = time.process_time()
        for address in addresses:
            self.ask(address)
        return (time.process_time() - start) * 1000 / len(addresses)

    def queries(self, address: str) -> tuple[int, int]:
        """(when nothing is kept, when the page is)."""
        self.ask(address)
        forget()
        counts = []
        for _round in range(2):
            with CaptureQueriesContext(connection) as asked:
                self.ask(address)
            counts.append(len(asked))
        return counts[0], counts[1]


def per_second(port: int, addresses: Sequence[str]) -> float:
    """Answers a second through the server, each address asked once, on four connections."""
    clients = [Client(port, addresses[0]) for _ in range(CONNECTIONS)]
    start = time.perf_counter()
    for at in range(0, len(addresses), CONNECTIONS):
        asked = list(zip(clients, addresses[at : at + CONNECTIONS], strict=False))
        for client, address in asked:
            client.ask_for(address)
            client.send()
        for client, _address in asked:
            client.receive()
    return len(addresses) / (time.perf_counter() - start)


def rows(label: str, port: int, addresses: Sequence[str]) -> list[tuple]:
    """Two lines of the table, answers a second and processor, against a view that does nothing."""
    site = Site()
    plain, plain_cpu = per_second(port, [PLAIN] * 4000), site.processor_ms([PLAIN] * 1000)
    site.ask(addresses[0])
    walks = max(1, ENOUGH // len(addresses))
    seconds = processor = 0.0
    for _walk in range(walks):
        forget()
        seconds += len(addresses) / per_second(port, addresses) / walks
        forget()
        processor += site.processor_ms(addresses) / walks
    cold = len(addresses) / seconds
    said = f"{label}, {len(addresses):,} cold pages once each"
    if walks > 1:
        said += f" after each of {walks} publications"
    return [
        (
            f"{said}, answers a second",
            f"{cold:,.0f}/s",
            "plain HttpResponse",
            f"{plain:,.0f}/s",
            plain / cold,
        ),
        (
            f"{said}, processor alone",
            f"{processor:.2f} ms CPU",
            "plain HttpResponse, same stack",
            f"{plain_cpu:.2f} ms CPU",
            processor / plain_cpu,
        ),
    ]
