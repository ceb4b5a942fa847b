"""Who carries SMS: the provider of `SMS_GATEWAY`, behind one function.

A gateway is given the same key when the same SMS is tried again: it is to send it once.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

import requests
import urllib3
from django.conf import settings

from forms_wizard.letters.models import Outcome

# Longer answers are not read: ours hold five short facts.
LARGEST_ANSWER = 64 * 1024
# Octopush: « a SMS with the same request_id has already been sent ».
SENT_BEFORE = 120
# Octopush: no correct number among the recipients, no country for that prefix.
BAD_NUMBER = (117, 150)


@dataclass(frozen=True)
class Answer:
    """`outcome`: SENT, REFUSED (that number, for good) or FAILED (to be tried again).

    `words`: a class or a code, never a number nor a text. `ticket`: how receipts name the SMS.
    """

    outcome: Outcome
    words: str = ""
    ticket: str = ""


class Gateway(Protocol):
    # Whether it may be given invented people: their numbers may be somebody's.
    invented: bool

    def send(self, number: str, text: str, *, key: str) -> Answer:
        """`number` in E.164; `text` of one SMS. Never raises for what the network does."""


class Octopush:
    """https://dev.octopush.com, version 1: one SMS a call; `request_id` is known for a day."""

    invented = False

    def send(self, number: str, text: str, *, key: str) -> Answer:
        try:
            status, said = _post(
                f"{settings.SMS_OCTOPUSH_URL}/sms-campaign/send",
                {
                    "recipients": [{"phone_number": number}],
                    "text": text,
                    "sender": settings.SMS_SENDER,
                    # The only kind with receipts.
                    "type": "sms_premium",
                    "purpose": "alert",
                    "request_id": key,
                    # Ours holds in one already.
                    "auto_optimize_text": False,
                },
                {"api-login": settings.SMS_LOGIN, "api-key": settings.SMS_KEY},
            )
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            return Answer(Outcome.FAILED, type(error).__name__)
        ticket, code = said.get("sms_ticket"), said.get("code")
        if 200 <= status < 300 and isinstance(ticket, str) and 0 < len(ticket) <= 64:
            return Answer(Outcome.SENT, f"{status} {ticket}", ticket)
        words = f"http {status}" + (f" code {code}" if isinstance(code, int) else "")
        if code == SENT_BEFORE:
            return Answer(Outcome.SENT, words)
        return Answer(Outcome.REFUSED if code in BAD_NUMBER else Outcome.FAILED, words)


class Folder:
    """Writes each SMS in a file of `SMS_ROOT`, to be read there: nothing leaves the machine."""

    invented = True

    def send(self, number: str, text: str, *, key: str) -> Answer:
        folder = Path(settings.SMS_ROOT)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{key}.txt").write_text(f"{number}\n{text}\n", encoding="utf-8")
        return Answer(Outcome.SENT, "folder", key)


GATEWAYS: dict[str, type[Gateway]] = {"octopush": Octopush, "folder": Folder}


def gateway() -> Gateway | None:
    """The one that the settings name; None when no SMS is sent."""
    return GATEWAYS[settings.SMS_GATEWAY]() if settings.SMS_GATEWAY else None


class TooSlow(requests.Timeout):
    """The answer comes drop by drop."""


def _post(url: str, content: dict, headers: dict[str, str]) -> tuple[int, dict]:
    """The status and the JSON object of the answer; an empty one for anything else.

    No redirection is followed: it would carry the key elsewhere. Raises RequestException, and
    urllib3's HTTPError for a body that is cut.
    """
    deadline = time.monotonic() + settings.SMS_TIMEOUT
    with requests.post(
        url,
        json=content,
        headers=headers,
        timeout=settings.SMS_TIMEOUT,
        allow_redirects=False,
        stream=True,
    ) as response:
        body = b""
        read = partial(response.raw.read1, LARGEST_ANSWER, decode_content=True)
        for piece in iter(read, b""):
            body += piece
            if time.monotonic() > deadline:
                raise TooSlow
            if len(body) > LARGEST_ANSWER:
                break
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        said = None
    return response.status_code, said if isinstance(said, dict) else {}
