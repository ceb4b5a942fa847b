"""People who press « Envoyer » at the same moment, over HTTP, on the real server.

The draft of each is complete and its check page was read: what is measured is the POST that
files. A click without answer is pressed again, as a person does: the draft is its one-time key.
"""

from __future__ import annotations

import http.client
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import Count
from django.middleware.csrf import CSRF_SECRET_LENGTH
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string

from forms_wizard.demands import declarations
from forms_wizard.demands.models import Declaration, Demand, Event, Letter, Person
from forms_wizard.filing import access, drafts
from forms_wizard.filing.models import Draft
from tests.factories.lives import SINGLE

THREADS = 16
PATIENCE_SECONDS = 120
PAUSE_SECONDS = 0.1
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Sender:
    """One person: a browser session without account, a complete draft, the digest shown."""

    reference: str
    digest: str
    session: str

    def request(self) -> tuple[str, str, bytes, dict[str, str]]:
        token = get_random_string(CSRF_SECRET_LENGTH)
        cookies = {settings.SESSION_COOKIE_NAME: self.session, settings.CSRF_COOKIE_NAME: token}
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        }
        body = urlencode({"csrfmiddlewaretoken": token, "digest": self.digest}).encode()
        return "POST", reverse("filing:submit", args=[self.reference]), body, headers


@dataclass
class Outcome:
    """What the people were told, and what the database holds."""

    acknowledged: dict[str, set[str]] = field(default_factory=dict)
    retried: int = 0
    seconds: float = 0.0
    in_database: int = 0
    lost: int = 0
    doubled: int = 0

    @property
    def is_faithful(self) -> bool:
        return not (self.lost or self.doubled)


def prepare(how_many: int, *, first: int = 0) -> list[Sender]:
    """As many complete drafts, each of another person and in a browser session of its own.

    `first`: how many persons of this database have been prepared before.
    """
    now, senders, rows, sessions = timezone.now(), [], [], []
    for rank in range(first, first + how_many):
        identity = {**SINGLE["identite"], "identite-birth_name": [_name(rank)]}
        draft = Draft(
            version=drafts.QUESTIONNAIRE.version,
            answers={**SINGLE, "identite": identity},
            identity_at_guichet=True,
            started_at=now,
            touched_at=now,
        )
        path = drafts.follow(draft, today=timezone.localdate(now), identity=True)
        codes = declarations.to_codes(path.answers)
        store = SessionStore(get_random_string(32))
        opened = {access.DRAFTS: [draft.reference], access.SECRET: get_random_string(43)}
        sender = Sender(
            draft.reference, declarations.digest(draft.version, codes), store.session_key
        )
        senders.append(sender)
        rows.append(draft)
        sessions.append(
            Session(
                session_key=sender.session,
                session_data=store.encode(opened),
                expire_date=store.get_expiry_date(),
            )
        )
    Draft.objects.bulk_create(rows, batch_size=500)
    Session.objects.bulk_create(sessions, batch_size=500)
    return senders


def _name(rank: int) -> str:
    return "Exemple " + "".join("abcdefghij"[int(digit)] for digit in f"{rank:05}")


def send_all(senders: list[Sender], *, port: int) -> Outcome:
    """Sixteen at once; every tenth person clicks twice. Raises RuntimeError when one is refused."""
    clicks: SimpleQueue = SimpleQueue()
    for rank, sender in enumerate(senders):
        for _ in range(2 if rank % 10 == 0 else 1):
            clicks.put(sender)
    outcome, lock, errors = Outcome(), threading.Lock(), []
    barrier = threading.Barrier(THREADS + 1)

    def work():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            barrier.wait()
            while not errors:
                sender = clicks.get_nowait()
                told, retried = _press(connection, sender)
                with lock:
                    outcome.acknowledged.setdefault(sender.reference, set()).add(told)
                    outcome.retried += retried
        except Empty:
            pass
        except Exception as error:  # told to whoever asked, in its own thread
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    barrier.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    outcome.seconds = time.perf_counter() - start
    if errors:
        raise errors[0]
    return outcome


def _press(connection: http.client.HTTPConnection, sender: Sender) -> tuple[str, int]:
    """The receipt's address, and how many times the button had to be pressed again."""
    end, retried = time.monotonic() + PATIENCE_SECONDS, 0
    while time.monotonic() < end:
        try:
            connection.request(*sender.request())
            response = connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException):
            connection.close()
            time.sleep(PAUSE_SECONDS)
            retried += 1
            continue
        told = response.getheader("Location", "")
        if response.status != 302 or reverse("filing:receipt", args=["REFERENCE"])[:8] not in told:
            raise RuntimeError(f"answered {response.status} {told}")
        return told, retried
    raise RuntimeError(f"no answer after {retried} tries")


def compare(outcome: Outcome, senders: list[Sender]) -> None:
    """Fill what the database holds: a demand is there whole (declaration, event, letter)."""
    filed = Demand.objects.filter(draft__reference__in=[sender.reference for sender in senders])
    receipts = {
        reverse("filing:receipt", args=[reference]): draft
        for reference, draft in filed.values_list("reference", "draft__reference")
    }
    for draft, told in outcome.acknowledged.items():
        outcome.lost += any(receipts.get(address) != draft for address in told)
        outcome.doubled += len(told) - 1
    outcome.in_database = filed.count()
    for model in (Declaration, Event, Letter):
        outcome.lost += outcome.in_database - model.objects.filter(demand__in=filed).count()
    # Each person is another one, and every demand of this database comes from a draft.
    people = Person.objects.order_by().values("identity_key").annotate(times=Count("pk"))
    outcome.doubled += people.filter(times__gt=1).count()
    outcome.doubled += Demand.objects.filter(draft=None).count()


# -- the processes of the server


@contextmanager
def killing(server: int, *, every: float, most: int = 10**6):
    """Meanwhile, kill -9 the oldest web process of the server of that pid, again and again."""
    killed: list[int] = []
    done = threading.Event()

    def work():
        while len(killed) < most and not done.wait(every):
            if workers := workers_of(server):
                os.kill(workers[0], signal.SIGKILL)
                killed.append(workers[0])

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield killed
    finally:
        done.set()
        thread.join()


def workers_of(server: int) -> list[int]:
    """The processes started by this one, oldest first."""
    born = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[1]) == server and fields[0] != "Z":
            born[int(path.parent.name)] = int(fields[19])
    return sorted(born, key=born.get)


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > end:
            raise RuntimeError("it never happened")
        time.sleep(0.05)


def cpu_seconds(pids: list[int]) -> float:
    """Processor time, user and system, that these processes have used."""
    spent = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        spent += int(fields[11]) + int(fields[12])
    return spent / TICKS
