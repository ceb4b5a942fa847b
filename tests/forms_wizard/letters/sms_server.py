"""A gateway of SMS on the loopback, that answers as it is told."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TAKEN = {"sms_ticket": "sms_5fa275dbf21dc", "number_of_contacts": 1, "total_cost": 0.05}


@dataclass
class Provider:
    """`status`, `body`: the answer, unless `fault`: reset, silent, slow, cut, redirect.

    `received`: (path, headers, content) of each call. `rung`: the texts that left; one that comes
    again with the same key does not, as the provider documents.
    """

    url: str = ""
    status: int = 201
    body: bytes = json.dumps(TAKEN).encode()
    fault: str = ""
    received: list[tuple[str, dict, dict]] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def says(self, status: int, content) -> None:
        self.status = status
        self.body = content if isinstance(content, bytes) else json.dumps(content).encode()

    @property
    def rung(self) -> list[str]:
        return list({content["request_id"]: content["text"] for content in self.sent}.values())

    def knows(self, key: str) -> bool:
        return any(content["request_id"] == key for content in self.sent)

    @property
    def sent(self) -> list[dict]:
        return [content for _path, _headers, content in self.received]


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers["Content-Length"])
            content = json.loads(self.rfile.read(length))
            if provider.knows(content["request_id"]):
                provider.says(400, {"code": 120, "message": "same request_id"})
            provider.received.append((self.path, dict(self.headers), content))
            match provider.fault:
                case "reset":
                    # Closed without a word, unread bytes thrown away: a TCP reset.
                    linger = struct.pack("ii", 1, 0)
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                    self.close_connection = True
                case "silent":
                    provider.stopping.wait(10)
                case _:
                    self.answer()

        def answer(self):
            cut = provider.fault == "cut"
            self.send_response(302 if provider.fault == "redirect" else provider.status)
            if provider.fault == "redirect":
                self.send_header("Location", f"{provider.url}/elsewhere")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(provider.body) + (100 if cut else 0)))
            self.end_headers()
            if provider.fault != "slow":
                self.wfile.write(provider.body)
                return
            for byte in provider.body:
                if provider.stopping.is_set():
                    return
                try:
                    self.wfile.write(bytes([byte]))
                except OSError:
                    return
                time.sleep(0.05)

        def log_message(self, *args):
            pass

    return Handler


@contextmanager
def running():
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider))
    provider.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield provider
    finally:
        provider.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()
