"""Secret codes that people keep on paper: ten characters, known to us by their print alone.

A code opens something only with the birth date of the applicant (`born_print`).

Why a keyed print (HMAC-SHA256 under the secret key) and not a password hasher: a code is drawn at
random among 2^50, so nothing is gained by hashing slowly, and the row is found by one look-up in
an index instead of trying every row. Without the secret key, the prints of a stolen database
tell neither codes nor birth dates. After a change of the key, `SECRET_KEY_FALLBACKS` keeps the
codes alive.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import unicodedata

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from forms_wizard.demands.references import ALPHABET, LENGTH, new_reference
from portal.interface.partial_date import PartialDate

GROUP = 5
MOST_READ = 60


def new_code() -> str:
    return new_reference()


def derived_code(secret: str, subject: str) -> str:
    """The code of this subject for whoever holds `secret`: the same each time, stored nowhere."""
    digest = _digests("derived", f"{secret}:{subject}")[0]
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])


def shown(code: str) -> str:
    """« QD7K2 9XM4P », with a space that does not break."""
    return "\N{NO-BREAK SPACE}".join((code[:GROUP], code[GROUP:])) if code else ""


def read(typed: str) -> str | None:
    """The code that was typed, in any case, with spaces or hyphens; None when it is none."""
    flat = unicodedata.normalize("NFKC", typed[:MOST_READ]).upper()
    code = "".join(character for character in flat if character.isalnum())
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def print_of(code: str) -> str:
    """What is stored of a code."""
    return _digests("code", code)[0].hex()


def prints_of(code: str) -> list[str]:
    """What may have been stored of a code, before a change of the secret key included."""
    return [digest.hex() for digest in _digests("code", code)]


def born_print(reference: str, born: PartialDate) -> str:
    """What is stored of a birth date; the reference keeps two equal dates from looking equal."""
    return _digests("born", f"{reference}:{born.isoformat()}")[0].hex()


def same_born(stored: str, reference: str, born: PartialDate) -> bool:
    digests = _digests("born", f"{reference}:{born.isoformat()}")
    return any(hmac.compare_digest(stored, digest.hex()) for digest in digests)


def seal(text: str) -> str:
    """A text for the queue of the worker, which holds no code in clear."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    return _box().decrypt(sealed.encode()).decode()


def _keys() -> list[bytes]:
    return [key.encode() for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _digests(purpose: str, text: str) -> list[bytes]:
    """One a secret key, today's first."""
    message = f"demands.codes:{purpose}:{text}".encode()
    return [hmac.digest(key, message, "sha256") for key in _keys()]


def _box() -> MultiFernet:
    keys = (hashlib.sha256(b"demands.codes:box:" + key).digest() for key in _keys())
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
