"""The search, then every page of the editorial site: mounted last."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls

from home import views
from portal.interface.public_page import public_page

urlpatterns = [
    path("votre-avis/", include("home.feedback.urls")),
    path("recherche/", include("home.search.urls")),
    path("flux/", include("home.news.urls")),
    path("contact/", include("home.contact.urls")),
    # The name that Wagtail reverses; pages are public, the rest of the site asks to sign in. They
    # speak of the day: a key date says when it is past, a page that it was not verified for long.
    re_path(
        wagtail_urls.serve_pattern,
        public_page(views.page, query=("page",), minutes=60),
        name="wagtail_serve",
    ),
    # What a page kept for some people needs (Wagtail's privacy settings).
    path("", include(wagtail_urls)),
]
