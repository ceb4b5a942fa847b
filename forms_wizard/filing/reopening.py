"""Opening a draft or a demand again: a code and a birth date, or what this browser had open."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from forms_wizard.demands import codes
from forms_wizard.demands.enums import Channel
from forms_wizard.demands.models import CoAccess, Demand, GuichetCode
from forms_wizard.filing import access, claims, resume, tries
from forms_wizard.filing.models import Draft
from portal.interface.partial_date import PartialDate
from portal.interface.visitors import client_address


def left_open(request) -> list[str]:
    """The references that this session had open when it closed; they may open without a code."""
    session = request.session
    return [*access.closed_in(session, access.DRAFTS), *access.closed_in(session, access.DEMANDS)]


def open_again(request, *, code: str, birth_date: PartialDate, now: datetime) -> str | None:
    """Open what the answers prove; the address to go to, or None. Raises tries.TooManyTries.

    Anonymous, the session opens it; signed in, it joins the account. A right answer clears the
    count of its own code, never that of the address. Raises claims.NeedsAccount.
    """
    typed = codes.read(code)
    # What is no code is counted as typed: it is not told from one that opens nothing.
    subject = f"code:{typed or code}" if code else f"session:{request.session.session_key}"
    counted = tries.count(
        {
            subject: tries.OF_A_CODE,
            f"address:{client_address(request)}": tries.OF_AN_ADDRESS,
        },
        now=now,
    )
    found: list[Draft | claims.Claimable | None] = []
    if typed:
        found = [resume.find(typed, birth_date), claims.find(typed, birth_date, now=now)]
    elif not code:
        session = request.session
        found = resume.left_open(access.closed_in(session, access.DRAFTS), birth_date)
        found += claims.left_open(access.closed_in(session, access.DEMANDS), birth_date)
    opened = [each for each in found if each is not None]
    if opened:
        tries.forgive(counted, subject)
    opened = [e for e in opened if isinstance(e, Draft) or claims.may_open(request.user, e)]
    if not opened:
        return None
    for each in opened:
        _open(request, each, now=now)
    # Another session's cookie, were it known to somebody, opens nothing more.
    request.session.cycle_key()
    return _address(opened)


def _open(request, opened: Draft | claims.Claimable, *, now: datetime) -> None:
    is_draft = isinstance(opened, Draft)
    if not request.user.is_authenticated:
        kept = access.DRAFTS if is_draft else access.DEMANDS
        found = opened.demand if isinstance(opened, GuichetCode) else opened
        access.remember(request, kept, found.reference)
    elif is_draft:
        Draft.objects.filter(pk=opened.pk, holder=None).update(holder=request.user)
    else:
        claims.claim(opened, account=request.user, now=now)


def _address(opened: list[Draft | claims.Claimable]) -> str:
    if len(opened) > 1:
        return reverse("dossier:home")
    match opened[0]:
        case CoAccess(demand=demand):
            return reverse("dossier:shared", args=[demand.reference])
        case GuichetCode(demand=demand):
            return demand.get_absolute_url()
        case Demand() as demand:
            return demand.get_absolute_url()
        case draft:
            return reverse("filing:tasks", args=[draft.reference])


def without_code(request) -> list[Draft]:
    """Drafts of this session, closed ones included, that nothing would open again after it."""
    if request.user.is_authenticated:
        return []
    session = request.session
    references = [*session.get(access.DRAFTS, []), *access.closed_in(session, access.DRAFTS)]
    begun = Q(reference__in=references, holder=None, channel=Channel.ONLINE, resume_print=None)
    return list(Draft.objects.unfiled().filter(begun).exclude(answers={}))
