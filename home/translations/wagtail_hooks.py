"""Translations in the administration: the report of pages and languages, who writes in which."""

from django.core.exceptions import PermissionDenied
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page, TranslatableMixin
from wagtail.permissions import policy_registry

from home.translations.permissions import can_change


@hooks.register("register_admin_urls")
def addresses():
    return [path("langues/", include("home.translations.urls"))]


class TranslationsMenuItem(MenuItem):
    def is_shown(self, request):
        policy = policy_registry.get_by_type(Page)
        return policy.user_has_any_permission(request.user, {"add", "change", "publish"})


@hooks.register("register_reports_menu_item")
def report_menu_item():
    return TranslationsMenuItem(
        "Pages et langues",
        reverse("translations:report"),
        name="pages-and-languages",
        icon_name="wagtail-localize-language",
        order=110,
    )


# Before the editor of translations, which takes the place of the form.
@hooks.register("before_edit_snippet", order=-1)
@hooks.register("before_unpublish", order=-1)
def in_ones_language(request, snippet):
    if isinstance(snippet, TranslatableMixin) and not can_change(request.user, snippet):
        raise PermissionDenied
