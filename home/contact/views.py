"""Writing a message: for anybody, without account."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from home.contact import lifecycle, targets
from home.contact.enums import Subject
from home.contact.forms import MessageForm
from home.contact.models import Ticket
from home.contact.readers import name_of
from portal.interface.visitors import client_address


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request):
    if request.method != "POST":
        subject = request.GET.get("sujet", "")
        return _form(request, MessageForm.new(subject if subject in Subject.values else ""))
    form = MessageForm.sent(request.POST)
    if not form.is_valid():
        return _form(request, form, status=422)
    try:
        ticket = lifecycle.receive(
            form.written, address=client_address(request), now=timezone.now()
        )
    except lifecycle.TooManyMessages:
        form.add_error(None, form.TOO_MANY)
        return _form(request, form, status=429)
    return redirect("contact:received", ticket.reference)


@login_not_required
@never_cache
@require_safe
def received(request, reference):
    """Who answers and by when; nothing of the message nor of the person."""
    ticket = get_object_or_404(Ticket.objects.select_related("guichet"), reference=reference)
    context = {
        "reference": ticket.reference,
        "who": name_of(ticket.guichet),
        "promise": targets.promised(ticket.complexity),
        "by_mail": bool(ticket.email),
    }
    return render(request, "contact/received.html", context)


def _form(request, form, *, status=200):
    return render(request, "contact/write.html", {"form": form}, status=status)
