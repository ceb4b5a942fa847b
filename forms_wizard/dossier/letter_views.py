"""A letter read again by its holder, word for word as it left."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from forms_wizard.dossier.access import demand_required
from forms_wizard.letters import reading_again


@never_cache
@require_GET
@demand_required
def letter(request, found, rank):
    """The letter of that rank in the list of the demand, the first being 1.

    Before it leaves, what it says today.
    """
    reading = reading_again.read(found, rank, today=timezone.localdate(timezone.now()))
    if reading is None:
        raise Http404(f"{found.reference} {rank}")
    return render(request, "dossier/letter.html", {"demand": found, "reading": reading})
