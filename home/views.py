"""Pages found by their address, and what robots read."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from home.models import GuidePage, SiteSettings
from home.published import published
from home.translations.versions import Reading, find

# RFC 9116 advises less than a year, so that nobody trusts an address that was left.
SECURITY_TXT_LASTS = timedelta(days=180)
# Nothing here is for a search engine: what people type, their dossier, the guichets' desk.
PRIVATE_PREFIXES = (
    "/admin/",
    "/compte/",
    "/contact/ecrire/",
    "/demande/",
    "/guichet/",
    "/mon-dossier/",
    "/recherche/",
    "/votre-avis/",
)


def page(request, path):
    """A page found by its whole address in memory, then served by Wagtail with all its hooks.

    Wagtail's own routing reads one page a level, and the locale; an unknown address would cost
    as much. No page of ours routes by itself. A page that is not translated is shown in French
    under the address of the language.
    """
    site = published().site_of(request)
    language = get_language()
    found = find(site, path, language) if site else None
    if found is None:
        raise Http404
    request.reading = reading = Reading(site, found, language)
    if reading.is_elsewhere:
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{reading.addresses[language]}{'?' if query else ''}{query}")
    specific = found.specific()
    if specific is None:
        raise Http404
    # Where Page.route_for_request keeps its answer.
    request._wagtail_route_for_request = RouteResult(specific)
    return serve(request, path)


@login_not_required
@require_safe
def robots(request):
    roots = [
        "",
        *(f"/{code}" for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE),
    ]
    private = [f"{root}{prefix}" for root in roots for prefix in PRIVATE_PREFIXES]
    lines = ["User-agent: *", *(f"Disallow: {prefix}" for prefix in private)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@login_not_required
@never_cache  # The date is counted from the day it is read.
@require_safe
def security_txt(request):
    """Where to tell of a flaw (RFC 9116); not there until the operator has given an address."""
    contact = SiteSettings.current().contact_email
    if not contact:
        raise Http404
    expires = timezone.now().replace(microsecond=0) + SECURITY_TXT_LASTS
    lines = [
        f"Contact: mailto:{contact}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: fr, en",
        f"Canonical: {request.build_absolute_uri(reverse('security_txt'))}",
    ]
    if policy := GuidePage.objects.live().public().filter(installed_key="securite").first():
        lines.append(f"Policy: {policy.full_url}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
