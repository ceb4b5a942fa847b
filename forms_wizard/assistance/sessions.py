"""What the helper's browser keeps of a session: a reference and a secret, nothing of the person."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone

from directory.guichets.enums import OrganismeKind
from directory.guichets.models import Agent
from forms_wizard.assistance import mandates
from forms_wizard.assistance.enums import Scope
from forms_wizard.assistance.models import Mandate
from forms_wizard.filing import access
from forms_wizard.filing.acting import Assisted

KEY = "assisted"
# What the sign-in itself put in the session; the rest comes from the pages of a person.
OF_THE_SIGN_IN = ("_auth", "account_")


def agent_of(user, *, now: datetime) -> Agent | None:
    """The agent that this account is today, when it may help; never the manager (domain.md 1.2)."""
    agents = Agent.objects.active_on(timezone.localdate(now)).filter(user=user)
    agents = agents.exclude(guichet__organisme__kind=OrganismeKind.MANAGER)
    return agents.select_related("guichet__organisme").first()


def begin(request, agent: Agent, *, interpreter: str, now: datetime) -> Mandate:
    """Ask for a session in this browser, which forgets the one before."""
    forget(request)
    request.session[access.SECRET] = secrets.token_urlsafe(32)
    secret = access.secret(request)
    mandate = mandates.ask(agent, secret=secret, interpreter=interpreter, now=now)
    request.session[KEY] = mandate.reference
    return mandate


def current(request, *, lock: bool = False) -> Mandate | None:
    """The latest session that this browser asked, going on or not. `lock`: until the commit."""
    reference = request.session.get(KEY)
    if reference is None:
        return None
    rows = Mandate.objects.filter(reference=reference, helper=request.user).with_the_helper()
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    return rows.first()


def is_going_on(mandate: Mandate | None, agent: Agent | None, now: datetime) -> bool:
    """Not ended, not over, and its helper is still authorised at the same guichet."""
    return (
        mandate is not None
        and agent is not None
        and agent.guichet_id == mandate.guichet_id
        and mandate.ended_at is None
        and now < mandate.until
    )


def as_assisted(mandate: Mandate) -> Assisted | None:
    """What the pages of the person read of an agreed session."""
    if mandate.agreed_at is None:
        return None
    demand = mandate.found_demand
    return Assisted(
        guichet=mandate.guichet,
        session_url=reverse("assistance:session"),
        draft_id=mandate.draft_id,
        demand_id=demand.pk if demand else None,
        may_send=mandate.scope == Scope.SUBMIT,
        large_text=mandate.large_text,
    )


def forget(request) -> None:
    """Empty the session of this browser but for the sign-in, messages not read yet included."""
    list(messages.get_messages(request))
    for key in list(request.session.keys()):
        if not key.startswith(OF_THE_SIGN_IN):
            del request.session[key]
    request.session.cycle_key()
