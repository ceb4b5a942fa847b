"""Search, and what robots read. Pages themselves are served by Wagtail."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from home.models import GuidePage
from home.search import clean_query, matching

RESULTS_PER_PAGE = 10
# Nothing here is for a search engine: what people type, their dossier, the guichets' desk.
PRIVATE_PREFIXES = (
    "/admin/",
    "/compte/",
    "/demande/",
    "/guichet/",
    "/mon-dossier/",
    "/recherche/",
)


@login_not_required
@never_cache  # What people type is never kept in the page cache (design.md 17).
@require_safe
def search(request):
    query = clean_query(request.GET.get("q", ""))
    found = matching(GuidePage.objects.all(), query) if query else []
    page = Paginator(found, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "search/results.html", {"query": query, "page_obj": page})


@login_not_required
@require_safe
def robots(request):
    lines = ["User-agent: *", *(f"Disallow: {prefix}" for prefix in PRIVATE_PREFIXES)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
