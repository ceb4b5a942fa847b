"""Up to five communes side by side, and the communes around one where fewer people wait."""

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.figures.enums import Measure
from directory.figures.neighbours import RADII_KM, neighbours
from directory.figures.totals import MOST_COMPARED, compare
from directory.places import trail
from directory.places.addresses import around_url, code_of, commune_url, compare_url
from directory.places.charts import Value, bars
from directory.places.sorting import (
    MEASURES,
    CommuneLine,
    CommunesTable,
    asked,
    heads,
    measure_columns,
    said_of,
    sort,
    sources_of,
)
from directory.places.sources import sources_box
from directory.places.views import unknown
from directory.places.wording import label, pressure_words
from directory.territory.fields import CommuneInput
from directory.territory.search import LONGEST_QUERY
from directory.territory.table import CommuneRow, communes, fresh_communes
from portal.interface.public_page import public_page
from portal.interface.text import plain

DEFAULT_RADIUS_KM = 10
# How many are offered when a text means no single commune.
OFFERED = 8


@public_page(query=("c", "tri", "ordre"), free=("q",))
@require_safe
def comparison(request):
    """`?c=59350&c=59512`: those communes; `q` is a commune to add, by its name or postcode."""
    table = fresh_communes()
    rows = _chosen(request, table)
    typed = plain(request.GET.get("q", "")[:LONGEST_QUERY])
    meant = _meant(typed, table)
    message = _why_not_added(typed, meant, rows)
    if typed and not message:
        return HttpResponseRedirect(compare_url([*rows, meant[0]]))
    column, order = asked(request, ["nom", *MEASURES], "nom")
    totals = compare(row.insee for row in rows)
    lines = [
        CommuneLine(
            row,
            totals[row.insee],
            compare_url([one for one in rows if one is not row]),
        )
        for row in rows
    ]
    lines = sort(lines, column, order)
    sources = sources_of(lines)
    full = len(rows) >= MOST_COMPARED
    context = {
        "breadcrumb": trail.breadcrumb(trail.to_communes(), _("Comparer")),
        "table": CommunesTable(
            heads(
                [("nom", _("Commune")), *measure_columns()],
                column,
                order,
                [("c", row.insee) for row in rows],
            ),
            lines,
            _("Retirer"),
        ),
        "codes": [row.insee for row in rows],
        "most": MOST_COMPARED,
        "full": full,
        "message": message,
        "box": _box(typed, bool(message)),
        "offered": []
        if full
        else [(row, compare_url([*rows, row])) for row in _offers(typed, meant, rows)],
        "sources": sources_box(sources),
        "charts": _charts(lines),
        "territories": len({row.territory for row in rows}),
        "demonstration": any(source.demonstration for source in sources),
    }
    return render(request, "places/comparison.html", context)


@public_page(query=("rayon", "tri", "ordre"))
@require_safe
def around(request, place):
    """Communes within 5, 10 or 20 km where fewer demands wait for one allocation."""
    table = fresh_communes()
    row = table.get(code_of(place))
    if row is None or row.closed:
        return unknown(request)
    if request.path != around_url(row):
        return HttpResponsePermanentRedirect(around_url(row))
    radius = request.GET.get("rayon", "")
    radius = int(radius) if radius in map(str, RADII_KM) else DEFAULT_RADIUS_KM
    column, order = asked(request, ["nom", "distance", *MEASURES], "pression")
    surroundings = neighbours(row.insee, radius)
    lines = [
        CommuneLine(
            near.row,
            near.totals,
            compare_url([row, near.row]),
            near.distance_km,
            near.row.territory != row.territory,
        )
        for near in surroundings.lower
    ]
    lines = sort(lines, column, order)
    sources = sources_of(lines)
    steps = [*trail.above_commune(row), trail.Step(commune_url(row), row.name)]
    context = {
        "row": row,
        "url": commune_url(row),
        "breadcrumb": trail.breadcrumb(steps, _("Autour")),
        "table": CommunesTable(
            heads(
                [("nom", _("Commune")), ("distance", _("Distance")), *measure_columns()],
                column,
                order,
                [("rayon", str(radius))],
            ),
            lines,
            _("Comparer"),
        ),
        "own": pressure_words(surroundings.own),
        "radius": radius,
        "radii": [(one, one == radius) for one in RADII_KM],
        "sources": sources_box(sources),
        "demonstration": any(source.demonstration for source in sources),
    }
    return render(request, "places/around.html", context)


def _chosen(request, table) -> list[CommuneRow]:
    """The communes of today that the address names, each once, five at most."""
    found = (table.current(code.upper()) for code in request.GET.getlist("c")[:50])
    rows = {row.insee: row for row in found if row and not row.closed}
    return list(rows.values())[:MOST_COMPARED]


def _meant(typed: str, table) -> list[CommuneRow]:
    return [row for row in table.resolve(typed) if not row.closed] if typed else []


def _offers(typed: str, meant: list[CommuneRow], rows: list[CommuneRow]) -> list[CommuneRow]:
    """What may have been meant, when a text means no single commune."""
    if not typed or len(meant) == 1:
        return []
    found = meant or communes().near(typed)
    return [row for row in found if row not in rows][:OFFERED]


def _why_not_added(typed: str, meant: list[CommuneRow], rows: list[CommuneRow]) -> str:
    if not typed:
        return ""
    if len(rows) >= MOST_COMPARED:
        return _("Retirez une commune avant d'en ajouter une autre.")
    if not meant:
        return _(
            "Nous ne trouvons pas cette commune. Écrivez son nom ou son code postal, par exemple "
            "Lille ou 59000."
        )
    if len(meant) > 1:
        return _("Plusieurs communes correspondent. Choisissez la bonne dans la liste.")
    if meant[0] in rows:
        return _("%(place)s est déjà dans la comparaison.") % {"place": meant[0].name}
    return ""


def _box(typed: str, wrong: bool) -> str:
    described = "comparer-q-aide comparer-q-erreur" if wrong else "comparer-q-aide"
    box = CommuneInput({"class": "fr-input", "aria-describedby": described})
    attrs = {"id": "comparer-q", "maxlength": LONGEST_QUERY, "autocomplete": "off"}
    return box.render("q", typed, attrs)


def _charts(lines: list[CommuneLine]) -> list:
    """The pressure of each, for the eye; nothing when fewer than two are published."""
    groups = []
    for line in lines:
        said = said_of(line.totals)
        value = Value(said.words[Measure.PRESSURE], said.values.get(Measure.PRESSURE))
        groups.append((line.row.name, [value]))
    if sum(values[0].number is not None for _name, values in groups) < 2:
        return []
    title = label(Measure.PRESSURE)
    return [
        bars("pression", title, _("Barres de la colonne : %(what)s.") % {"what": title}, groups)
    ]
