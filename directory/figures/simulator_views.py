from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from directory.figures.ceilings_table import CATEGORIES, fresh_ceilings
from directory.figures.enums import CeilingZone, Financing
from directory.figures.simulation import simulate
from directory.figures.simulator_forms import SimulatorForm
from directory.territory.table import communes
from portal.interface.public_page import public_page

KNOWN_ZONES = (CeilingZone.PARIS, CeilingZone.ILE_DE_FRANCE, CeilingZone.OTHER)


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def simulator(request):
    """The answer comes on the page of the POST: nothing in the address, the log or the session."""
    today = timezone.localdate(timezone.now())
    form = SimulatorForm(request.POST if request.method == "POST" else None, today=today)
    found, status = None, 200
    if form.is_bound:
        if form.is_valid():
            commune = communes().get(form.cleaned_data["commune"])
            found = simulate(commune, form.household, form.income, today=today)
        else:
            status = 422
    return render(request, "figures/simulator.html", {"form": form, "found": found}, status=status)


@public_page(query=("annee",))
@require_http_methods(["GET", "HEAD"])
def ceilings_page(request):
    """The ceilings of one year, the present one unless another is asked."""
    table, asked = fresh_ceilings(), request.GET.get("annee", "")
    latest = next(
        (year for year in table.years if year <= timezone.localdate(timezone.now()).year), None
    )
    year = next((year for year in table.years if str(year) == asked), latest)
    zones = [
        {
            "label": zone.label,
            "financings": Financing.labels,
            "rows": [
                (
                    category,
                    [table.cells(year, zone)(financing, category) for financing in Financing],
                )
                for category in CATEGORIES
            ],
        }
        for zone in KNOWN_ZONES
        if year and table.is_complete(year, zone)
    ]
    context = {
        "year": str(year or ""),
        "years": table.years,
        "zones": zones,
        "income_year": str(year - 2) if year else "",
    }
    return render(request, "figures/ceilings.html", context)
