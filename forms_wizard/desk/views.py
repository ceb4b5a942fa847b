"""The pages of a guichet. Every demand comes from `journal.open_demand`: in scope, and noted."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forms_wizard.demands import journal
from forms_wizard.demands.enums import AccessReason, Channel, DemandState
from forms_wizard.demands.models import Demand
from forms_wizard.demands.one_demand import AlreadyRegistered
from forms_wizard.demands.transitions import ForbiddenTransition
from forms_wizard.desk import identity, pages, permissions
from forms_wizard.desk.access import agent_required
from forms_wizard.desk.forms import AcceptForm, PaperForm, RefuseForm
from forms_wizard.desk.queue import rows
from forms_wizard.desk.search import matching
from forms_wizard.filing import drafts
from forms_wizard.filing.models import Draft
from forms_wizard.letters import certificates
from forms_wizard.pieces import pictures
from forms_wizard.pieces.enums import PieceKind
from portal.interface import languages

PAGE_SIZE = 25
TO_CORRECT = "a-corriger"
TREATED = gettext_lazy("Un autre agent a déjà traité cette demande.")


@never_cache
@require_GET
@agent_required
def queue(request):
    """The demands to check, oldest filing first; another list waits for the person; a search."""
    agent, now = request.agent, timezone.now()
    visible = Demand.objects.visible_to(agent)
    typed, shown = request.GET.get("q", "").strip(), request.GET.get("liste", "")
    if typed:
        found = matching(visible, typed, territory=agent.guichet.territory_id).for_list()
    else:
        found = visible.to_correct() if shown == TO_CORRECT else visible.for_queue()
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    journal.note(agent, page.object_list, reason=AccessReason.QUEUE, now=now)
    kept = {"q": typed} if typed else {"liste": shown} if shown == TO_CORRECT else {}
    context = {
        "agent": agent,
        "query": f"{urlencode(kept)}&" if kept else "",
        "page_obj": page,
        "rows": rows(page.object_list, today=timezone.localdate(now)),
        "typed": typed,
        "shown": shown if shown == TO_CORRECT else "",
        "is_manager": permissions.is_manager(agent),
        "can_call": permissions.can_call(agent),
        "can_start_paper": permissions.can_start_paper(agent),
    }
    return render(request, "desk/queue.html", context)


@never_cache
@require_GET
@agent_required
def demand(request, reference):
    """All that was declared, the identity document, the history, what the agent may do."""
    now = timezone.now()
    found = journal.open_demand(request.agent, reference, reason=AccessReason.READING, now=now)
    return pages.demand(request, found, now=now)


@never_cache
@require_POST
@agent_required
def register(request, reference):
    """Give the number, once the document was seen."""
    agent, now = request.agent, timezone.now()
    found = journal.open_demand(agent, reference, reason=AccessReason.REGISTRATION, now=now)
    if not permissions.can_register(agent, found):
        raise PermissionDenied
    form = AcceptForm(request.POST, prefix="accepter", homonym="homonym" in request.POST)
    if not form.is_valid():
        return pages.demand(request, found, now=now, accept=form, status=422)
    try:
        identity.accept(found, agent, now=now, **form.cleaned_data)
    except ForbiddenTransition:
        messages.error(request, TREATED)
    except AlreadyRegistered:
        form = AcceptForm(
            prefix="accepter", homonym=True, initial={"document": form.cleaned_data["document"]}
        )
        return pages.demand(request, found, now=now, accept=form, status=409)
    else:
        messages.success(request, _("La demande est enregistrée. L'attestation est prête."))
    return redirect("desk:demand", found.reference)


@never_cache
@require_POST
@agent_required
def refuse_identity(request, reference):
    """Say why the document cannot be accepted; the person is told at once."""
    agent, now = request.agent, timezone.now()
    found = journal.open_demand(agent, reference, reason=AccessReason.IDENTITY, now=now)
    if not permissions.can_check_identity(agent, found):
        raise PermissionDenied
    form = RefuseForm(request.POST, prefix="refuser")
    if not form.is_valid():
        return pages.demand(request, found, now=now, refuse=form, status=422)
    try:
        identity.refuse(found, agent, now=now, reason=form.cleaned_data["reason"])
    except ForbiddenTransition:
        messages.error(request, TREATED)
    else:
        messages.success(request, _("La pièce est refusée. La personne va recevoir un message."))
    return redirect("desk:demand", found.reference)


@never_cache
@require_GET
@agent_required
def picture(request, reference, piece, page):
    """One page of the document, made again by us: the original is never shown (design.md 3)."""
    agent, now = request.agent, timezone.now()
    found = journal.open_demand(agent, reference, reason=AccessReason.IDENTITY, now=now)
    if not permissions.can_check_identity(agent, found):
        raise PermissionDenied
    given = get_object_or_404(found.pieces, reference=piece, kind=PieceKind.IDENTITY)
    try:
        drawn = pictures.page(given, page)
    except pictures.RefusedFile as refused:
        raise Http404(given.reference) from refused
    if drawn is None:
        raise Http404(given.reference)
    return HttpResponse(drawn, content_type="image/jpeg")


@never_cache
@require_http_methods(["GET", "POST"])
@agent_required
def start_paper(request):
    """Begin a paper form: the same form as everyone, with the day it was received."""
    agent, now = request.agent, timezone.now()
    if not permissions.can_start_paper(agent):
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    form = PaperForm(posted, prefix="papier", today=timezone.localdate(now))
    if form.is_valid():
        draft = drafts.start(
            now=now,
            user=request.user,
            channel=Channel.PAPER,
            guichet=agent.guichet,
            **form.cleaned_data,
        )
        return redirect("filing:tasks", draft.reference)
    begun = Draft.objects.filter(guichet=agent.guichet, channel=Channel.PAPER).unfiled()[:50]
    context = {"agent": agent, "form": form, "begun": [pages.begun(draft) for draft in begun]}
    return render(request, "desk/start_paper.html", context, status=422 if form.errors else 200)


def _registered(request, reference, now):
    found = journal.open_demand(request.agent, reference, reason=AccessReason.CERTIFICATE, now=now)
    if found.state != DemandState.ACTIVE:
        raise Http404
    return found


@never_cache
@require_GET
@agent_required
def certificate(request, reference):
    """The attestation, to print and hand over."""
    now = timezone.now()
    found = _registered(request, reference, now)
    content = certificates.content(found, today=timezone.localdate(now))
    return render(request, "desk/certificate.html", {"demand": found, "certificate": content})


@never_cache
@require_GET
@agent_required
def certificate_pdf(request, reference):
    now = timezone.now()
    found = _registered(request, reference, now)
    with languages.in_french():
        pdf = certificates.pdf(certificates.content(found, today=timezone.localdate(now)))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="attestation-enregistrement.pdf"'
    return response
