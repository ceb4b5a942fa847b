"""Which drafts and demands a request may open: its account's, its browser session's.

Filling and sending need no account: the session of the browser keeps the references. They join
the account at sign-in. Anything else is a 404.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from directory.guichets.models import Agent
from forms_wizard.demands.enums import Channel
from forms_wizard.demands.models import Demand
from forms_wizard.filing.models import Draft

DRAFTS, DEMANDS = "drafts", "demands"
MOST_KEPT = 20


def drafts_open_to(request):
    """The account's drafts, its guichet's paper drafts, or those of a session without account."""
    if not request.user.is_authenticated:
        return Draft.objects.filter(
            holder=None, channel=Channel.ONLINE, reference__in=request.session.get(DRAFTS, [])
        )
    colleagues = Agent.objects.active_on(timezone.localdate()).filter(
        user=request.user, guichet=OuterRef("guichet")
    )
    return Draft.objects.filter(
        Q(holder=request.user) | Q(Exists(colleagues), channel=Channel.PAPER)
    )


def demands_open_to(request):
    """The account's demands, or those that a session without account has sent."""
    if request.user.is_authenticated:
        return Demand.objects.held_by(request.user)
    sent = request.session.get(DEMANDS, [])
    return Demand.objects.filter(holder=None, reference__in=sent).order_by("-filed_at", "-pk")


def remember(request, kept: str, reference: str) -> None:
    """Let this browser session open the draft (`DRAFTS`) or the demand (`DEMANDS`)."""
    references = [*request.session.get(kept, []), reference]
    request.session[kept] = list(dict.fromkeys(references))[-MOST_KEPT:]


def adopt(request, user) -> None:
    """Give the account what the session typed and sent without it; called at sign-in."""
    drafts, demands = (request.session.pop(kept, []) for kept in (DRAFTS, DEMANDS))
    if drafts:
        Draft.objects.filter(holder=None, channel=Channel.ONLINE, reference__in=drafts).update(
            holder=user
        )
    if demands:
        Demand.objects.filter(holder=None, channel=Channel.ONLINE, reference__in=demands).update(
            holder=user
        )
