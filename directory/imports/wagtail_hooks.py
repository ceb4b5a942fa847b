from django.contrib.auth.models import Permission
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from directory.imports.views import may_read


class ImportsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_read(request.user)


@hooks.register("register_admin_urls")
def addresses():
    return [path("imports/", include("directory.imports.urls"))]


@hooks.register("register_admin_menu_item")
def menu_item():
    return ImportsMenuItem(
        "Imports", reverse("imports:index"), name="imports", icon_name="upload", order=750
    )


@hooks.register("register_permissions")
def permissions():
    return Permission.objects.filter(
        content_type__app_label="imports", codename__in=["add_import", "change_import"]
    )
