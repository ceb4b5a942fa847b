"""The messages of a guichet, or of the help desk: read, taken, answered, forwarded, closed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from home.contact import lifecycle
from home.contact.desk_forms import AnswerForm, CloseForm, ForwardForm, SortForm
from home.contact.enums import Subject
from home.contact.models import Ticket
from home.contact.readers import name_of, reader_required

PAGE_SIZE = 25
LISTS = {
    "": gettext_lazy("À traiter"),
    "repondus": gettext_lazy("Répondus"),
    "clos": gettext_lazy("Clos"),
}


@never_cache
@require_GET
@reader_required
def listed(request):
    """What is due first, first; narrowed by subject, or to what is late."""
    now = timezone.now()
    which = request.GET.get("liste", "")
    which = which if which in LISTS else ""
    subject = request.GET.get("sujet", "")
    subject = subject if subject in Subject.values else ""
    late = not which and request.GET.get("retard") == "oui"
    found = Ticket.objects.seen_by(request.reader).in_list(which).for_list()
    if subject:
        found = found.filter(subject=subject)
    if late:
        found = found.late(now)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "reader": request.reader,
        "page_obj": page,
        "rows": [(ticket, ticket.is_late(now), name_of(ticket.guichet)) for ticket in page],
        "lists": [(name, label, name == which) for name, label in LISTS.items()],
        "which": which,
        "subjects": [(value, label, value == subject) for value, label in Subject.choices],
        "late": late,
        "narrowed": bool(subject or late),
        "query": f"{query.urlencode()}&" if query else "",
    }
    return render(request, "contact/tickets.html", context)


@never_cache
@require_GET
@reader_required
def detail(request, reference):
    return _page(request, _open(request, reference))


@never_cache
@require_POST
@reader_required
def take(request, reference):
    done = _("Ce message est noté comme pris en charge.")
    return _act(request, lifecycle.take, _open(request, reference), done)


@never_cache
@require_POST
@reader_required
def answer(request, reference):
    form = AnswerForm(request.POST, prefix="reponse")
    found = _mine(request).filter(reference=reference).first()
    if found is None:
        return _gone(request, form["text"])
    if not form.is_valid():
        return _page(request, found, answer=form, status=422)
    done = _("La réponse est envoyée.") if found.email else _("La réponse est notée.")
    try:
        lifecycle.answer(found, request.reader, now=timezone.now(), **form.cleaned_data)
    except lifecycle.AlreadyDone:
        return _answered_before(request, found, form, done)
    messages.success(request, done)
    return redirect("tickets:detail", found.reference)


@never_cache
@require_POST
@reader_required
def sort(request, reference):
    found = _open(request, reference)
    form = SortForm(request.POST, prefix="delai")
    if not form.is_valid():
        return _page(request, found, sort=form, status=422)
    return _act(request, lifecycle.sort, found, _("Le délai est changé."), **form.cleaned_data)


@never_cache
@require_POST
@reader_required
def forward(request, reference):
    found = _open(request, reference)
    today = timezone.localdate()
    form = ForwardForm(request.POST, prefix="transmettre", ticket=found, today=today)
    if not form.is_valid():
        return _page(request, found, forward=form, status=422)
    done = _("Le message est transmis à : %(name)s.") % {"name": name_of(form.guichet)}
    return _act(request, lifecycle.forward, found, done, to=form.guichet)


@never_cache
@require_POST
@reader_required
def close(request, reference):
    found = _mine(request).filter(reference=reference).first()
    form = CloseForm(request.POST, prefix="clore", must_say=found is None or found.is_waiting)
    if found is None:
        return _gone(request, form["reason"])
    if not form.is_valid():
        return _page(request, found, close=form, status=422)
    return _act(request, lifecycle.close, found, _("Le message est clos."), **form.cleaned_data)


def _answered_before(request, found, form, done):
    """A second click is the first one; else what was typed stays, to be copied."""
    found = _mine(request).filter(pk=found.pk).first()
    if found is None:
        return _gone(request, form["text"])
    last = found.events.order_by("pk").last()
    if found.answer == form.cleaned_data["text"] and last.actor == request.user:
        messages.success(request, done)
        return redirect("tickets:detail", found.reference)
    form.add_error(
        None,
        _(
            "Quelqu'un a déjà traité ce message : regardez son suivi. Votre texte n'est pas parti. "
            "Copiez-le si vous voulez le garder."
        ),
    )
    return _page(request, found, answer=form, status=409)


def _open(request, reference) -> Ticket:
    """The message, if it is for this reader; else a 404, as for one that is not there."""
    return get_object_or_404(_mine(request), reference=reference)


def _mine(request):
    return Ticket.objects.seen_by(request.reader).select_related(
        "guichet", "commune__departement", "departement"
    )


def _gone(request, field):
    """Not, or no longer, for this reader: the 404 of every reference gives back what was typed."""
    if not field.value():
        raise Http404
    return render(request, "contact/ticket_gone.html", {"field": field}, status=404)


def _act(request, verb, found, done, **arguments):
    try:
        verb(found, request.reader, now=timezone.now(), **arguments)
    except lifecycle.AlreadyDone:
        messages.info(request, _("Quelqu'un a déjà traité ce message : regardez son suivi."))
    else:
        messages.success(request, done)
    # Forwarded, it may be out of sight.
    mine = Ticket.objects.seen_by(request.reader).filter(pk=found.pk).exists()
    return redirect("tickets:detail", found.reference) if mine else redirect("tickets:list")


def _page(request, found, *, answer=None, sort=None, forward=None, close=None, status=200):
    """The forms given are those to show again with their errors."""
    now = timezone.now()
    today, waiting = timezone.localdate(now), found.is_waiting
    asked = next((form for form in (answer, sort, forward, close) if form), None)
    context = {
        "reader": request.reader,
        "ticket": found,
        "late": found.is_late(now),
        "who": name_of(found.guichet),
        "events": found.events.select_related("actor"),
        "asked": asked,
        "answer": answer or (AnswerForm(prefix="reponse") if waiting else None),
        "sort": sort
        or (
            SortForm(prefix="delai", initial={"complexity": found.complexity}) if waiting else None
        ),
        "forward": forward
        or (ForwardForm(prefix="transmettre", ticket=found, today=today) if waiting else None),
        "close": close
        or (CloseForm(prefix="clore", must_say=waiting) if not found.closed_at else None),
    }
    return render(request, "contact/ticket.html", context, status=status)
