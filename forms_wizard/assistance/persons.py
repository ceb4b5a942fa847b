"""Which demand or draft a person has: by the code of their paper, or in their account.

A helper never looks for a person: without code and birth date, nothing is found.
"""

from __future__ import annotations

from datetime import datetime

from forms_wizard.demands import codes
from forms_wizard.demands.models import CoAccess, Demand, GuichetCode
from forms_wizard.filing import claims, resume, tries
from forms_wizard.filing.models import Draft
from portal.interface.partial_date import PartialDate
from portal.interface.visitors import client_address

# In the list of what an account has.
NEW = "nouvelle"


def by_code(request, typed: str, born: PartialDate, *, now: datetime) -> Demand | Draft | None:
    """What the applicant's code and birth date open. Raises tries.TooManyTries.

    Counted as « Retrouver ma demande » counts. The code of a co-applicant opens nothing: a
    co-applicant reads alone and cannot lend it.
    """
    code = codes.read(typed)
    subject = f"code:{code or typed}"
    counted = tries.count(
        {subject: tries.OF_A_CODE, f"address:{client_address(request)}": tries.OF_AN_ADDRESS},
        now=now,
    )
    found = (resume.find(code, born) or claims.find(code, born, now=now)) if code else None
    if found is None or isinstance(found, CoAccess):
        return None
    tries.forgive(counted, subject)
    return found.demand if isinstance(found, GuichetCode) else found


def of_account(user) -> list[Demand | Draft]:
    """What somebody who signed in may name: their demands, then what they have not sent."""
    if not user.is_authenticated:
        return []
    demands = Demand.objects.held_by(user)[:20]
    return [*demands, *Draft.objects.unfiled().filter(holder=user)[:10]]
