"""The read-only API of the directory, version 1: bounded lists, no account, nothing kept."""

from __future__ import annotations

from functools import partial

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query, Status
from ninja.errors import HttpError, ValidationError

from directory.api import answers, schemas
from directory.figures.ceilings import Household, Income
from directory.figures.enums import Level, Measure
from directory.figures.reading import Place, key_figures, pressures, series
from directory.figures.simulation import simulate
from directory.guichets.kept_rows import guichets_with_codes
from directory.guichets.models import Guichet
from directory.guichets.search import Found, Question, matching, narrowed
from directory.territory.models import Commune, Departement, Epci, Region
from directory.territory.naming import search_name
from directory.territory.table import communes

LONGEST = 60
MOST_NAMED = 10
COMMUNES = Commune.objects.filter(closed_on__isnull=True).select_related("departement")
LEVELS = {
    "commune": (COMMUNES, answers.commune, Level.COMMUNE),
    "epci": (Epci.objects.all(), answers.epci, Level.EPCI),
    "departement": (Departement.objects.all(), answers.departement, Level.DEPARTEMENT),
    "region": (Region.objects.all(), answers.region, Level.REGION),
}
NOT_FOUND = {404: schemas.Erreur}
REFUSED = {422: schemas.Erreur}

api = NinjaAPI(
    title="Annuaire et chiffres du logement social",
    version="1",
    description="Territoires, guichets, chiffres clés et plafonds. Licence Ouverte 2.0, sources "
    "nommées dans chaque réponse. Lecture seule.",
    openapi_url="openapi.json",
    # Its page of documentation runs scripts of other sites.
    docs_url=None,
    urls_namespace="api",
)


@api.exception_handler(Http404)
def unknown(request, error):
    return api.create_response(request, {"message": _("Rien à cette adresse.")}, status=404)


@api.exception_handler(ValidationError)
def unreadable(request, error):
    """Which values cannot be read; what was sent is not said again."""
    names = sorted(
        {
            next(str(part) for part in reversed(fault["loc"]) if isinstance(part, str))
            for fault in error.errors
        }
    )
    text = _("Corrigez ces valeurs : %(names)s. Leur forme est dans openapi.json.")
    message = text % {"names": ", ".join(name[:LONGEST] for name in names)}
    return api.create_response(request, {"message": message}, status=422)


@api.exception_handler(HttpError)
def not_json(request, error):
    """A body that is not JSON at all."""
    message = _("Envoyez un objet JSON. Sa forme est dans openapi.json.")
    return api.create_response(request, {"message": message}, status=error.status_code)


@api.get("/territoires/", response={200: schemas.Territoires, **NOT_FOUND, **REFUSED})
def territories(
    request,
    niveau: schemas.Niveau = "commune",
    departement: str = Query("", max_length=3),
    epci: str = Query("", max_length=9),
    nom: str = Query("", max_length=LONGEST),
    page: int = Query(1, ge=1, le=10_000),
):
    """Territoires d'un niveau, par pages de 100. `departement`, `epci` et le début du `nom` ne
    servent que pour les communes."""
    rows, make, _level = LEVELS[niveau]
    if niveau == "commune":
        if departement:
            rows = rows.filter(departement=departement)
        if epci:
            rows = rows.filter(epci=epci)
        if nom:
            rows = rows.filter(search_name__startswith=search_name(nom))
    return answers.page_of(rows.order_by("pk"), page, request.GET, make)


@api.get("/territoires/{niveau}/{code}/", response={200: schemas.Territoire, **NOT_FOUND})
def territory(request, niveau: schemas.Niveau, code: str):
    """Un territoire d'aujourd'hui, par son code."""
    rows, make, _level = LEVELS[niveau]
    row = rows.filter(pk=code[:LONGEST]).first()
    if row is None:
        raise Http404
    return make(row)


@api.get(
    "/territoires/{niveau}/{code}/chiffres/",
    response={200: schemas.ChiffresCles, **NOT_FOUND, **REFUSED},
)
def figures(request, niveau: schemas.Niveau, code: str, annees: int = Query(1, ge=1, le=10)):
    """Les chiffres clés d'un territoire : la dernière année, ou les dernières `annees`."""
    rows, _make, level = LEVELS[niveau]
    if not rows.filter(pk=code[:LONGEST]).exists():
        raise Http404
    place = Place(level, code)
    if annees == 1:
        found = list(key_figures([place])[place].values())
    else:
        by_measure = series(place, years=annees)
        by_measure[Measure.PRESSURE] = pressures(by_measure)
        found = [figure for figures in by_measure.values() for figure in figures]
    return {"niveau": niveau, "code": code, "chiffres": [answers.figure(each) for each in found]}


@api.get("/guichets/", response={200: schemas.Guichets, **NOT_FOUND, **REFUSED})
def guichets(request, demande: Query[schemas.DemandeDeGuichets]):
    """Les guichets ouverts au public : d'une commune, d'un département, ou près d'un point. Sans
    lieu : tous. Les mêmes filtres que la page « Trouver un guichet »."""
    now = timezone.now()
    today, question = timezone.localdate(now), Question.read(request.GET)
    make = partial(answers.guichet, today=today)
    if question.is_placed:
        return answers.page_of(matching(question, now=now), demande.page, request.GET, make)
    if len(question.candidates) > 1:
        message = _("Plusieurs communes correspondent. Donnez le code INSEE : %(codes)s.")
        codes = ", ".join(row.insee for row in question.candidates[:MOST_NAMED])
        return Status(422, {"message": message % {"codes": codes}})
    if demande.has_a_place:
        raise Http404
    if question.open_now:
        message = _("Avec « ouvert », donnez une commune, un département ou une position.")
        return Status(422, {"message": message})
    codes = narrowed(Guichet.objects.open_on(today).with_a_page(), question).order_by("code")
    codes = codes.values_list("code", flat=True)
    return answers.page_of(codes, demande.page, request.GET, make, read=_read)


def _read(codes) -> list[Found]:
    return [Found(row) for row in guichets_with_codes(codes)]


@api.get("/guichets/{code}/", response={200: schemas.Guichet, **NOT_FOUND})
def guichet(request, code: str):
    """Un guichet, par son code."""
    today, found = timezone.localdate(), _read([code[:LONGEST]])
    if not found or found[0].guichet.is_closed(today):
        raise Http404
    return answers.guichet(found[0], today=today)


@api.post("/simulateur/", response={200: schemas.Simulation, **REFUSED})
def simulator(request, foyer: schemas.Foyer):
    """Le foyer et ses revenus face aux plafonds. Rien n'est gardé."""
    row = communes().get(foyer.commune)
    if row is None or row.closed:
        message = _("Donnez le code INSEE d'une commune d'aujourd'hui.")
        return Status(422, {"message": message})
    household = Household(
        adults=foyer.adultes,
        dependants=foyer.personnes_a_charge,
        couple_ages=foyer.ages_du_couple,
        disabled=foyer.carte_invalidite,
    )
    income = Income(foyer.revenu_fiscal_n2, foyer.revenus_n1, foyer.revenus_12_mois)
    found = simulate(row, household, income, today=timezone.localdate())
    return answers.simulation(found)
