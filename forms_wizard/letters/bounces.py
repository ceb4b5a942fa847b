"""Mails that come back (RFC 3464): which letter, for good or not.

Every letter carries a signed Message-ID, which the report quotes: nobody can make a letter come
back by writing to us, and no address has to be recognised.
"""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing

SIGNER = signing.Signer(salt="forms_wizard.letters.bounces", sep=".")
MESSAGE_ID = re.compile(r"<letter\.([0-9]{1,18}\.[\w-]{20,60})@[^>\s]{1,255}>")
STATUS = re.compile(r"^[245]\.\d{1,3}\.\d{1,3}$")


@dataclass(frozen=True)
class Bounce:
    """`status`: the enhanced code, « 5.1.1 ». `final`: nobody will try again."""

    letter_id: int
    status: str
    final: bool


def message_id(letter_id: int, domain: str) -> str:
    """The Message-ID of a letter: `read` finds the letter again in a report."""
    return f"<letter.{SIGNER.sign(str(letter_id))}@{domain}>"


def domain() -> str:
    """The domain that sends: the one of the sender's address, else the one of the portal."""
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return sender.rpartition("@")[2] or urlsplit(settings.PUBLIC_URL).hostname or "localhost"


def read(raw: bytes) -> Bounce | None:
    """The bounce that this mail tells of; None for any other mail, whatever it contains.

    The Message-ID is looked for in the bytes: servers quote it in a header or in the mail that
    they give back, and no parser has to like the rest.
    """
    letter_id = _letter_of(raw.decode("latin-1"))
    if letter_id is None:
        return None
    for part in email.message_from_bytes(raw, policy=compat32).walk():
        if part.get_content_type() == "message/delivery-status":
            for block in _blocks(part):
                action = str(block.get("Action", "")).strip().lower()
                status = str(block.get("Status", "")).strip()
                if action in ("failed", "delayed") and STATUS.match(status):
                    return Bounce(letter_id, status, final=action == "failed")
    return None


def _blocks(part: Message) -> list[Message]:
    content = part.get_payload()
    return [block for block in content or () if isinstance(block, Message)]


def _letter_of(text: str) -> int | None:
    for found in MESSAGE_ID.finditer(text):
        try:
            return int(SIGNER.unsign(found.group(1)))
        except signing.BadSignature:
            continue
    return None
