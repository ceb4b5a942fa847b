"""Every address of the site. Rooms are mounted under one French prefix; Wagtail comes last."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap

from home import views as home_views

handler400 = "portal.interface.unreadable.bad_request"

# One sign-in for everybody: Wagtail's own forms are not reachable.
sign_in = login_not_required(RedirectView.as_view(pattern_name="account_login", query_string=True))

urlpatterns = [
    path("admin/login/", sign_in),
    path("admin/", include(wagtailadmin_urls)),
    path("sante/", include("portal.operations.urls")),
    path("recus/", include("forms_wizard.letters.urls")),
    path("robots.txt", home_views.robots, name="robots"),
    path("sitemap.xml", login_not_required(sitemap), name="sitemap"),
    *i18n_patterns(
        path("compte/", include("portal.accounts.urls")),
        path("_util/login/", sign_in),
        path("demande/", include("forms_wizard.filing.urls")),
        path("communes/", include("directory.territory.urls")),
        path("", include("directory.places.urls")),
        path("guichets/", include("directory.guichets.urls")),
        path("mon-dossier/", include("forms_wizard.dossier.urls")),
        path("guichet/", include("forms_wizard.desk.urls")),
        path("", include("home.urls")),
        prefix_default_language=False,
    ),
]
