"""Two demands side by side, for the manager: one person, or two."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forms_wizard.demands import journal, merging
from forms_wizard.demands.enums import AccessReason, DemandState, EventKind, LetterKind
from forms_wizard.demands.models import Demand
from forms_wizard.demands.one_demand import AlreadyRegistered
from forms_wizard.demands.transitions import TRANSITIONS, ForbiddenTransition
from forms_wizard.desk import permissions
from forms_wizard.desk.access import agent_required
from forms_wizard.desk.merge_forms import MergeForm
from forms_wizard.desk.pages import HANDICAP
from forms_wizard.desk.recap import Recap, letter
from forms_wizard.form.summary import summarise
from portal.interface.carried import CONFIRM, carried
from portal.interface.templatetags.portal import long_date

TWO_PERSONS = "deux-personnes"


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def merge(request, reference, other):
    """The older demand stays, whichever of the two the address names first."""
    agent, now = request.agent, timezone.now()
    if reference == other:
        raise Http404(other)
    both = [
        journal.open_demand(agent, one, reason=AccessReason.MERGE, now=now)
        for one in (reference, other)
    ]
    if not all(permissions.can_merge(agent, one) for one in both):
        raise PermissionDenied
    kept, joined = merging.older_first(*both)
    posted = request.POST if request.method == "POST" else None
    if posted is not None and TWO_PERSONS in posted:
        merging.settle(kept, joined, now=now)
        messages.success(request, _("C'est noté : ce sont deux personnes. Rien n'est réuni."))
        return redirect("desk:demand", reference)
    declared = {one.reference: one.declarations.first() for one in (kept, joined)}
    form = MergeForm(posted, prefix="reunir", declared=declared)
    hindrance = merging.obstacle(kept, joined)
    if hindrance or not form.is_valid():
        context = {
            "form": form,
            "demand": kept,
            "refused": hindrance.label if hindrance else "",
            "columns": [_column(one, declared[one.reference]) for one in (kept, joined)],
        }
        status = 409 if hindrance and form.is_bound else 422 if form.is_bound else 200
        return render(request, "desk/merge.html", context, status=status)
    if CONFIRM not in posted:
        context = {
            "demand": kept,
            "recap": _recap(kept, joined, form),
            "typed": carried(posted),
            "back": request.path,
        }
        return render(request, "desk/confirm.html", context)
    try:
        merging.unite(
            kept, joined, manager=agent.guichet, actor=request.user, now=now, **form.cleaned_data
        )
    except ForbiddenTransition:
        messages.error(request, _("Ces demandes ont changé : rien n'a été fait. Relisez-les."))
    except AlreadyRegistered:
        messages.error(
            request,
            _("Une troisième demande de cette personne est en cours : réunissez-la d'abord."),
        )
    else:
        messages.success(
            request, _("C'est fait : la personne a une seule demande, la plus ancienne.")
        )
    return redirect("desk:demand", kept.reference)


def _column(demand: Demand, declaration) -> dict:
    """A demand as it stands, without health, which the manager does not read."""
    codes = {slug: section for slug, section in declaration.codes.items() if slug != HANDICAP}
    return {"demand": demand, "declaration": declaration, "sections": summarise(codes)}


def _recap(kept: Demand, joined: Demand, form: MergeForm) -> Recap:
    names = {"kept": kept.grouped_number, "joined": joined.grouped_number}
    names |= {"day": long_date(kept.filed_on), "answers": form.cleaned_data["answers_of"]}
    lines = [
        _("La demande %(kept)s reste, avec sa date du %(day)s : c'est la plus ancienne.") % names,
        _("Les réponses gardées sont celles de la demande %(answers)s.") % names,
    ]
    says = _("Il dit que l'autre demande continue, avec la plus ancienne date.")
    letters = [letter(one, joined.email, says) for one in TRANSITIONS[EventKind.MERGE].letters]
    warning = None
    if kept.state == DemandState.REMOVED:
        lines.insert(1, _("Elle avait été arrêtée : elle est de nouveau en cours."))
        text = _(
            "Raison de cet arrêt : « %(reason)s ». Réunir les deux demandes, c'est dire que "
            "c'était une erreur. Si l'arrêt était juste, ne réunissez pas : la plus récente "
            "continue, avec sa propre date."
        )
        reason = kept.get_removal_motive_display()
        warning = (_("La plus ancienne demande a été arrêtée"), text % {"reason": reason})
        letters.append(letter(LetterKind.REACTIVATED, kept.email))
    cut = [_("La demande %(joined)s est arrêtée : « réunie avec une autre ».") % names]
    return Recap(lines, letters, cut, warning=warning)
