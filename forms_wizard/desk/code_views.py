"""Codes handed over at a guichet, to whose identity document an agent has just seen."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forms_wizard.demands import co_access, codes, holders, journal
from forms_wizard.demands.enums import AccessReason, Role
from forms_wizard.desk import permissions
from forms_wizard.desk.access import agent_required
from forms_wizard.desk.forms import AcceptForm
from forms_wizard.letters.co_letters import may_leave

AGREE, HAND, WITHDRAW = "agree", "hand", "withdraw"


def checks_identity(view):
    """Give the view the demand, noted, when this agent's guichet checks identities."""

    @never_cache
    @require_http_methods(["GET", "POST"])
    @agent_required
    @wraps(view)
    def guarded(request, reference):
        now = timezone.now()
        found = journal.open_demand(request.agent, reference, reason=AccessReason.CODE, now=now)
        if not permissions.can_check_identity(request.agent, found):
            raise PermissionDenied
        return view(request, found, now)

    return guarded


@checks_identity
def make_code(request, found, now):
    """A new code for the applicant; the page that answers the button is the only one with it."""
    posted = (request.POST,) if request.method == "POST" else ()
    form = AcceptForm(*posted, prefix="code")
    context = {"demand": found, "form": form, "applicant": _applicant(found)}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "desk/make_code.html", context, status=status)
    document = form.cleaned_data["document"]
    agent = request.agent
    code, made = holders.make_code(
        found, agent.guichet, actor=agent.user, document=document, now=now
    )
    context |= {"code": codes.shown(code), "until": made.until if found.holder_id else None}
    return render(request, "desk/code_made.html", context)


@checks_identity
def co_applicants(request, found, now):
    """The holder's agreement, recorded; the code of a co-applicant, handed over to them alone."""
    rank, act = request.POST.get("person", ""), request.POST.get("act", "")
    rows = [_row(person) for person in co_access.co_applicants(found)]
    context = {"demand": found, "rows": rows, "by_post": may_leave(found), "asked": None}
    if request.method == "GET":
        return render(request, "desk/co_applicants.html", context)
    named = found.persons.filter(role=Role.CO_APPLICANT)
    person = get_object_or_404(named, rank=rank if rank.isdecimal() and len(rank) < 3 else -1)
    agent, here = request.agent, redirect("desk:co_applicants", found.reference)
    if act == WITHDRAW:
        co_access.withdraw(person, actor=agent.user, guichet=agent.guichet, now=now)
        return here
    form = AcceptForm(request.POST, prefix=f"co-{person.rank}")
    if not form.is_valid():
        context["asked"] = form
        context["rows"] = [
            {**row, "form": form} if row["person"] == person else row for row in rows
        ]
        return render(request, "desk/co_applicants.html", context, status=422)
    seen = {"actor": agent.user, "document": form.cleaned_data["document"], "now": now}
    if act == AGREE:
        co_access.agree(person, guichet=agent.guichet, by_post=context["by_post"], **seen)
        return here
    try:
        code = co_access.hand_code(person, agent.guichet, **seen)
    except co_access.NotAgreed:
        return here
    context |= {"code": codes.shown(code), "applicant": person, "shared": True}
    return render(request, "desk/code_made.html", context)


def _row(person) -> dict:
    form = AcceptForm(prefix=f"co-{person.rank}")
    return {"person": person, "access": co_access.access_of(person), "form": form}


def _applicant(found):
    return found.persons.filter(role=Role.APPLICANT).first()
