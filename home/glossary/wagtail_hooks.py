"""The back office of the glossary."""

from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.glossary.models import Term


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "openquote"
    menu_label = "Glossaire"
    menu_name = "glossaire"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["term", "definition", "live", UpdatedAtColumn()]
    list_filter = ["live"]
    list_per_page = 50
    ordering = ["term", "pk"]


register_snippet(TermViewSet)
