"""The code of the receipt: it finds a demand again, and adds it to an account.

Nobody stores it, the session that sent the demand included: it follows from a secret of that
session and from the demand, so that its receipt shows the same code each time, five clicks on
« Envoyer » included. The demand keeps its print.
"""

from __future__ import annotations

from forms_wizard.demands import codes
from forms_wizard.demands.enums import Role
from forms_wizard.demands.models import Demand
from portal.interface.partial_date import PartialDate


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


def find(code: str, born: PartialDate) -> Demand | None:
    """The demand without account that this code and the applicant's birth date open."""
    demand = Demand.objects.filter(holder=None, claim_print__in=codes.prints_of(code)).first()
    return demand if demand and is_born(demand, born) else None


def is_born(demand: Demand, born: PartialDate) -> bool:
    return demand.persons.filter(role=Role.APPLICANT, born=born.isoformat()).exists()


def left_open(references: list[str], born: PartialDate) -> list[Demand]:
    """Of demands that a session had open, those that it may open again by the birth date."""
    demands = Demand.objects.filter(holder=None, reference__in=references)
    return [demand for demand in demands if is_born(demand, born)]
