"""The public card of the agent's own guichet, its special days, and what the public reports."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from directory.guichets import cards, reports
from directory.guichets.card_form import CardForm, SpecialDayForm
from directory.guichets.models import ErrorReport, Guichet
from forms_wizard.desk.access import agent_required
from forms_wizard.desk.forms import TreatReportForm

PAGE_SIZE = 20


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def card(request):
    """Change the card, or look at what the public would read, without keeping anything."""
    now = timezone.now()
    guichet = _own(request, now)
    if request.method == "GET":
        return _card(request, guichet, CardForm(initial=CardForm.filled(guichet)), now=now)
    form, seen = CardForm(request.POST), request.POST.get("seen", "")
    if not form.is_valid():
        return _card(request, guichet, form, now=now, seen=seen, status=422)
    if "preview" in request.POST:
        shown = _as_typed(guichet, form, now)
        return _card(request, guichet, form, now=now, seen=seen, shown=shown)
    try:
        cards.keep(
            guichet,
            form.values,
            seen=seen,
            actor=request.user,
            today=timezone.localdate(now),
        )
    except cards.CardChanged:
        form.add_error(
            None,
            _(
                "Un autre agent vient de changer cette fiche. Regardez la page publique, puis "
                "enregistrez de nouveau ce que vous avez écrit, ou rechargez cette page."
            ),
        )
        return _card(request, guichet, form, now=now, status=409)
    messages.success(request, _("La fiche est enregistrée et notée comme vérifiée aujourd'hui."))
    return redirect("desk:card")


@never_cache
@require_POST
@agent_required
def special_days(request):
    """Add days that are not ordinary, or take some away."""
    now = timezone.now()
    guichet, today = _own(request, now), timezone.localdate(now)
    if "remove" in request.POST:
        first, last = _days(request.POST.get("remove", ""))
        cards.remove_special_days(guichet, first, last, actor=request.user, today=today)
        messages.success(request, _("Ces jours sont de nouveau des jours ordinaires."))
        return redirect("desk:card")
    form = SpecialDayForm(request.POST, prefix="jours", today=today)
    if form.is_valid():
        try:
            cards.add_special_days(guichet, form.days, actor=request.user, today=today)
        except cards.TooManySpecialDays:
            form.add_error(None, _("La fiche a déjà soixante jours particuliers : retirez-en."))
        else:
            messages.success(request, _("Ces jours particuliers sont sur la fiche."))
            return redirect("desk:card")
    card_form = CardForm(initial=CardForm.filled(guichet))
    return _card(request, guichet, card_form, days_form=form, now=now, status=422)


@never_cache
@require_GET
@agent_required
def list_reports(request):
    """What the public says is wrong on the card, what waits first."""
    found = ErrorReport.objects.seen_by(request.agent).order_by("-state", "received_at", "pk")
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"agent": request.agent, "page_obj": page}
    return render(request, "desk/reports.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def report(request, reference):
    """Say what one report became."""
    found = get_object_or_404(ErrorReport.objects.seen_by(request.agent), reference=reference)
    form = TreatReportForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"agent": request.agent, "report": found, "form": form}
        return render(request, "desk/report.html", context, status=422 if form.is_bound else 200)
    try:
        reports.treat(found, **form.cleaned_data, actor=request.user, now=timezone.now())
    except reports.AlreadyHandled:
        messages.info(request, _("Un autre agent a déjà traité ce signalement."))
    else:
        messages.success(request, _("C'est noté."))
    return redirect("desk:reports")


def _own(request, now) -> Guichet:
    """The guichet of the agent, and no other: nothing in the address says which."""
    rows = Guichet.objects.for_directory().with_special_days(timezone.localdate(now))
    return rows.get(pk=request.agent.guichet_id)


def _as_typed(guichet: Guichet, form: CardForm, now) -> Guichet:
    """The card as it would be, for the preview; not to be saved."""
    for name, value in form.values.items():
        setattr(guichet, name, value)
    guichet.verified_on = timezone.localdate(now)
    return guichet


def _card(request, guichet, form, *, now, seen="", days_form=None, shown=None, status=200):
    """`seen`: the card as the page of the agent knew it; what it is now when nothing is said."""
    today = timezone.localdate(now)
    context = {
        "guichet": guichet,
        "form": form,
        "seen": seen if status != 409 and seen else cards.digest(guichet, CardForm.MODEL_FIELDS),
        "days_form": days_form or SpecialDayForm(prefix="jours", today=today),
        "special_days": guichet.special_days.all(),
        "shown": shown,
        "opening": shown.opening(now) if shown else None,
        "due": guichet.is_to_be_reviewed(today),
        "waiting": ErrorReport.objects.seen_by(request.agent).waiting().count(),
    }
    return render(request, "desk/card.html", context, status=status)


def _days(text: str) -> tuple[date, date]:
    """« 2026-12-24/2026-12-26 », as the button of the page says it."""
    first, _slash, last = text.partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError as error:
        raise Http404 from error
