"""What the person decides about their demand: who reads it with them; who has read it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from forms_wizard.demands import co_access
from forms_wizard.demands.enums import Role
from forms_wizard.dossier import readers
from forms_wizard.dossier.access import demand_required
from forms_wizard.letters.co_letters import may_leave

PAGE_SIZE = 25


@never_cache
@require_GET
@demand_required
def readings(request, found):
    """Who has read the demand, and when; never an agent's name."""
    page = Paginator(readers.readings(found), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "demand": found,
        "page_obj": page,
        "lines": [readers.line(row) for row in page.object_list],
    }
    return render(request, "dossier/readings.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@demand_required
def co_applicants(request, found):
    """Each co-applicant and what they may read; the holder agrees, or takes it back at once."""
    by_post = may_leave(found)
    if request.method == "GET":
        rows = [
            {"person": person, "access": co_access.access_of(person)}
            for person in co_access.co_applicants(found)
        ]
        context = {"demand": found, "rows": rows, "by_post": by_post}
        return render(request, "dossier/co_applicants.html", context)
    now, who = timezone.now(), request.user if request.user.is_authenticated else None
    named = found.persons.filter(role=Role.CO_APPLICANT)
    rank = request.POST.get("person", "")
    person = get_object_or_404(named, rank=rank if rank.isdecimal() and len(rank) < 3 else -1)
    if "withdraw" in request.POST:
        co_access.withdraw(person, actor=who, guichet=None, now=now)
        messages.success(request, _("L'accès est retiré. Cette personne ne lit plus rien."))
    else:
        co_access.agree(person, actor=who, guichet=None, by_post=by_post, now=now)
        messages.success(request, _("Votre accord est enregistré."))
    return redirect("dossier:co_applicants", found.reference)
