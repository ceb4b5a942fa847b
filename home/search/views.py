from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directory.territory import search as territory_search
from home.search import asking, unanswered
from portal.interface.visitors import client_address

TITLES_SUGGESTED, COMMUNES_SUGGESTED = 6, 3
# What is published is found at once; what is suggested may be a little late.
SUGGESTIONS_KEPT_SECONDS = 300


# Said to who does not see the list; the script fills the hole.
MANY_SUGGESTIONS = gettext_lazy("{count} suggestions")


@login_not_required
@never_cache  # What people type is never kept in the page cache (design.md 17).
@require_safe
def search(request):
    query = asking.clean_query(request.GET.get("q", ""))
    if not query:
        return render(request, "search/results.html", {"query": "", "many": MANY_SUGGESTIONS})
    language, today = get_language(), timezone.localdate()
    kind, number = request.GET.get("sorte", ""), request.GET.get("page")
    found = asking.find(query, language=language, today=today, kind=kind, page=number)
    near = [] if found.answered else asking.near_communes(query)
    if not found.answered and request.method == "GET":
        visitor = f"{client_address(request)} {request.META.get('HTTP_USER_AGENT', '')}"
        unanswered.note(query, language=language, visitor=visitor, today=today)
    kind = kind if kind in found.counts else ""
    context = {
        "query": query,
        "many": MANY_SUGGESTIONS,
        "found": found,
        "near": [(row.label, asking.commune_url(row)) for row in near],
        "kind": kind,
        "filters": _filters(found, query, kind),
        "page_query": f"{_address_query(query, kind)}&",
    }
    return render(request, "search/results.html", context)


@login_not_required
@require_safe
def suggest(request):
    """`{"results": [{"label", "hint"}]}` for the script of the box: titles, then communes."""
    text = asking.clean_query(request.GET.get("q", ""))
    titles = asking.suggested(text, language=get_language(), limit=TITLES_SUGGESTED) if text else []
    hits = territory_search.find(text, limit=COMMUNES_SUGGESTED) if text else []
    results = [{"label": title, "hint": ""} for title in titles]
    results += [{"label": hit.commune.label, "hint": _("Commune")} for hit in hits]
    response = JsonResponse({"results": results})
    response["Cache-Control"] = f"private, max-age={SUGGESTIONS_KEPT_SECONDS}"
    return response


def _filters(found, query: str, kind: str) -> list[dict]:
    """A link for each kind found, « Tout » first; none when there is only one kind."""
    if len(found.counts) < 2:
        return []
    kinds = [("", _("Tout"), found.total)]
    kinds += [(each.value, each.label, total) for each, total in found.counts.items()]
    return [
        {
            "label": label,
            "total": total,
            "url": f"?{_address_query(query, value)}",
            "current": value == kind,
        }
        for value, label, total in kinds
    ]


def _address_query(query: str, kind: str) -> str:
    return urlencode([("q", query), *([("sorte", kind)] if kind else [])])
