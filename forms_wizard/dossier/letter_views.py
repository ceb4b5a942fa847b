"""A letter read again by its holder, word for word as it left."""

from datetime import date

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from forms_wizard.demands.enums import LetterChannel
from forms_wizard.demands.models import Letter
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
    kept, today = as_sent(read), timezone.localdate(timezone.now())
    context = {
        "demand": found,
        "letter": read,
        "kept": kept,
        "said_today": [] if kept else _said(read, today),
        "has_left": read.attempts.filter(outcome__in=LEFT).exists(),
    }
    return render(request, "dossier/letter.html", context)


def _said(letter: Letter, today: date) -> list[str]:
    message = messages.words(letter, today=today)
    if letter.channel == LetterChannel.SMS:
        return [message.sms]
    return [message.subject, *message.paragraphs]
