"""Readability in the administration: the report."""

from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry


@hooks.register("register_admin_urls")
def addresses():
    return [path("lisibilite/", include("home.readability.urls"))]


class ReadabilityMenuItem(MenuItem):
    def is_shown(self, request):
        policy = policy_registry.get_by_type(Page)
        return policy.user_has_any_permission(request.user, {"change", "publish"})


@hooks.register("register_reports_menu_item")
def report_menu_item():
    return ReadabilityMenuItem(
        _("Lisibilité des pages"),
        reverse("readability:report"),
        name="readability",
        icon_name="view",
        order=110,
    )
