"""Letters for the post, for the manager of a territory: prepare, print, what left, what returned.

Nothing is decided here: `letters.post` chooses, prints and proves. Who reads names is journaled.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forms_wizard.demands import journal
from forms_wizard.demands.enums import AccessReason, LetterKind
from forms_wizard.demands.models import Demand, Letter
from forms_wizard.desk import permissions
from forms_wizard.desk.access import agent_required
from forms_wizard.desk.post_forms import DepositForm, ReturnedForm
from forms_wizard.letters import post
from forms_wizard.letters.models import PostBatch, PostedLetter

SHOWN_BATCHES = 20
ALREADY = gettext_lazy("Un autre agent l'a déjà fait, ou ce lot n'est pas encore prêt.")


def manager_required(view):
    """The manager of the territory alone, with the territory as what they may see."""

    @agent_required
    def guarded(request, *args, **kwargs):
        if not permissions.is_manager(request.agent):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def _batches(request):
    return PostBatch.objects.filter(territory=request.agent.guichet.territory_id)


@never_cache
@require_GET
@manager_required
def letters(request):
    """How many letters wait, and the batches."""
    agent, now = request.agent, timezone.now()
    territory = agent.guichet.territory
    waiting = Letter.objects.filter(pk__in=post.waiting(territory, now=now).order_by().values("pk"))
    kinds = waiting.order_by().values_list("kind").annotate(total=Count("pk")).order_by("kind")
    counts = [(LetterKind(kind).label, total) for kind, total in kinds]
    context = {
        "agent": agent,
        "counts": counts,
        "total": sum(total for _label, total in counts),
        "largest": post.LARGEST,
        "batches": _batches(request)[:SHOWN_BATCHES],
    }
    return render(request, "desk/post.html", context)


@never_cache
@require_POST
@manager_required
def prepare(request):
    batch = post.prepare(request.agent.guichet.territory, by=request.user, now=timezone.now())
    if batch is None:
        messages.info(request, _("Aucun courrier n'attend."))
        return redirect("desk:post")
    said = ngettext(
        "Le lot est préparé : %(count)d courrier. L'impression arrive dans une minute.",
        "Le lot est préparé : %(count)d courriers. L'impression arrive dans une minute.",
        batch.count,
    )
    messages.success(request, said % {"count": batch.count})
    return redirect("desk:post_batch", batch.reference)


@never_cache
@require_http_methods(["GET", "POST"])
@manager_required
def batch(request, reference):
    """One batch: its files, then the day it was taken to the post."""
    found = get_object_or_404(_batches(request), reference=reference)
    posted = request.POST if request.method == "POST" else None
    form = DepositForm(
        posted, prefix="depot", batch=found, today=timezone.localdate(timezone.now())
    )
    if form.is_valid():
        try:
            post.deposited(found, day=form.cleaned_data["deposited_on"])
        except post.NotReady:
            messages.error(request, ALREADY)
        else:
            messages.success(request, _("C'est noté : ce lot est déposé à la poste."))
        return redirect("desk:post_batch", found.reference)
    context = {"batch": found, "form": form, "kept": post.FILES_KEPT.days}
    return render(request, "desk/post_batch.html", context, status=422 if form.errors else 200)


@never_cache
@require_GET
@manager_required
def pdf(request, reference):
    found = get_object_or_404(_batches(request), reference=reference)
    if not found.pdf:
        raise Http404(reference)
    demands = Demand.objects.filter(letters__posted__batch=found).distinct()
    journal.note(request.agent, demands, reason=AccessReason.POST, now=timezone.now())
    return _file(
        found.pdf, f'inline; filename="courriers-{found.reference}.pdf"', "application/pdf"
    )


@never_cache
@require_GET
@manager_required
def manifest(request, reference):
    """Neither name nor number: nothing to journal."""
    found = get_object_or_404(_batches(request), reference=reference)
    if not found.manifest:
        raise Http404(reference)
    name = f'attachment; filename="courriers-{found.reference}.csv"'
    return _file(found.manifest, name, "text/csv; charset=utf-8")


def _file(stored, disposition: str, content_type: str) -> HttpResponse:
    with stored.open() as file:
        response = HttpResponse(file.read(), content_type=content_type)
    response["Content-Disposition"] = disposition
    return response


@never_cache
@require_http_methods(["GET", "POST"])
@manager_required
def returned(request):
    """A letter came back: its code says which one; the person is then to be called."""
    territory, now = request.agent.guichet.territory_id, timezone.now()
    known = PostedLetter.objects.filter(batch__territory=territory).select_related(
        "batch", "letter__demand"
    )
    posted = request.POST if request.method == "POST" else None
    form = ReturnedForm(posted, prefix="revenu", letters=known)
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "desk/post_returned.html", {"form": form}, status=status)
    one = form.cleaned_data["code"]
    journal.note(request.agent, [one.letter.demand], reason=AccessReason.POST, now=now)
    if post.returned(one, now=now):
        messages.success(
            request, _("C'est noté : ce courrier est revenu. La personne est à appeler.")
        )
    else:
        messages.info(request, _("Ce courrier était déjà noté comme revenu."))
    return redirect("desk:post_returned")
