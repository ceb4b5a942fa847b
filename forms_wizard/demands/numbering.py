"""The numéro unique (domain.md 3.1)."""

from __future__ import annotations

import re
from datetime import date

from django.db import connection

from forms_wizard.demands.enums import Channel
from forms_wizard.demands.models import Demand

# « Grand public »: the code of the online portal.
PORTAL_CODE = "GDPUB"
NUMBER = re.compile(r"^(?:\d{3}|02[AB])(?:0[1-9]|1[0-2])\d{2}\d{6}[A-Z0-9]{5}$")
MOST = 999_999

TAKE = """
    INSERT INTO demands_numbercounter (territory_id, month, last) VALUES (%s, %s, 1)
    ON CONFLICT (territory_id, month) DO UPDATE SET last = demands_numbercounter.last + 1
    RETURNING last
"""


class CounterExhausted(Exception):
    """A territory has given its 999,999 numbers of a month."""


def door_code(demand: Demand) -> str:
    """The last five characters: the portal, or the guichet that typed the paper form."""
    return demand.filing_guichet.code if demand.channel == Channel.PAPER else PORTAL_CODE


def take(territory: str, filed_on: date, code: str) -> str:
    """The next number of (territory, month of filing), 18 characters, in one statement.

    The counter's row stays locked until the end of the caller's transaction: no number is given
    twice, and a transaction that fails gives its number back. Raises CounterExhausted.
    """
    month = f"{filed_on:%m%y}"
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [territory, month])
        (serial,) = cursor.fetchone()
    if serial > MOST:
        raise CounterExhausted(f"{territory} {month}")
    return f"{territory}{month}{serial:06}{code}"
