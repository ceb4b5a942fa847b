"""What the page of a demand is made of, when two views show it."""

from __future__ import annotations

from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.db.models import Case, IntegerField, QuerySet, Value, When, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.guichets.enums import GuichetService
from directory.guichets.models import Guichet
from forms_wizard.demands import unfinished
from forms_wizard.demands.amendments import FIXED
from forms_wizard.demands.deadlines import may_renew, seniority
from forms_wizard.demands.enums import DemandState, LetterChannel
from forms_wizard.demands.history import history
from forms_wizard.demands.models import Demand, Letter
from forms_wizard.dossier.access import person
from forms_wizard.dossier.agenda import REMINDERS
from forms_wizard.dossier.dates import key_dates
from forms_wizard.dossier.renunciation import way_back
from forms_wizard.dossier.status import status as status_of
from forms_wizard.filing.forms import IdentityForm
from forms_wizard.form import QUESTIONNAIRE
from forms_wizard.form.summary import summarise
from forms_wizard.letters.models import Outcome
from forms_wizard.letters.outbox import POST, stands
from forms_wizard.letters.sent_texts import LEFT
from forms_wizard.pieces.queries import of_demand

SHOWN_GUICHETS = 3


def demand(
    request, found: Demand, *, now: datetime, form: IdentityForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of a demand; `form` is the identity form to show again with its errors."""
    today = timezone.localdate(now)
    prefetch_related_objects(
        [found], "events__guichet__organisme", "places__commune", "letters__attempts"
    )
    to_correct = found.state == DemandState.TO_CORRECT
    if to_correct and form is None:
        form = IdentityForm(given=False, prefix="piece")
    declaration = found.declarations.first()
    context = {
        "demand": found,
        "places": [place.commune.name for place in found.places.all()],
        "status": status_of(found, today=today),
        "history": history(found, person=_("Vous")),
        "seniority": in_words(seniority(found.filed_on, today)),
        "days_left": (found.valid_until - today).days if found.valid_until else None,
        "documents": of_demand(found),
        "letters": [sent_line(letter) for letter in found.letters.all()],
        "sections": summarise(declaration.codes) if declaration else [],
        "fixed_sections": FIXED,
        "may_renew": may_renew(found, today),
        "guichets": guichets(found, today=today)[:SHOWN_GUICHETS],
        "way_back": way_back(found, now=now),
        "dates": key_dates(found, today=today),
        "reminders": REMINDERS,
        "co_applicants": bool(declaration and declaration.codes.get("foyer", {}).get("co")),
        "has_certificate": found.state == DemandState.ACTIVE,
        "form": form if to_correct else None,
        "begun": begun(found, person(request)) if found.is_live else [],
    }
    return render(request, "dossier/demand.html", context, status=status)


def begun(found: Demand, author) -> list[dict]:
    """What this author began to change and has not sent: title and address, the latest first."""
    titles = {step.slug: step.title for step in QUESTIONNAIRE.steps}
    urls = {slug: reverse("dossier:change", args=[found.reference, slug]) for slug in titles}
    titles[unfinished.RENEWAL] = _("Renouveler ma demande")
    urls[unfinished.RENEWAL] = reverse("dossier:renew", args=[found.reference])
    parts = unfinished.begun(found, author)[::-1]
    return [{"title": titles[part], "url": urls[part]} for part in parts if part in titles]


def in_words(delta: relativedelta) -> str:
    """« 2 ans et 3 mois », « moins d'un mois »."""
    parts = []
    if delta.years > 0:
        parts.append(ngettext("%(n)d an", "%(n)d ans", delta.years) % {"n": delta.years})
    if delta.months > 0:
        parts.append(ngettext("%(n)d mois", "%(n)d mois", delta.months) % {"n": delta.months})
    return _(" et ").join(parts) or _("moins d'un mois")


def sent_line(letter: Letter) -> dict:
    """A letter and how it went, as the person reads it."""
    outcomes = {attempt.outcome for attempt in letter.attempts.all()}
    if letter.channel == LetterChannel.SMS:
        return {"letter": letter, "how": _sms_line(outcomes)}
    sent_by = {a.channel for a in letter.attempts.all() if a.outcome in LEFT}
    if letter.to and sent_by:
        how = _("Envoyé à votre ancienne adresse électronique")
    elif POST in sent_by:
        how = _("Envoyé par la poste")
    elif sent_by:
        how = _("Envoyé par courrier électronique")
    elif not stands(letter):
        how = _("Pas envoyé : il n'était plus utile")
    elif Outcome.NO_ADDRESS in outcomes:
        how = _("À lire ici : vous n'avez pas donné d'adresse électronique")
    else:
        how = _("En cours d'envoi")
    return {"letter": letter, "how": how}


def _sms_line(outcomes: set[str]) -> str:
    if Outcome.DELIVERED in outcomes:
        return _("SMS arrivé sur votre téléphone")
    if outcomes & {Outcome.UNDELIVERED, Outcome.REFUSED}:
        return _("SMS pas arrivé : vérifiez votre téléphone dans « Mes coordonnées »")
    if Outcome.SENT in outcomes:
        return _("Envoyé par SMS")
    if outcomes & {Outcome.TOO_LATE, Outcome.NO_NUMBER}:
        return _("SMS pas envoyé : il n'était plus utile")
    return _("SMS en attente : il part dans la journée")


def guichets(found: Demand, *, today: date) -> QuerySet[Guichet]:
    """The open counters that check a document, those of the wanted places first."""
    wanted = [place.commune_id for place in found.places.all()]
    near = Case(
        When(commune_id__in=wanted, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return (
        Guichet.objects.filter(
            territory_id=found.territory_id, services__contains=[GuichetService.IDENTITY]
        )
        .exclude(closed_on__lte=today)
        .select_related("commune")
        .order_by(near, "name", "pk")
    )
