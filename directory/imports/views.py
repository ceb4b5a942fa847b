"""Imports in the administration: give a file, read what would change, apply, undo.

Who may: `imports.add_import` gives and abandons a file, `imports.change_import` applies and
undoes; one or the other reads. Groups of Wagtail hold these permissions.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from directory.imports import registry, running
from directory.imports.forms import GiveForm
from directory.imports.models import Import

GIVE, DECIDE = "imports.add_import", "imports.change_import"
# What each step of `running.STEPS` asks for.
PERMISSIONS = {"apply": DECIDE, "undo": DECIDE, "abandon": GIVE}
PAGE = 30


def may_read(user) -> bool:
    return user.has_perm(GIVE) or user.has_perm(DECIDE)


def _readable(request, import_id: int) -> Import:
    if not may_read(request.user):
        raise PermissionDenied
    return get_object_or_404(Import.objects.select_related("by"), pk=import_id)


@require_GET
def index(request):
    if not may_read(request.user):
        raise PermissionDenied
    page = Paginator(Import.objects.select_related("by"), PAGE).get_page(request.GET.get("p"))
    return render(
        request, "imports/index.html", {"page": page, "may_give": request.user.has_perm(GIVE)}
    )


@require_http_methods(["GET", "POST"])
def give(request):
    if not request.user.has_perm(GIVE):
        raise PermissionDenied
    form = GiveForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = running.give(
            registry.find(form.cleaned_data["kind"]),
            form.cleaned_data["file"],
            by=request.user,
            now=timezone.now(),
            accept_losses=form.cleaned_data["accept_losses"],
        )
        return redirect("imports:detail", given.pk)
    return render(request, "imports/give.html", {"form": form, "kinds": registry.kinds()})


@require_GET
def detail(request, import_id):
    shown = _readable(request, import_id)
    decides = request.user.has_perm(DECIDE)
    acts = {
        "may_apply": decides and shown.state == "checked",
        "may_undo": decides and running.undoable(shown),
        "may_abandon": request.user.has_perm(GIVE) and shown.state in ("checked", "unusable"),
    }
    return render(request, "imports/detail.html", {"shown": shown, **acts})


@require_POST
def act(request, import_id, step):
    asked = _readable(request, import_id)
    if step not in PERMISSIONS:
        raise Http404
    if not request.user.has_perm(PERMISSIONS[step]):
        raise PermissionDenied
    try:
        running.ask(asked.pk, step, now=timezone.now())
    except running.ForbiddenStep:
        messages.warning(
            request, _("C'est déjà fait, ou déjà demandé : relisez l'état ci-dessous.")
        )
    except running.NewerImport:
        messages.error(
            request, _("Un import plus récent du même type est appliqué. Annulez-le d'abord.")
        )
    return redirect("imports:detail", asked.pk)


@require_GET
def refusals(request, import_id):
    shown = _readable(request, import_id)
    if not shown.refusals:
        raise Http404
    return FileResponse(shown.refusals.open(), as_attachment=True, filename=f"refus-{shown.pk}.csv")
