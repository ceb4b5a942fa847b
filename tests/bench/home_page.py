"""A public page, cold and warm, against a view that does nothing: same server, same middleware."""

from __future__ import annotations

import socket
import statistics
import time
from pathlib import Path

from portal.operations.postgresql import free_port
from portal.operations.processes import Children, web_command

CONNECTIONS = 4
SECONDS = 4.0


class Client:
    """One kept connection; reads answers that say their length."""

    def __init__(self, port: int, path: str):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.ask_for(path)
        self.buffer = b""

    def ask_for(self, path: str) -> None:
        self.request = (
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
        ).encode()

    def send(self) -> None:
        self.socket.sendall(self.request)

    def receive(self) -> None:
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.socket.recv(65536)
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        if b" 200 " not in head[:16]:
            raise RuntimeError(head.decode(errors="replace"))
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        while len(self.buffer) < length:
            self.buffer += self.socket.recv(65536)
        self.buffer = self.buffer[length:]


def per_second(port: int, path: str) -> float:
    clients = [Client(port, path) for _ in range(CONNECTIONS)]
    done, end, start = 0, time.perf_counter() + SECONDS, time.perf_counter()
    while time.perf_counter() < end:
        for client in clients:
            client.send()
        for client in clients:
            client.receive()
        done += CONNECTIONS
    return done / (time.perf_counter() - start)


def alone_ms(port: int, path: str, *, before=lambda: None, rounds: int = 60) -> float:
    client, times = Client(port, path), []
    for _ in range(rounds):
        before()
        start = time.perf_counter()
        client.send()
        client.receive()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def measure(environment: dict[str, str], var: Path, *, path: str = "/") -> dict[str, float]:
    """Answers a second (one process, one thread, four connections) and milliseconds alone."""
    port, stamp = free_port(), var / "pages.stamp"
    children = Children(environment | {"PORTAL_VAR_DIR": str(var)}, var / "logs")
    children.start("web", web_command(host="127.0.0.1", port=port, threads=1))

    def forget():
        with stamp.open("ab", buffering=0) as file:
            file.write(b".")

    try:
        children.wait_for(f"http://127.0.0.1:{port}/bench/plain/")
        for warmed in ("/bench/plain/", path):
            alone_ms(port, warmed, rounds=20)
        return {
            "plain_per_second": per_second(port, "/bench/plain/"),
            "warm_per_second": per_second(port, path),
            "plain_ms": alone_ms(port, "/bench/plain/", rounds=300),
            "warm_ms": alone_ms(port, path, rounds=300),
            "cold_ms": alone_ms(port, path, before=forget),
        }
    finally:
        children.stop()
