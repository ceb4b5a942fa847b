"""Warn before a removal, keep the receipt, note the answer, remove when none came."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from directory.guichets.enums import OrganismeKind
from forms_wizard.demands import deadlines, journal, removals
from forms_wizard.demands.enums import AccessReason, DemandState, RemovalMotive
from forms_wizard.demands.models import Demand, RemovalWarning
from forms_wizard.demands.transitions import By, ForbiddenTransition
from forms_wizard.desk import permissions
from forms_wizard.desk.access import agent_required
from forms_wizard.desk.warning_forms import DeliveredForm, RemoveForm, WarnForm


@dataclass(frozen=True)
class Open:
    """`mine`: sent by the agent's own service, which alone goes on with it. `from_day`: from when
    the demand may be removed, once the receipt is there. `form`: what is next, sent as `act`."""

    warning: RemovalWarning
    mine: bool
    from_day: date | None
    form: DeliveredForm | RemoveForm | None
    act: str = ""


def _found(request, reference, now) -> Demand:
    found = journal.open_demand(request.agent, reference, reason=AccessReason.WARNING, now=now)
    if not permissions.can_change(request.agent, found):
        raise PermissionDenied
    return found


def _is_landlord(agent) -> bool:
    return agent.guichet.organisme.kind == OrganismeKind.LANDLORD


def _quality(agent) -> By:
    return By.LANDLORD if _is_landlord(agent) else By.GUICHET


def _open(
    agent, warning: RemovalWarning, *, today: date, typed: DeliveredForm | RemoveForm | None
) -> Open:
    mine = warning.guichet.organisme_id == agent.guichet.organisme_id
    day = warning.delivered_on and deadlines.warned_removal_day(
        RemovalMotive(warning.motive), warning.delivered_on
    )
    if mine and not warning.delivered_on:
        form = typed or DeliveredForm(prefix=warning.motive, today=today, sent_on=warning.sent_on)
        return Open(warning, mine, day, form, act="recu")
    if mine and day <= today:
        return Open(warning, mine, day, typed or RemoveForm(prefix=warning.motive), act="arreter")
    return Open(warning, mine, day, form=None)


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def warnings(request, reference):
    """The open warnings of a demand, and the form that sends one."""
    now = timezone.now()
    found = _found(request, reference, now)
    if found.state != DemandState.ACTIVE:
        messages.info(request, _("Cette demande n'est pas en cours : personne n'est à avertir."))
        return redirect("desk:demand", found.reference)
    posted = request.POST if request.method == "POST" else None
    form = WarnForm(posted, prefix="avertir", landlord=_is_landlord(request.agent))
    if not form.is_valid():
        return _page(request, found, now, form=form, status=422 if form.is_bound else 200)
    try:
        removals.warn(
            found,
            form.motive,
            by=_quality(request.agent),
            guichet=request.agent.guichet,
            actor=request.user,
            now=now,
            inadmissibility=form.inadmissibility,
        )
    except ForbiddenTransition:
        messages.error(request, _("Cette demande n'est plus en cours : rien n'a été changé."))
    except IntegrityError:
        messages.info(request, _("La personne est déjà avertie pour cette raison."))
    else:
        messages.success(request, _("C'est noté. La personne va aussi recevoir un message."))
    return redirect("desk:warnings", found.reference)


def _page(request, found, now, *, form=None, next_step=None, status=200):
    agent, today = request.agent, timezone.localdate(now)
    typed = {next_step.prefix: next_step} if next_step else {}
    warned = found.warnings.filter(answered_on__isnull=True).select_related("guichet__organisme")
    context = {
        "demand": found,
        "form": form or WarnForm(prefix="avertir", landlord=_is_landlord(agent)),
        "asked": next_step or form,
        "open": [_open(agent, one, today=today, typed=typed.get(one.motive)) for one in warned],
    }
    return render(request, "desk/warnings.html", context, status=status)


@never_cache
@require_POST
@agent_required
def warning(request, reference, motive):
    """What became of one letter: `act` is « recu », « repondu » or « arreter »."""
    now = timezone.now()
    found, act = _found(request, reference, now), request.POST.get("act", "")
    one = found.warnings.filter(motive=motive, answered_on__isnull=True)
    one = one.select_related("guichet").first()
    if one is None:
        raise Http404(motive)
    mine = one.guichet.organisme_id == request.agent.guichet.organisme_id
    try:
        if act == "repondu":
            removals.answer(
                one,
                by=By.GUICHET,
                actor=request.user,
                now=now,
                guichet=request.agent.guichet,
            )
            messages.success(request, _("C'est noté : la personne a répondu, sa demande continue."))
        elif not mine:
            raise PermissionDenied
        elif act == "recu":
            today = timezone.localdate(now)
            form = DeliveredForm(request.POST, prefix=motive, today=today, sent_on=one.sent_on)
            if not form.is_valid():
                return _page(request, found, now, next_step=form, status=422)
            removals.delivered(one, on=form.cleaned_data["on"], now=now)
            messages.success(request, _("C'est noté. Le délai de réponse court."))
        elif act == "arreter":
            sure = RemoveForm(request.POST, prefix=motive)
            if not sure.is_valid():
                return _page(request, found, now, next_step=sure, status=422)
            _remove(request, found, one, now)
            messages.success(request, _("La demande est arrêtée. La personne est prévenue."))
            return redirect("desk:demand", found.reference)
        else:
            raise Http404(act)
    except ForbiddenTransition:
        messages.error(
            request, _("Ce n'est pas possible aujourd'hui : lisez les dates ci-dessous.")
        )
    return redirect("desk:warnings", found.reference)


def _remove(request, found, one, now) -> None:
    guichet, actor = request.agent.guichet, request.user
    if one.motive == RemovalMotive.INADMISSIBLE:
        if not _is_landlord(request.agent):
            raise PermissionDenied
        removals.remove_inadmissible(found, landlord=guichet, actor=actor, now=now)
    else:
        removals.remove_without_answer(
            found, by=_quality(request.agent), guichet=guichet, actor=actor, now=now
        )
