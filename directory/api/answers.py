"""From the rows of the directory to the shapes of the API."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from directory.api import schemas
from directory.figures.models import Source
from directory.figures.reading import Cell, KeyFigure
from directory.figures.simulation import Simulation
from directory.guichets.search import Found
from directory.guichets.weekly_hours import write_periods
from directory.territory.models import Commune, Departement, Epci, Region

PER_PAGE = 100


def page_of(found, number: int, query: QueryDict, make, read=list) -> dict:
    """One page of `found`; 404 beyond the last. Two queries, when it is not in memory.

    `read`: from what the page holds to the rows that `make` is given.
    """
    pages = Paginator(found, PER_PAGE)
    if not 1 <= number <= pages.num_pages:
        raise Http404
    page = pages.page(number)
    following = None
    if page.has_next():
        query = query.copy()
        query["page"] = str(page.next_page_number())
        following = f"?{query.urlencode()}"
    return {
        "total": pages.count,
        "page": number,
        "pages": pages.num_pages,
        "suivante": following,
        "resultats": [make(row) for row in read(page)],
    }


def commune(row: Commune) -> schemas.Territoire:
    return schemas.Territoire(
        niveau="commune",
        code=row.insee,
        nom=row.name,
        departement=row.departement_id,
        region=row.departement.region_id,
        epci=row.epci_id,
        codes_postaux=row.postcodes,
        population=row.population,
        latitude=row.latitude,
        longitude=row.longitude,
        territoire_de_demande=row.departement.territory_id,
        peut_etre_demandee=row.selectable,
        zone_des_plafonds=row.ceiling_zone or None,
    )


def departement(row: Departement) -> schemas.Territoire:
    return schemas.Territoire(
        niveau="departement",
        code=row.code,
        nom=row.name,
        region=row.region_id,
        territoire_de_demande=row.territory_id,
    )


def epci(row: Epci) -> schemas.Territoire:
    return schemas.Territoire(niveau="epci", code=row.siren, nom=row.name)


def region(row: Region) -> schemas.Territoire:
    return schemas.Territoire(niveau="region", code=row.code, nom=row.name)


def guichet(found: Found, *, today: date) -> schemas.Guichet:
    row, distance = found.guichet, found.distance
    fresh = row.hours_are_fresh(today)
    return schemas.Guichet(
        code=row.code,
        nom=row.name,
        genre=row.kind,
        organisme=row.organisme,
        adresse=row.address,
        code_postal=row.postcode,
        commune=row.commune.insee if row.commune else None,
        latitude=row.latitude,
        longitude=row.longitude,
        telephone=row.phone,
        courriel=row.email,
        site=row.website,
        services=row.services,
        langues=row.languages,
        acces_sans_marche=row.step_free,
        boucle_magnetique=row.hearing_loop,
        langue_des_signes=row.sign_language,
        aide_sans_internet=row.without_internet,
        rendez_vous=row.appointment,
        horaires=row.weekly_hours if row.weekly_hours and fresh else None,
        jours_particuliers=[
            schemas.JoursParticuliers(
                du=days.first,
                au=days.last,
                horaires=write_periods(days.periods),
                raison=days.reason,
            )
            for days in row.special_days_known
            if fresh and days.last >= today
        ],
        verifie_le=row.verified_on,
        distance_km=None if distance is None else round(distance, 1),
        page=f"{settings.PUBLIC_URL.rstrip('/')}{row.get_absolute_url()}",
        demonstration=row.demonstration,
    )


def figure(found: KeyFigure) -> schemas.Chiffre:
    return schemas.Chiffre(
        mesure=found.measure,
        libelle=found.label,
        unite=next(iter(found.cells.values())).unit,
        annee=found.year,
        au=found.on,
        annee_des_demandes=found.waiting and found.waiting.year,
        source=_source(found.source),
        valeurs=[_value(modality, cell) for modality, cell in found.cells.items()],
    )


def _value(modality: str, cell: Cell) -> schemas.Valeur:
    return schemas.Valeur(
        type_de_logement=modality,
        valeur=None if cell.value is None else float(cell.value),
        secret=cell.secret or None,
        effectif=cell.n,
    )


def _source(row: Source) -> schemas.Source:
    return schemas.Source(
        nom=row.name,
        producteur=row.publisher,
        millesime=row.vintage,
        adresse=row.url,
        licence=row.licence,
        demonstration=row.demonstration,
    )


def simulation(found: Simulation) -> schemas.Simulation:
    return schemas.Simulation(
        annee_des_plafonds=found.year,
        annee_des_revenus=found.income_year,
        zone=found.zone,
        categorie_de_menage=found.household.category,
        revenus_retenus=found.income.retained,
        comparaisons=[
            schemas.Comparaison(
                financement=row.financing,
                plafond=row.ceiling,
                marge=row.margin,
                sous_le_plafond=row.is_under,
                officiel=row.is_official,
            )
            for row in found.compared
        ],
        etapes=found.steps,
        rappel=_("Vous pouvez déposer une demande quel que soit le résultat."),
    )
