"""A letter read again by its holder, word for word as it left."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from forms_wizard.dossier.access import demand_required
from forms_wizard.letters import messages
from forms_wizard.letters.sent_texts import LEFT, as_sent


@never_cache
@require_GET
@demand_required
def letter(request, found, rank):
    """The letter of that rank in the list of the demand, the first being 1.

    Before it leaves, what it says today.
    """
    letters = list(found.letters.select_related("event"))
    if not 1 <= rank <= len(letters):
        raise Http404(f"{found.reference} {rank}")
    read = letters[rank - 1]
    read.demand = found
    kept = as_sent(read)
    context = {
        "demand": found,
        "letter": read,
        "kept": kept,
        "today": None if kept else messages.words(read, today=timezone.localdate(timezone.now())),
        "has_left": read.attempts.filter(outcome__in=LEFT).exists(),
    }
    return render(request, "dossier/letter.html", context)
