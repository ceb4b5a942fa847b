"""What a co-applicant may read, and how they come to it (domain.md 1.2, 15.1 I).

The holder agrees; then a code goes by post in the co-applicant's name, or, when anybody may be in
danger, is handed to them at a guichet alone. A code opens with the co-applicant's own birth date.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from directory.guichets.models import Guichet
from forms_wizard.demands import codes
from forms_wizard.demands.enums import (
    EventKind,
    IdentityDocument,
    LetterChannel,
    LetterKind,
    Role,
)
from forms_wizard.demands.models import CoAccess, Demand, Letter, Person
from forms_wizard.demands.recording import hand_over, record
from forms_wizard.form.safety import is_protected
from portal.interface.partial_date import PartialDate


class NotAgreed(Exception):
    """The holder has not agreed that this co-applicant reads the demand."""


def co_applicants(demand: Demand) -> list[Person]:
    """With `access` read, where there is one."""
    persons = demand.persons.filter(role=Role.CO_APPLICANT)
    return list(persons.select_related("access"))


def access_of(person: Person) -> CoAccess | None:
    return getattr(person, "access", None)


def is_in_danger(demand: Demand) -> bool:
    """By the latest declaration, read again each time: what is told today hides from today on."""
    declaration = demand.declarations.first()
    return declaration is None or is_protected(declaration.codes)


def shown_codes(demand: Demand) -> dict:
    """What was declared before any danger was told; empty when it was told from the start.

    So nothing changes in what a co-applicant reads on the day it is told.
    """
    latest_first = (declaration.codes for declaration in demand.declarations.all())
    return next((declared for declared in latest_first if not is_protected(declared)), {})


# -- the verbs


@transaction.atomic
def agree(
    person: Person,
    *,
    actor,
    guichet: Guichet | None,
    by_post: bool,
    now: datetime,
    document: str = "",
) -> CoAccess:
    """The holder agrees; a letter with a code leaves, unless somebody may be in danger.

    `by_post`: the demand has an address where the post goes. `document`: the holder's, seen by the
    guichet that records the agreement. Agreed already, nothing changes.
    """
    demand = Demand.objects.select_for_update(of=("self",)).get(pk=person.demand_id)
    access, created = CoAccess.objects.get_or_create(
        person=person, defaults={"demand": demand, "agreed_at": now}
    )
    if not created:
        return access
    event = record(
        demand,
        EventKind.CO_AGREE,
        demand.state,
        (),
        actor=actor,
        guichet=guichet,
        now=now,
        details={"document": document} if document else None,
    )
    if by_post and not is_in_danger(demand):
        code = codes.new_code()
        access.code_print, access.sealed = codes.print_of(code), codes.seal(code)
        access.letter = Letter.objects.create(
            demand=demand,
            event=event,
            kind=LetterKind.CO_ACCESS,
            channel=LetterChannel.POST,
            created_at=now,
        )
        access.save()
        hand_over([access.letter])
    return access


@transaction.atomic
def hand_code(
    person: Person, guichet: Guichet, *, actor, document: IdentityDocument, now: datetime
) -> str:
    """A code for the co-applicant whose `document` a guichet saw, told this once.

    What opened before opens no more: their former code, their former account. Raises NotAgreed.
    """
    demand = Demand.objects.select_for_update(of=("self",)).get(pk=person.demand_id)
    access = CoAccess.objects.filter(person=person).first()
    if access is None:
        raise NotAgreed(demand.reference)
    code = codes.new_code()
    access.code_print, access.sealed = codes.print_of(code), ""
    access.account = access.claimed_at = None
    access.save()
    record(
        demand,
        EventKind.CO_CODE,
        demand.state,
        (),
        actor=actor,
        guichet=guichet,
        now=now,
        details={"document": document},
    )
    return code


def find(code: str, born: PartialDate) -> CoAccess | None:
    """The access that this code and the co-applicant's own birth date open."""
    waiting = CoAccess.objects.filter(person__role=Role.CO_APPLICANT)
    waiting = waiting.select_related("person", "demand")
    access = waiting.filter(code_print__in=codes.prints_of(code)).first()
    return access if access and access.person.born == born.isoformat() else None


@transaction.atomic
def claim(access: CoAccess, *, account, now: datetime) -> Demand | None:
    """Open the access to this account; None for the account that holds the demand."""
    demand = Demand.objects.select_for_update(of=("self",)).get(pk=access.demand_id)
    if demand.holder_id == account.pk:
        return None
    waiting = CoAccess.objects.filter(pk=access.pk, code_print=access.code_print)
    opened = waiting.update(code_print=None, sealed="", account=account, claimed_at=now)
    if opened:
        record(demand, EventKind.CO_CLAIM, demand.state, (), actor=account, guichet=None, now=now)
    return demand if opened else None


@transaction.atomic
def withdraw(person: Person, *, actor, guichet: Guichet | None, now: datetime) -> None:
    """From now on the co-applicant reads nothing; nobody writes to them."""
    demand = Demand.objects.select_for_update(of=("self",)).get(pk=person.demand_id)
    gone, _rows = CoAccess.objects.filter(person=person).delete()
    if gone:
        record(
            demand, EventKind.CO_WITHDRAW, demand.state, (), actor=actor, guichet=guichet, now=now
        )
