from functools import lru_cache

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import TextChoices
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from directory.guichets import catchment, reports
from directory.guichets.enums import GuichetService, SpokenLanguage
from directory.guichets.models import Guichet
from directory.guichets.nearby import guichets_near, guichets_of_territory
from directory.guichets.report_form import ReportForm
from directory.guichets.schema_org import json_ld
from directory.guichets.search import (
    FREE_KEYS,
    HELP_SHOWN,
    KEPT_KEYS,
    NEAR_KM,
    Question,
    help_near,
    matching,
)
from directory.territory.fields import CommuneInput
from directory.territory.maps import LocatorMap, maps_of_commune
from directory.territory.search import LONGEST_QUERY
from directory.territory.table import communes
from portal.interface.public_page import public_page
from portal.interface.visitors import client_address
from portal.interface.wording import coded

PER_PAGE = 10
SELECTED = mark_safe(" selected")
# Pages that say « ouvert maintenant » are rendered again every five minutes of the clock.
OF_THE_HOUR = 5


@require_safe
def search(request):
    """The public directory: by commune, département or position, narrowed by what one needs."""
    now = timezone.now()
    question = Question.read(request.GET)
    page = _page(matching(question, now=now), request.GET.get("page", "1"))
    first = page.number == 1
    shown = question.commune.label if question.commune else question.asked
    box = CommuneInput({"class": "fr-input", "aria-describedby": "guichet-q-hint"})
    context = {
        "question": question,
        "commune_box": box.render("q", shown, {"id": "guichet-q", "maxlength": LONGEST_QUERY}),
        "departements": _departements(
            "" if question.commune or not question.departement else question.departement.code
        ),
        "services": _choices(GuichetService, question.service),
        "languages": _choices(SpokenLanguage, question.language),
        "page_obj": page,
        "found": _with_hours(page.object_list, now),
        "help_places": _told(help_near(question, now=now), now) if first else [],
        "kept": _kept(request.GET),
        "widened": _kept(request.GET, only=("q", "commune", "departement", "lat", "lon")),
        "kilometres": NEAR_KM,
    }
    return render(request, "guichets/list.html", context)


# What people type and where they stand are never kept (design.md 17).
search = public_page(search, query=KEPT_KEYS, free=FREE_KEYS, minutes=OF_THE_HOUR)


def _departements(chosen: str) -> SafeString:
    rows = communes().departements
    return _options(tuple((row.code, coded(row.code, row.name)) for row in rows), chosen)


def _choices(choices: type[TextChoices], chosen: str) -> SafeString:
    return _options(tuple((code, str(label)) for code, label in choices.choices), chosen)


@lru_cache(maxsize=256)
def _options(pairs: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    """The options of a list, the same on thousands of pages."""
    return format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        ((code, SELECTED if code == chosen else "", label) for code, label in pairs),
    )


def _page(found, number: str):
    """A page of the list, or a 404: a page that is not there is not an empty list."""
    pages = Paginator(found, PER_PAGE)
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= pages.num_pages):
        raise Http404
    return pages.page(int(number[:9]))


def _with_hours(found, now):
    return _told(found.with_special_days(timezone.localdate(now)), now)


def _told(places, now) -> list[tuple]:
    """(place, what its door says, whether its hours may be shown)."""
    today = timezone.localdate(now)
    return [(place, place.opening(now), place.hours_are_fresh(today)) for place in places]


def _kept(query, only=()) -> str:
    """The question again, for links: to the other pages, or without its filters."""
    query = query.copy()
    for name in set(query) - set(only or query) | {"page"}:
        query.pop(name, None)
    return f"{query.urlencode()}&" if query else ""


@require_safe
def card(request, code):
    """The page of one guichet, one that has closed included: it says where to go now."""
    now = timezone.now()
    today = timezone.localdate(now)
    guichet = get_object_or_404(Guichet.objects.for_directory().with_special_days(today), code=code)
    closed = guichet.is_closed(today)
    fresh = guichet.hours_are_fresh(today)
    context = {
        "guichet": guichet,
        "closed": closed,
        "neighbours": _neighbours(guichet, today) if closed else [],
        "departement": communes().departement(guichet.departement_code),
        "opening": None if closed else guichet.opening(now),
        "fresh": fresh,
        "changes": guichet.coming_changes(today) if fresh and guichet.week else [],
        "catchment": catchment.names(guichet.catchment) if guichet.catchment else [],
        "maps": _maps(guichet),
        "json_ld": json_ld(
            guichet, url=request.build_absolute_uri(guichet.get_absolute_url()), today=today
        ),
    }
    return render(request, "guichets/card.html", context)


card = public_page(card, minutes=OF_THE_HOUR)


def _maps(guichet) -> list[LocatorMap]:
    """Where its commune is in its département; nothing where no map is drawn."""
    row = communes().get(guichet.commune_id or "")
    return maps_of_commune(row)[:1] if row else []


def _neighbours(guichet, today):
    if guichet.commune_id:
        return guichets_near([guichet.commune_id], today=today, limit=HELP_SHOWN)
    return guichets_of_territory(guichet.territory_id, today=today, limit=HELP_SHOWN)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def report(request, code):
    """Anyone says what is wrong on the page of a guichet; no account, nothing public."""
    guichet = get_object_or_404(Guichet, code=code)
    form = ReportForm.sent(request.POST) if request.method == "POST" else ReportForm()
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "guichets/report.html", _report(guichet, form), status=status)
    try:
        reports.receive(guichet, **form.told, address=client_address(request), now=timezone.now())
    except reports.TooManyReports:
        form.add_error(None, form.TOO_MANY)
        return render(request, "guichets/report.html", _report(guichet, form), status=429)
    return redirect("guichets:reported", guichet.code)


def _report(guichet, form) -> dict:
    return {"guichet": guichet, "form": form}


@public_page
@require_safe
def reported(request, code) -> HttpResponse:
    """Thanks, whatever was sent."""
    guichet = get_object_or_404(Guichet, code=code)
    return render(request, "guichets/reported.html", {"guichet": guichet})
