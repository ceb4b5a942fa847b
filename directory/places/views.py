"""The public pages of regions, départements, EPCI, communes and arrondissements."""

from decimal import Decimal

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.figures.enums import Level
from directory.figures.reading import Place, in_digits
from directory.guichets.help_rows import town_hall_of
from directory.guichets.nearby import guichets_for
from directory.places import trail
from directory.places.addresses import (
    around_url,
    code_of,
    commune_url,
    compare_url,
    departement_url,
    epci_url,
    region_url,
)
from directory.places.figures_section import figures_section
from directory.places.landlords import landlords_of
from directory.places.lists import by_letter
from directory.territory.delays import abnormal_delays
from directory.territory.maps import in_france, map_of_region, maps_of_commune, maps_of_epci
from directory.territory.search import LONGEST_QUERY, find
from directory.territory.table import communes, fresh_communes
from portal.interface.public_page import public_page

LARGEST = 10
# A guichet closes, an arrêté comes into force: at midnight in Paris, which is a whole hour.
SPEAKS_OF_THE_DAY = 60


@public_page(free=("q",))
@require_safe
def search(request):
    """Where every page of a place is found; all the regions when nothing is asked."""
    asked = request.GET.get("q", "")[:LONGEST_QUERY].strip()
    table = communes() if asked else fresh_communes()
    hits = find(asked, limit=30) if asked else []
    context = {
        "asked": asked,
        "hits": [
            (hit, commune_url(hit.commune), table.departement(hit.commune.departement))
            for hit in hits
        ],
        "regions": [] if asked else _all_regions(table),
    }
    return render(request, "places/search.html", context)


@public_page(query=("ancienne",), minutes=SPEAKS_OF_THE_DAY)
@require_safe
def commune(request, place):
    table = fresh_communes()
    code = code_of(place)
    row = table.current(code)
    if row is None or row.closed:
        return unknown(request)
    url = commune_url(row)
    if row.insee != code:
        # What the code was is said there: nobody wonders why another name is shown.
        return HttpResponsePermanentRedirect(f"{url}?ancienne={code}")
    if request.path != url:
        return HttpResponsePermanentRedirect(url)
    today, departement = timezone.localdate(), table.departement(row.departement)
    city = table.get(row.parent)
    context = {
        "row": row,
        "title": _("Logement social : %(place)s") % {"place": row.label},
        "population": _population(row.population),
        "around_url": around_url(row),
        "compare_url": compare_url([row]),
        "former": _former(request, row),
        "departement": departement,
        "departement_url": departement_url(departement),
        "epci": table.epci(row.epci),
        "epci_url": epci_url(table.epci(row.epci)) if row.epci else "",
        "territory": table.territory_name(row.territory),
        "breadcrumb": trail.breadcrumb(trail.above_commune(row), row.name),
        "maps": maps_of_commune(row),
        "city": city,
        "city_url": commune_url(city) if city else "",
        "arrondissements": [
            (child, commune_url(child)) for child in table.arrondissements(row.insee)
        ],
        "former_names": table.former_names(row.insee),
    }
    if row.territory:
        context |= {
            "guichets": guichets_for(row, today=today),
            "town_hall": _town_hall(row, today),
            "landlords": landlords_of(row),
            "figures": figures_section(Place(Level.COMMUNE, row.insee)),
            "delays": abnormal_delays(row.territory, today=today, departement=row.departement),
        }
    return render(request, "places/commune.html", context)


@public_page
@require_safe
def epci(request, place):
    table = fresh_communes()
    row = table.epci(code_of(place))
    rows = table.communes_of_epci(row.siren) if row else []
    if not rows:
        return unknown(request)
    if request.path != epci_url(row):
        return HttpResponsePermanentRedirect(epci_url(row))
    codes = [commune.departement for commune in rows]
    # Where most of its communes are: that is where the map shows it.
    departements = [
        table.departement(code) for code in sorted(set(codes), key=codes.count, reverse=True)
    ]
    context = {
        "row": row,
        "departements": [(found, departement_url(found)) for found in departements],
        "breadcrumb": trail.breadcrumb(trail.to_departement(departements[0]), row.name),
        "maps": maps_of_epci(row, departements[0]),
        "figures": figures_section(Place(Level.EPCI, row.siren)),
        "population": sum(commune.population for commune in rows),
        "total": len(rows),
        "children": [(commune, commune_url(commune)) for commune in rows],
    }
    return render(request, "places/epci.html", context)


@public_page(query=("lettre",), minutes=SPEAKS_OF_THE_DAY)
@require_safe
def departement(request, place):
    table = fresh_communes()
    row = table.departement(code_of(place))
    if row is None:
        return unknown(request)
    url = departement_url(row)
    if request.path != url:
        return HttpResponsePermanentRedirect(url)
    today = timezone.localdate()
    rows = table.communes_of_departement(row.code)
    listed = by_letter(rows, request.GET.get("lettre", ""))
    region, place_map = table.region(row.region), in_france(row)
    context = {
        "row": row,
        "region": region,
        "region_url": region_url(region),
        "territory": table.territory_name(row.territory),
        "breadcrumb": trail.breadcrumb(trail.to_region(row.region), row.name),
        "maps": [place_map] if place_map else [],
        "population": sum(commune.population for commune in rows),
        "epcis": [(found, epci_url(found)) for found in table.epcis_of_departement(row.code)],
        "listed": listed,
        "children": [(commune, commune_url(commune)) for commune in listed.rows],
    }
    if row.territory:
        context["delays"] = abnormal_delays(row.territory, today=today, departement=row.code)
        context["figures"] = figures_section(Place(Level.DEPARTEMENT, row.code))
    return render(request, "places/departement.html", context)


@public_page
@require_safe
def region(request, place):
    table = fresh_communes()
    row = table.region(code_of(place))
    if row is None:
        return unknown(request)
    if request.path != region_url(row):
        return HttpResponsePermanentRedirect(region_url(row))
    departements, place_map = table.departements_of_region(row.code), map_of_region(row)
    largest = sorted(
        (found for one in departements for found in table.communes_of_departement(one.code)),
        key=lambda found: -found.population,
    )
    context = {
        "row": row,
        "breadcrumb": trail.breadcrumb(trail.to_communes(), row.name),
        "maps": [place_map] if place_map else [],
        "population": sum(found.population for found in largest),
        "total": len(largest),
        "children": [(found, departement_url(found)) for found in departements],
        "figures": figures_section(Place(Level.REGION, row.code)),
        "largest": [(found, commune_url(found)) for found in largest[:LARGEST]],
    }
    return render(request, "places/region.html", context)


def unknown(request):
    """No place has that code: say so and offer the search, with the status of what is missing."""
    context = {"breadcrumb": trail.breadcrumb(trail.to_communes(), _("Page introuvable"))}
    return render(request, "places/unknown.html", context, status=404)


def _town_hall(row, today) -> dict | None:
    """Help, never a guichet; its hours when they are not too old."""
    found = town_hall_of(row, today=today)
    return found and {"place": found, "fresh": found.hours_are_fresh(today)}


def _population(count: int) -> str:
    if not count:
        return ""
    text = _("Population : %(population)s habitants")
    return text % {"population": in_digits(Decimal(count), 0)}


def _former(request, row) -> str:
    """« Hellemmes fait partie de Lille », for who asked for a code of before; else empty."""
    code = request.GET.get("ancienne", "").upper()
    table = communes()
    if not code or code == row.insee or table.current(code) is not row:
        return ""
    if name := table.former_name(code):
        return _("%(former)s fait partie de %(place)s.") % {"former": name, "place": row.name}
    return _("Le code %(code)s est un ancien code de cette commune : %(place)s.") % {
        "code": code,
        "place": row.name,
    }


def _all_regions(table) -> list[tuple]:
    return [
        (
            row,
            region_url(row),
            [(found, departement_url(found)) for found in table.departements_of_region(row.code)],
        )
        for row in table.regions
    ]
