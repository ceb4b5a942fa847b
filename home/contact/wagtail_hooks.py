"""From the administration to the messages of the help desk, for who answers them."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.contact.readers import HELP_DESK


class MessagesMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(HELP_DESK)


@hooks.register("register_admin_menu_item")
def menu_item():
    return MessagesMenuItem(
        "Messages des usagers",
        reverse("tickets:list"),
        name="messages-des-usagers",
        icon_name="mail",
        order=320,
    )


@hooks.register("register_permissions")
def permissions():
    return Permission.objects.filter(content_type__app_label="contact", codename="serve_help_desk")
