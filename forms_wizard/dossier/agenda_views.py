"""The days of a demand, taken away in an agenda."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from forms_wizard.dossier.access import demand_required
from forms_wizard.dossier.agenda import REMINDERS, agenda
from forms_wizard.dossier.dates import key_dates


@never_cache
@require_GET
@demand_required
def calendar(request, found):
    """The file, with the reminders ticked (`rappel`, in days); the choice is not kept."""
    now = timezone.now()
    today = timezone.localdate(now)
    if not key_dates(found, today=today):
        raise Http404(found.reference)
    asked = set(request.GET.getlist("rappel"))
    reminders = [days for days in REMINDERS if str(days) in asked]
    file = agenda(found, reminders=reminders, now=now, today=today)
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="agenda.ics"'
    return response
