"""Every address of the site. Rooms are mounted under one French prefix; Wagtail comes last."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import views as sitemap_views

from directory.guichets.sitemaps import GuichetsSitemap
from directory.places.sitemaps import CommunesSitemap, TerritoriesSitemap
from home import views as home_views
from home.translations.sitemap import PagesSitemap
from portal.interface.public_page import public_page

handler400 = "portal.interface.unreadable.bad_request"

# One sign-in for everybody: Wagtail's own forms are not reachable.
sign_in = login_not_required(RedirectView.as_view(pattern_name="account_login", query_string=True))

SITEMAPS = {
    "pages": PagesSitemap,
    "territoires": TerritoriesSitemap,
    "communes": CommunesSitemap,
    "guichets": GuichetsSitemap,
}

urlpatterns = [
    path("admin/login/", sign_in),
    path("admin/", include(wagtailadmin_urls)),
    path("sante/", include("portal.operations.urls")),
    path("api/v1/", include(("directory.api.urls", "api"))),
    path("recus/", include("forms_wizard.letters.urls")),
    path("", include("home.media.urls")),
    path("robots.txt", home_views.robots, name="robots"),
    path(".well-known/security.txt", home_views.security_txt, name="security_txt"),
    path(
        "sitemap.xml",
        public_page(sitemap_views.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_section"},
        name="sitemap",
    ),
    path(
        "sitemap-<slug:section>.xml",
        public_page(sitemap_views.sitemap, query=("p",)),
        {"sitemaps": SITEMAPS},
        name="sitemap_section",
    ),
    *i18n_patterns(
        path("compte/", include("portal.accounts.urls")),
        path("_util/login/", sign_in),
        path("demande/", include("forms_wizard.filing.urls")),
        path("communes/", include("directory.territory.urls")),
        path("", include("directory.places.urls")),
        path("guichets/", include("directory.guichets.urls")),
        path("simulateur/", include("directory.figures.urls")),
        path("mon-dossier/", include("forms_wizard.dossier.urls")),
        path("guichet/messages/", include("home.contact.desk_urls")),
        path("guichet/", include("forms_wizard.desk.urls")),
        path("accompagnement/", include("forms_wizard.assistance.urls")),
        path("", include("home.urls")),
        prefix_default_language=False,
    ),
]
