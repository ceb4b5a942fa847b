"""Where editors write the banners."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.incidents.models import Incident


class IncidentViewSet(SnippetViewSet):
    model = Incident
    menu_label = "Bandeaux et incidents"
    menu_name = "bandeaux"
    icon = "warning"
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["title", "kind", "where", "shows_from", "shows_until"]
    list_filter = ["kind", "where"]
    search_fields = ["title", "text"]
    search_backend_name = None


register_snippet(IncidentViewSet)
