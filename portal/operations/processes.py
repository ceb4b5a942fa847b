"""The web server and the worker as child processes: started, awaited, stopped together.

Pure Python, without Django: the demonstration, the journeys and the bench start the same ones.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE_SECONDS = 180
SHORT_LIFE_SECONDS = 20


class NotAnswering(Exception):
    """A child ended, or says nothing; the message ends with what it wrote."""


def web_command(*, host: str, port: int, workers: int = 1, threads: int = 4) -> list[str]:
    """Our web server; `threads` a worker is also the number of its database connections."""
    return [
        *(sys.executable, "-m", "portal.operations.web_server"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(workers), "--threads", str(threads)),
    ]


def worker_command(*, concurrency: int = 2) -> list[str]:
    manage = str(ROOT / "manage.py")
    count = str(concurrency)
    return [sys.executable, manage, "procrastinate", "worker", "--concurrency", count]


class Children:
    """Child processes that end with us; each in its session, so that Ctrl-C reaches us alone."""

    def __init__(self, environment: Mapping[str, str], logs: Path):
        self.environment, self.logs = dict(os.environ) | dict(environment), logs
        self.running: dict[str, subprocess.Popen] = {}
        self.commands: dict[str, list[str]] = {}
        self.born: dict[str, float] = {}
        logs.mkdir(parents=True, exist_ok=True)

    def log(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    def start(self, name: str, command: list[str]) -> None:
        mode = "ab" if name in self.commands else "wb"
        self.commands[name], self.born[name] = command, time.monotonic()
        with self.log(name).open(mode) as log:
            self.running[name] = subprocess.Popen(  # noqa: S603  our own commands
                command,
                env=self.environment,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def ended(self) -> str:
        """The name of a child that ended; empty while all run."""
        return next((name for name, child in self.running.items() if child.poll() is not None), "")

    def revive(self, name: str) -> bool:
        """Start again a child that ended by accident; not one that ends as soon as it starts."""
        if time.monotonic() - self.born[name] < SHORT_LIFE_SECONDS:
            return False
        # What it had started itself goes first: the port must be free.
        with suppress(ProcessLookupError):
            os.killpg(self.running[name].pid, signal.SIGKILL)
        self.start(name, self.commands[name])
        return True

    def wait_for(self, url: str) -> None:
        """Return once the address answers. Raises NotAnswering."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end and not self.ended():
            try:
                with urllib.request.urlopen(url, timeout=5):  # noqa: S310  our own address
                    return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        name = self.ended() or next(iter(self.running))
        raise NotAnswering(f"{name} does not answer at {url}:\n{self.tail(name)}")

    def tail(self, name: str, lines: int = 30) -> str:
        return "\n".join(self.log(name).read_text(errors="replace").splitlines()[-lines:])

    def stop(self) -> None:
        for child in self.running.values():
            _signal(child, signal.SIGTERM)
        end = time.monotonic() + 15
        for child in self.running.values():
            try:
                child.wait(timeout=max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                _signal(child, signal.SIGKILL)
                child.wait()
        self.running.clear()


def _signal(child: subprocess.Popen, number: signal.Signals) -> None:
    """To the child and its own children, unless it ended."""
    if child.poll() is None:
        os.killpg(child.pid, number)
