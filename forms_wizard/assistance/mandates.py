"""The verbs of a mandate: asked, agreed, ended. Each is one transaction."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from directory.guichets.models import Agent
from forms_wizard.assistance.enums import Consent, EndedBy, Scope
from forms_wizard.assistance.models import Mandate
from forms_wizard.demands import codes
from forms_wizard.demands.models import Demand
from forms_wizard.demands.references import new_reference
from forms_wizard.filing import drafts
from forms_wizard.filing.models import Draft


class NotWaiting(Exception):
    """The session does not wait for an answer any more: answered, ended, or over."""


class OwnHelper(Exception):
    """Whoever helps cannot agree for the person."""


def end_of_day(now: datetime) -> datetime:
    """The next midnight in Paris: a session lasts one day at most (domain.md 10.2)."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))


@transaction.atomic
def ask(agent: Agent, *, secret: str, now: datetime, interpreter: str = "") -> Mandate:
    """A new session that waits for the person; the helper's former ones end.

    `secret`: what the helper's browser alone knows; the code follows from it (`code_of`).
    """
    # Two clicks are put in a row by a lock on the agent.
    Agent.objects.select_for_update(of=("self",)).get(pk=agent.pk)
    Mandate.objects.filter(helper_id=agent.user_id, ended_at__isnull=True).update(
        ended_at=now, ended_by=EndedBy.HELPER
    )
    reference = new_reference()
    return Mandate.objects.create(
        reference=reference,
        code_print=codes.print_of(_code(reference, secret)),
        helper_id=agent.user_id,
        guichet=agent.guichet,
        asked_at=now,
        until=end_of_day(now),
        interpreter=interpreter,
    )


def code_of(mandate: Mandate, secret: str) -> str:
    """The code, for the browser that asked; empty for any other."""
    code = _code(mandate.reference, secret) if secret else ""
    return code if code and mandate.code_print in codes.prints_of(code) else ""


def _code(reference: str, secret: str) -> str:
    return codes.derived_code(secret, f"mandate:{reference}")


def find(code: str, *, now: datetime) -> Mandate | None:
    """The session of that code, as long as it is neither ended nor over."""
    found = Mandate.objects.going_on(now).with_the_helper()
    return found.filter(code_print__in=codes.prints_of(code)).first()


@transaction.atomic
def agree(
    mandate: Mandate,
    scope: Scope,
    consent: Consent,
    *,
    now: datetime,
    on: Demand | Draft | None = None,
    account=None,
) -> Mandate:
    """The person lets the helper go as far as `scope`, on this demand or draft.

    `on` is None for a new demand: its draft is begun, in the person's `account` when they signed
    in. A demand goes with « suivre » and a draft with the others. Raises NotWaiting, OwnHelper.
    """
    waiting = Mandate.objects.waiting(now).select_for_update(of=("self",))
    found = waiting.filter(pk=mandate.pk).first()
    if found is None:
        raise NotWaiting(mandate.reference)
    if account is not None and account.pk == found.helper_id:
        raise OwnHelper(mandate.reference)
    if scope == Scope.FOLLOW:
        found.demand = on
    else:
        found.draft = on or drafts.start(now=now, user=account)
    found.scope, found.consent, found.agreed_at = scope, consent, now
    found.save()
    return found


@transaction.atomic
def end(mandate: Mandate, by: EndedBy, *, now: datetime) -> bool:
    """End it; False when it had ended already, or was over. Nothing is readable from now on.

    A page that is being sent at this very moment is waited for (middleware.py).
    """
    running = Mandate.objects.going_on(now).filter(pk=mandate.pk).select_for_update(of=("self",))
    found = running.first()
    if found is None:
        return False
    found.ended_at, found.ended_by = now, by
    found.save(update_fields=["ended_at", "ended_by"])
    return True
