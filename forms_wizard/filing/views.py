"""From « Commencer » to the receipt. Applicant, agent with paper, helper: one way."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forms_wizard.demands import declarations, lifecycle
from forms_wizard.demands.enums import Channel
from forms_wizard.engine.steps import Progress
from forms_wizard.filing import access, acting, claims, conflicts, drafts, fields_saved, wizard
from forms_wizard.filing.forms import IdentityForm, IdentityMode
from forms_wizard.form.summary import summarise
from forms_wizard.letters import receipts
from forms_wizard.pieces import intake
from forms_wizard.pieces import queries as pieces
from portal.interface import languages
from portal.interface.given_back import give_back


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def start(request):
    """What is needed before one begins; the button makes the draft."""
    if request.method == "POST":
        user = request.user if request.user.is_authenticated else None
        draft = drafts.start(now=timezone.now(), user=user)
        if user is None:
            access.remember(request, access.DRAFTS, draft.reference)
        path = drafts.follow(draft, today=timezone.localdate())
        return redirect(wizard.step_url(draft, path.steps[0]))
    mine = access.drafts_open_to(request).unfiled()
    return render(request, "filing/start.html", {"drafts": mine[:10]})


def _open(request, reference):
    return get_object_or_404(access.drafts_open_to(request), reference=reference)


@login_not_required
@never_cache
@require_GET
def tasks(request, reference):
    """The task list: every section that applies, in any order."""
    draft = _open(request, reference)
    if draft.demand_id:
        return _after_sending(request, draft.demand)
    path = drafts.follow(draft, today=timezone.localdate(), identity=True)
    rows = [
        {
            "title": step.title,
            "url": wizard.step_url(draft, step),
            "status": path.progress(step),
            "hint": _("Des points à vérifier.") if path.advice(step) else "",
        }
        for step in path.steps
    ]
    context = {
        "draft": draft,
        "rows": rows,
        "done": sum(row["status"] == Progress.DONE for row in rows),
        "missing": path.missing,
        "next_url": wizard.step_url(draft, path.missing) if path.missing else "",
    }
    return render(request, "filing/tasks.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def section(request, reference, step):
    """One section: what is posted is recorded first, then shown or left."""
    mine = access.drafts_open_to(request)
    known = drafts.known_step(step)
    if request.method == "POST":
        now, switched = timezone.now(), languages.follow(request.POST)
        try:
            request.draft, moved = drafts.record(mine, reference, step, request.POST, now=now)
        except drafts.AlreadySent as sent:
            messages.info(request, _("Votre demande est déjà envoyée."))
            return _after_sending(request, sent.demand)
        except Http404:
            if request.user.is_authenticated:
                raise
            return give_back(request, "filing/signed_out.html")
        if _waits_for_a_choice(request.draft, known):
            return redirect("filing:versions", reference, step)
        if moved is not None:
            return redirect(f"{wizard.step_url(request.draft, known, wizard.ADDED)}#{moved}")
        if switched:
            return redirect(wizard.same_page(request, known))
    else:
        request.draft = get_object_or_404(mine, reference=reference)
        if request.draft.demand_id:
            return _after_sending(request, request.draft.demand)
        if _waits_for_a_choice(request.draft, known):
            return redirect("filing:versions", reference, step)
    return wizard.section(request, step=step)


def _waits_for_a_choice(draft, step) -> bool:
    """Whether the section was answered in two places."""
    if step.slug not in draft.aside:
        return False
    path = drafts.follow(draft, today=timezone.localdate())
    return bool(drafts.to_choose(draft, step, path))


@login_not_required
@never_cache
@require_POST
def field(request, reference, step):
    """One question, saved as it is left. 401: nobody is signed in and the draft is not open.

    `revision`: that of the page; `since`: the same, of an answer that waited on the device.
    Answered otherwise meanwhile, both are kept and `choose` is where the person chooses.
    """
    drafts.known_step(step)
    mine, now, posted = access.drafts_open_to(request), timezone.now(), request.POST
    shown, waited = (
        int(told) if drafts.is_revision(told := posted.get(name, "")) else None
        for name in ("revision", "since")
    )
    try:
        if waited is not None:
            return _replayed(mine, reference, step, posted, since=waited, now=now)
        try:
            revision = fields_saved.save(mine, reference, step, posted, now=now, since=shown)
        except fields_saved.AnsweredElsewhere:
            return _replayed(mine, reference, step, posted, since=shown or 0, now=now)
    except fields_saved.Sent:
        return JsonResponse({"saved": False, "sent": True}, status=409)
    except fields_saved.TooMuch:
        return JsonResponse({"saved": False}, status=413)
    except Http404:
        if request.user.is_authenticated:
            raise
        return JsonResponse({"saved": False, "signed_out": True}, status=401)
    return JsonResponse({"saved": True, "revision": revision})


def _replayed(mine, reference, step, posted, **when):
    waits = drafts.replay(mine, reference, step, posted, **when)
    url = reverse("filing:versions", args=[reference, step]) if waits else ""
    return JsonResponse({"saved": True, "choose": url})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def versions(request, reference, step):
    """Both versions of what was answered in two places, question by question."""
    mine, known, late = access.drafts_open_to(request), drafts.known_step(step), False
    if request.method == "POST":
        now = timezone.now()
        try:
            draft, chosen = drafts.choose(mine, reference, known, request.POST, now=now)
        except drafts.AlreadySent as sent:
            return _after_sending(request, sent.demand)
        if chosen:
            messages.success(request, _("Votre choix est enregistré."))
            return redirect(wizard.step_url(draft, known))
        late = True
    else:
        draft = get_object_or_404(mine, reference=reference)
    path = drafts.follow(draft, today=timezone.localdate())
    waiting = drafts.to_choose(draft, known, path)
    if not waiting:
        return redirect("filing:step", reference, step)
    context = {
        "draft": draft,
        "step": known,
        "versions": waiting,
        "late": late,
        "revision": draft.revisions.get(step, 0),
        "here": conflicts.HERE,
        "since": conflicts.SINCE,
    }
    return render(request, "filing/versions.html", context, status=409 if late else 200)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def identity(request, reference):
    """The identity document: files now, or shown at a guichet."""
    switched = languages.follow(request.POST)
    draft = _open(request, reference)
    if draft.demand_id:
        return _after_sending(request, draft.demand)
    now, here = timezone.now(), redirect("filing:identity", reference)
    if removed := request.POST.get("remove"):
        pieces.discard(draft.key, removed)
        return here
    given = list(pieces.in_envelope(draft.key))
    mode = IdentityMode.GUICHET if draft.identity_at_guichet else None
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = IdentityForm(
        *posted,
        given=bool(given),
        initial={"mode": IdentityMode.UPLOAD if given else mode},
        prefix=drafts.IDENTITY,
    )
    if request.method == "POST" and form.is_valid():
        try:
            drafts.give_identity(draft, form.cleaned_data, now=now)
        except intake.RefusedFile as refused:
            form.add_error("document", str(refused))
        else:
            if switched or "another" in request.POST:
                return here
            return redirect(
                "filing:tasks" if "later" in request.POST else "filing:check", reference
            )
    if switched and not request.FILES:
        return here
    path = drafts.follow(draft, today=timezone.localdate(now))
    step = path.find(drafts.IDENTITY)
    context = {
        "draft": draft,
        "form": form,
        "given": given,
        "step": step,
        "position": path.steps.index(step) + 1,
        "total": len(path.steps),
        "previous_url": wizard.step_url(draft, path.previous(step)),
        "nationality": path.answers["identite"].get("nationality", ""),
    }
    return render(request, "filing/identity.html", context)


@login_not_required
@never_cache
@require_GET
def check(request, reference):
    """Every answer, with a link to change it, and what is still missing."""
    draft = _open(request, reference)
    if draft.demand_id:
        return _after_sending(request, draft.demand)
    return _check_page(request, draft)


def _check_page(request, draft, *, status=200, held=None):
    path = drafts.follow(draft, today=timezone.localdate(), identity=True)
    if waiting := drafts.first_to_choose(draft, path):
        return redirect("filing:versions", draft.reference, waiting.slug)
    codes = declarations.to_codes(path.answers)
    shown = {summary.slug: summary.groups for summary in summarise(codes)}
    shown[drafts.IDENTITY] = [{"rows": [(_("Pièce d'identité"), _identity_line(draft, path))]}]
    change = f"{wizard.BACK}={wizard.CHECK}"
    sections = [
        {
            "title": step.title,
            "url": wizard.step_url(draft, step, change if step.form_class else ""),
            "groups": shown.get(step.slug, []),
            "progress": path.progress(step),
            "advice": path.advice(step),
        }
        for step in path.steps
    ]
    context = {
        "draft": draft,
        "sections": sections,
        "missing": [s for s in sections if s["progress"] != Progress.DONE],
        "digest": declarations.digest(draft.version, codes),
        "refused": status == 422,
        "held": held,
    }
    return render(request, "filing/check.html", context, status=status)


def _identity_line(draft, path) -> str:
    """`path` already asked for the files, unless the document is to be shown."""
    if draft.channel == Channel.PAPER:
        return _("Vue au guichet avec le formulaire papier")
    if draft.identity_at_guichet and not pieces.in_envelope(draft.key).exists():
        return _("À montrer à un guichet")
    return _("Document envoyé") if drafts.IDENTITY in path.done else ""


@login_not_required
@never_cache
@require_POST
def submit(request, reference):
    """Send the demand: once, however often the button is pressed."""
    by, own = acting.who(request), acting.account(request)
    mine, shown = access.drafts_open_to(request), request.POST.get("digest", "")
    try:
        demand = drafts.send(
            mine,
            reference,
            shown=shown,
            user=by["actor"],
            helped_by=by["guichet"],
            now=timezone.now(),
            secret="" if own else access.secret(request),
            language=translation.get_language(),
        )
    except drafts.ToChoose as waiting:
        return redirect("filing:versions", reference, waiting.step.slug)
    except drafts.Incomplete:
        return _check_page(request, _open(request, reference), status=422)
    except drafts.AnswersChanged:
        messages.warning(
            request,
            _("Vos réponses ont changé dans un autre onglet. Relisez-les, puis envoyez."),
        )
        return redirect("filing:check", reference)
    except lifecycle.AlreadyHolds as held:
        return _check_page(request, _open(request, reference), status=409, held=held.demand)
    if own is None:
        if not acting.assisted(request):
            access.remember(request, access.DEMANDS, demand.reference)
        claims.give_code(demand, access.secret(request))
    return _after_sending(request, demand)


def _after_sending(request, demand):
    """The receipt; an agent who typed a paper form goes on to its registration."""
    if demand.channel == Channel.PAPER:
        return redirect("desk:demand", demand.reference)
    return redirect("filing:receipt", demand.reference)


@login_not_required
@never_cache
@require_GET
def receipt(request, reference):
    demand = get_object_or_404(access.demands_open_to(request), reference=reference)
    context = {"demand": demand, "receipt": _receipt(request, demand)}
    return render(request, "filing/receipt.html", context)


def _receipt(request, demand):
    """With its code for the session that sent it, without for anybody else."""
    return receipts.content(demand, code=claims.code_of(demand, access.secret(request)))


@login_not_required
@never_cache
@require_GET
def receipt_pdf(request, reference):
    demand = get_object_or_404(access.demands_open_to(request), reference=reference)
    with languages.in_french():
        response = HttpResponse(receipts.pdf(_receipt(request, demand)), "application/pdf")
    response["Content-Disposition"] = 'attachment; filename="accuse-de-depot.pdf"'
    return response
