from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from directory.guichets import catchment, reports
from directory.guichets.answers_map import on_map
from directory.guichets.doors import Moment
from directory.guichets.help_rows import help_near
from directory.guichets.kept_rows import guichets_with_codes
from directory.guichets.models import Guichet
from directory.guichets.nearby import guichets_near, guichets_of_territory
from directory.guichets.report_form import ReportForm
from directory.guichets.schema_org import json_ld
from directory.guichets.search import FREE_KEYS, KEPT_KEYS, MAP, NEAR_KM, Question, matching
from directory.territory.maps import LocatorMap, maps_of_commune
from directory.territory.table import communes, fresh_communes
from portal.interface.public_page import public_page
from portal.interface.visitors import client_address

PER_PAGE = 10
NEIGHBOURS = 3
# Pages that say « ouvert maintenant » are rendered again every five minutes of the clock.
OF_THE_HOUR = 5


@require_safe
def search(request):
    """The public directory: by commune, département or position, narrowed by what one needs."""
    # The page may be kept: nothing of before an import.
    fresh_communes()
    now, question = timezone.now(), Question.read(request.GET)
    moment = Moment.at(now)
    page = _page(matching(question, now=now), request.GET.get("page", "1"))
    as_map = request.GET.get(MAP) == "oui"
    context = {
        "question": question,
        "title": _title(question, question.commune and question.commune.name),
        "heading": _title(question, question.commune and question.commune.label),
        "total": _total(page.paginator.count),
        "page_obj": page,
        "kept": _kept(request.GET),
        "listed": _kept(request.GET, without=MAP),
        "widened": _kept(request.GET, only=("q", "commune", "departement", "lat", "lon")),
        "kilometres": NEAR_KM,
    }
    if as_map:
        context["on_map"] = on_map(question, page.object_list, first=page.start_index())
    else:
        context["found"] = [(found, *found.guichet.told(moment)) for found in page]
        context["help_places"] = _helping(question, moment) if page.number == 1 else []
    return render(request, "guichets/list.html", context)


# What people type and where they stand are never kept (design.md 17).
search = public_page(search, query=KEPT_KEYS, free=FREE_KEYS, minutes=OF_THE_HOUR)


def _title(question, commune: str | None) -> str:
    if commune:
        return _("Guichets près de %(place)s") % {"place": commune}
    if question.point:
        return _("Guichets près de vous")
    if question.departement:
        return _("Guichets : %(place)s") % {"place": question.departement.name}
    return _("Trouver un guichet")


def _total(found: int) -> str:
    text = ngettext("%(total)s guichet trouvé.", "%(total)s guichets trouvés.", found)
    return text % {"total": localize(found)}


def _helping(question, moment: Moment) -> list[tuple]:
    """(place, what its door says, whether its hours may be shown)."""
    places = help_near(question.commune, question.here, today=moment.today)
    return [(place, *place.told(moment)) for place in places]


def _page(found, number: str):
    """A page of the list, or a 404: a page that is not there is not an empty list."""
    pages = Paginator(found, PER_PAGE)
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= pages.num_pages):
        raise Http404
    return pages.page(int(number[:9]))


def _kept(query, only=(), without="") -> str:
    """The question again, for links: to the other pages, without its filters, or as a list."""
    kept = {name: values for name, values in query.lists() if name in (only or query)}
    kept.pop("page", None)
    kept.pop(without, None)
    return f"{urlencode(kept, doseq=True)}&" if kept else ""


@require_safe
def card(request, code):
    """The page of one guichet, one that has closed included: it says where to go now."""
    now, table = timezone.now(), fresh_communes()
    today = timezone.localdate(now)
    guichet = next(iter(guichets_with_codes([code])), None)
    if guichet is None:
        raise Http404
    closed = guichet.is_closed(today)
    fresh = guichet.hours_are_fresh(today)
    context = {
        "guichet": guichet,
        "closed": closed,
        "neighbours": _neighbours(guichet, today) if closed else [],
        "departement": table.departement(guichet.departement_code),
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
    return maps_of_commune(guichet.commune)[:1] if guichet.commune else []


def _neighbours(guichet, today):
    row = guichet.commune and communes().current(guichet.commune.insee)
    if row:
        return guichets_near(row, today=today, limit=NEIGHBOURS)
    return guichets_of_territory(guichet.territory, today=today, limit=NEIGHBOURS)


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
