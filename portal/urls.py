"""Every address of the site. Rooms are mounted under one French prefix; Wagtail comes last."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap

from home import views as home_views

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("sante/", include("portal.operations.urls")),
    path("robots.txt", home_views.robots, name="robots"),
    path("sitemap.xml", login_not_required(sitemap), name="sitemap"),
    *i18n_patterns(
        path("compte/", include("allauth.account.urls")),
        path("", include("home.urls")),
        prefix_default_language=False,
    ),
]
