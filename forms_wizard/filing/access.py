"""Which drafts and demands a request may open: its account's, its browser session's.

Filling and sending need no account: the session of the browser keeps the references. They join
the account at sign-in. Anything else is a 404.

A session without account that nobody uses for `settings.DRAFT_IDLE_MINUTES` closes: its references
are put aside, and open again with the code and the birth date (resume.py, claims.py).
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from directory.guichets.models import Agent
from forms_wizard.demands.enums import Channel
from forms_wizard.demands.models import Demand
from forms_wizard.filing import acting
from forms_wizard.filing.models import Draft

DRAFTS, DEMANDS = "drafts", "demands"
SECRET, SEEN, CLOSED = "secret", "seen", "closed"
MOST_KEPT = 20
# The moment of the last request is written again after so long only: one write a minute.
GRAIN = timedelta(minutes=1)


def drafts_open_to(request):
    """The account's drafts, its guichet's paper drafts, or those of a session without account.

    In an assisted session, the draft of the person alone.
    """
    if helped := acting.assisted(request):
        return Draft.objects.filter(pk=helped.draft_id)
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
    """The account's demands, or those that a session without account has sent.

    In an assisted session, the demand of the person alone.
    """
    if helped := acting.assisted(request):
        return Demand.objects.filter(pk=helped.demand_id)
    if request.user.is_authenticated:
        return Demand.objects.held_by(request.user)
    sent = request.session.get(DEMANDS, [])
    return Demand.objects.filter(holder=None, reference__in=sent).order_by("-filed_at", "-pk")


def remember(request, kept: str, reference: str) -> None:
    """Let this browser session open the draft (`DRAFTS`) or the demand (`DEMANDS`)."""
    session = request.session
    session[kept] = _added(session.get(kept, []), reference)
    session.setdefault(SECRET, secrets.token_urlsafe(32))
    # The next request says when the person was last seen.
    session.pop(SEEN, None)
    if reference in session.get(CLOSED, {}).get(kept, []):
        left = [other for other in session[CLOSED][kept] if other != reference]
        session[CLOSED] = {**session[CLOSED], kept: left}


def secret(request) -> str:
    """What this session alone knows; empty when it never had a draft or a demand."""
    return request.session.get(SECRET, "")


def adopt(request, user, *, now: datetime) -> None:
    """Give the account what the session typed and sent without it; called at sign-in.

    Not what was left there by somebody who went away: a closed session gives nothing.
    """
    close_if_idle(request.session, now=now)
    drafts, demands = (request.session.pop(kept, []) for kept in (DRAFTS, DEMANDS))
    if drafts:
        Draft.objects.filter(holder=None, channel=Channel.ONLINE, reference__in=drafts).update(
            holder=user
        )
    if demands:
        Demand.objects.filter(holder=None, channel=Channel.ONLINE, reference__in=demands).update(
            holder=user
        )


# -- nobody there


def close_if_idle(session, *, now: datetime) -> None:
    """Put aside what the session had open when nobody used it for too long."""
    seen = session.get(SEEN)
    idle = timedelta(minutes=settings.DRAFT_IDLE_MINUTES)
    if seen is None or now - datetime.fromisoformat(seen) < idle:
        return
    closed = session.get(CLOSED, {})
    for kept in (DRAFTS, DEMANDS):
        for reference in session.pop(kept, []):
            closed = {**closed, kept: _added(closed.get(kept, []), reference)}
    session[CLOSED] = closed
    session.pop(SEEN)


def stamp(session, *, now: datetime) -> None:
    """Somebody is there; written at most once a minute."""
    if not (session.get(DRAFTS) or session.get(DEMANDS)):
        return
    seen = session.get(SEEN)
    if seen is None or now - datetime.fromisoformat(seen) >= GRAIN:
        session[SEEN] = now.isoformat()


def closed_in(session, kept: str) -> list[str]:
    return session.get(CLOSED, {}).get(kept, [])


def is_closed(session, reference: str) -> bool:
    return reference in [*closed_in(session, DRAFTS), *closed_in(session, DEMANDS)]


def is_only_closed(session) -> bool:
    """Whether the session had something open, and has nothing any more."""
    opened = session.get(DRAFTS) or session.get(DEMANDS)
    return not opened and bool(closed_in(session, DRAFTS) or closed_in(session, DEMANDS))


@contextmanager
def held(session, reference: str):
    """Within, the session opens this closed draft once more: to keep what it posts, not to show."""
    before = session.get(DRAFTS, [])
    session[DRAFTS] = [*before, reference]
    try:
        yield
    finally:
        session[DRAFTS] = before


def _added(references: list[str], reference: str) -> list[str]:
    return list(dict.fromkeys([*references, reference]))[-MOST_KEPT:]
