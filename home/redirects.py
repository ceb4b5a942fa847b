"""Where an old address leads: the redirections that editors write in the administration."""

from urllib.parse import urlparse

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect

from home.published import published


class OldAddressMiddleware:
    """Wagtail's own, in two queries at most, and none when another room answered 404.

    What a room of the site does not find (a demand, a draft) is no page that was moved.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        match = request.resolver_match
        if response.status_code != 404 or (match and match.url_name != "wagtail_serve"):
            return response
        redirect = find(request)
        if redirect is None or redirect.link is None:
            return response
        kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        return kind(redirect.link)


def find(request) -> Redirect | None:
    """The redirection of the whole address, else of its path; that of this site comes first.

    A query counts where no page can be, « /liste.php?id=3 »: the page cache ignores the others.
    """
    whole = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    spelled = [(uri_to_iri(path), path) for path in (whole, urlparse(whole).path)]
    paths = [path for pair in spelled for path in pair if "\0" not in path]
    found = Redirect.get_for_site(published().site_of(request)).filter(old_path__in=paths)
    return min(found, key=lambda r: (paths.index(r.old_path), r.site_id is None), default=None)
