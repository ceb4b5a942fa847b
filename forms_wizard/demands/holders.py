"""In whose account a demand is: the code made at a guichet, the account that is left.

Neither touches the state, the number or the filing date of the demand.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from directory.guichets.models import Guichet
from forms_wizard.demands import codes
from forms_wizard.demands.enums import EventKind, IdentityDocument, LetterKind
from forms_wizard.demands.models import Demand, GuichetCode
from forms_wizard.demands.recording import record

# A paper that moves a demand out of an account is not good for ever.
MOVES_FOR = timedelta(days=30)


@transaction.atomic
def make_code(
    demand: Demand, guichet: Guichet, *, actor, document: IdentityDocument, now: datetime
) -> tuple[str, GuichetCode]:
    """A new code for the applicant whose `document` was seen, told this once.

    The code of the receipt and the former code of a guichet serve no more.
    """
    demand = _locked(demand)
    demand.claim_print = None
    demand.save(update_fields=["claim_print"])
    code = codes.new_code()
    made, _created = GuichetCode.objects.update_or_create(
        demand=demand,
        defaults={
            "code_print": codes.print_of(code),
            "guichet": guichet,
            "made_at": now,
            "until": now + MOVES_FOR,
        },
    )
    record(
        demand,
        EventKind.CODE_MADE,
        demand.state,
        (),
        actor=actor,
        guichet=guichet,
        now=now,
        details={"document": document},
    )
    return code, made


@transaction.atomic
def move(demand: Demand, *, holder, now: datetime) -> Demand:
    """Give the demand to the account of who proved it theirs by the code of a guichet.

    The account that had it opens it no more, and both addresses are told, in neutral words. The
    code serves once: of two that use it at the same moment the second changes nothing.
    """
    demand = _locked(demand)
    used, _rows = GuichetCode.objects.filter(demand=demand).delete()
    if not used or demand.holder_id == holder.pk:
        return demand
    former, demand.holder = demand.holder, holder
    demand.save(update_fields=["holder"])
    if former is None:
        record(demand, EventKind.CLAIM, demand.state, (), actor=holder, guichet=None, now=now)
        return demand
    told = {former.email} - {demand.email}
    record(
        demand,
        EventKind.MOVE,
        demand.state,
        (LetterKind.MOVED,),
        actor=holder,
        guichet=None,
        now=now,
        also_to=tuple(told),
    )
    return demand


@transaction.atomic
def leave(account, *, now: datetime) -> list[tuple[Demand, str]]:
    """Take every demand out of an account that is about to be deleted.

    Gives, for each demand still going on, a new code that finds it again, told this once.
    """
    demands = Demand.objects.select_for_update(of=("self",)).select_related("territory")
    given = []
    for demand in demands.filter(holder=account).order_by("pk"):
        code = codes.new_code() if demand.is_live else ""
        demand.holder, demand.claim_print = None, codes.print_of(code) if code else None
        demand.save(update_fields=["holder", "claim_print"])
        GuichetCode.objects.filter(demand=demand).delete()
        # The account is deleted next: the history says what was done, not by whom.
        record(demand, EventKind.LEAVE_ACCOUNT, demand.state, (), actor=None, guichet=None, now=now)
        if code:
            given.append((demand, code))
    return given


def _locked(demand: Demand) -> Demand:
    rows = Demand.objects.select_for_update(of=("self",)).select_related("holder")
    return rows.get(pk=demand.pk)
