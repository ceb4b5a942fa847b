"""« Mes coordonnées »: telephone, e-mail and address, changed at once by who holds the demand."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forms_wizard.demands import amendments
from forms_wizard.demands.changes import NotLive
from forms_wizard.dossier.access import demand_required
from forms_wizard.filing import acting
from forms_wizard.form.contact import STEP


@never_cache
@require_http_methods(["GET", "POST"])
@demand_required
def contact(request, found):
    """The section of the form as it is declared; what is sent is declared at once."""
    try:
        page = amendments.page(
            found,
            STEP.slug,
            request.POST if request.method == "POST" else None,
            now=timezone.now(),
            channel=acting.change_channel(request),
            **acting.who(request),
        )
    except NotLive:
        messages.info(request, _("Cette demande est arrêtée : ses coordonnées ne changent plus."))
        return redirect(found)
    if not page.sent:
        context = {
            "demand": found,
            "page": page,
            "form": page.form,
            "letters_language": _other_language(found.language),
        }
        return render(request, "dossier/contact.html", context, status=page.status)
    if page.event is None:
        messages.info(request, _("Rien n'est changé : ces coordonnées sont déjà les vôtres."))
        return redirect(found)
    messages.success(request, _("C'est enregistré. Vos nouvelles coordonnées servent déjà."))
    if page.is_address_doubtful:
        return redirect("dossier:contact", found.reference)
    return redirect(found)


def _other_language(code: str) -> str:
    """Its own name, « English », « العربيّة »; empty for French or a language of another time."""
    return "" if code == settings.LANGUAGE_CODE else dict(settings.LANGUAGES).get(code, "")
