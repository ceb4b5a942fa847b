"""Codes that find a demand sent before: the receipt's, a guichet's, a co-applicant's.

Nobody stores the code of the receipt, the session that sent the demand included: it follows from
a secret of that session and from the demand, so that its receipt shows the same code each time,
five clicks on « Envoyer » included. The demand keeps its print. It opens a demand without account
and adds it to one; it never takes a demand out of an account. The code of a guichet does.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from forms_wizard.demands import co_access, codes, holders, lifecycle
from forms_wizard.demands.enums import Role
from forms_wizard.demands.models import CoAccess, Demand, GuichetCode
from portal.interface.partial_date import PartialDate

Claimable = Demand | GuichetCode | CoAccess


class NeedsAccount(Exception):
    """The code and the date are right, and only somebody who signed in may use them."""


def print_for(reference: str, secret: str) -> str | None:
    """What a demand keeps of the code of the session that sends it; None without session."""
    return codes.print_of(codes.derived_code(secret, reference)) if secret else None


def give_code(demand: Demand, secret: str) -> None:
    """Give the demand that this session has just sent its code, unless it has one."""
    if demand.claim_print is None:
        mine = Demand.objects.filter(pk=demand.pk, holder=None, claim_print=None)
        mine.update(claim_print=print_for(demand.reference, secret))


def code_of(demand: Demand, secret: str) -> str:
    """The code, for the session that sent the demand; empty for anybody else."""
    code = codes.derived_code(secret, demand.reference) if secret else ""
    opens = code and demand.holder_id is None and demand.claim_print in codes.prints_of(code)
    return code if opens else ""


def find(code: str, born: PartialDate, *, now: datetime) -> Claimable | None:
    """What this code opens with the birth date of whom it was given to."""
    prints = codes.prints_of(code)
    demand = Demand.objects.filter(holder=None, claim_print__in=prints).first()
    if demand is None:
        made = GuichetCode.objects.filter(Q(until__gt=now) | Q(demand__holder=None))
        made = made.select_related("demand").filter(code_print__in=prints).first()
        if made is None:
            return co_access.find(code, born)
        return made if is_born(made.demand, born) else None
    return demand if is_born(demand, born) else None


def is_born(demand: Demand, born: PartialDate) -> bool:
    return demand.persons.filter(role=Role.APPLICANT, born=born.isoformat()).exists()


def may_open(user, found: Claimable) -> bool:
    """Whether it means anything to this visitor. Raises NeedsAccount when nobody signed in."""
    if user.is_authenticated:
        return not (isinstance(found, CoAccess) and found.demand.holder_id == user.pk)
    shared = isinstance(found, CoAccess)
    if shared or (isinstance(found, GuichetCode) and found.demand.holder_id is not None):
        raise NeedsAccount
    return True


def claim(found: Claimable, *, account, now: datetime) -> None:
    """Give the account what the code opens."""
    match found:
        case CoAccess():
            co_access.claim(found, account=account, now=now)
        case GuichetCode():
            holders.move(found.demand, holder=account, now=now)
        case Demand():
            lifecycle.claim(found, holder=account, now=now)


def left_open(references: list[str], born: PartialDate) -> list[Demand]:
    """Of demands that a session had open, those that it may open again by the birth date."""
    demands = Demand.objects.filter(holder=None, reference__in=references)
    return [demand for demand in demands if is_born(demand, born)]
