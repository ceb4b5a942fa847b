"""What was written to a person, with its proofs, for the agent who is asked about it."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from forms_wizard.demands import journal
from forms_wizard.demands.enums import AccessReason
from forms_wizard.desk.access import agent_required
from forms_wizard.letters import reading_again


@never_cache
@require_GET
@agent_required
def letters(request, reference):
    """Each letter, the first first, with every attempt to deliver it."""
    now = timezone.now()
    found = journal.open_demand(request.agent, reference, reason=AccessReason.LETTERS, now=now)
    context = {"demand": found, "letters": found.letters.prefetch_related("attempts")}
    return render(request, "desk/letters.html", context)


@never_cache
@require_GET
@agent_required
def letter(request, reference, rank):
    """One letter as it was sent; its rank is that of the list."""
    now = timezone.now()
    found = journal.open_demand(request.agent, reference, reason=AccessReason.LETTERS, now=now)
    reading = reading_again.read(found, rank, today=timezone.localdate(now))
    if reading is None:
        raise Http404(f"{reference} {rank}")
    return render(request, "desk/letter.html", {"demand": found, "reading": reading})
