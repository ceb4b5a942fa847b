"""The back office of figures: read here, changed by an import alone, which may be undone."""

from wagtail.admin.panels import FieldPanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from directory.figures.models import Ceiling, Figure, Source


class ReadPolicy(ModelPermissionPolicy):
    """A figure changed by hand would no longer be that of its source, nor safe from guessing."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)


class SourcePolicy(ModelPermissionPolicy):
    """What is said of a file may be corrected; the file itself comes by an import."""

    def user_has_permission(self, user, action):
        return action not in ("add", "delete") and super().user_has_permission(user, action)


class FigureViewSet(SnippetViewSet):
    model = Figure
    menu_label = "Chiffres"
    icon = "table"
    list_display = ["level", "code", "measure", "year", "modality", "value", "secret", "source"]
    list_filter = ["level", "measure", "year", "secret", "source"]
    search_fields = ["code"]
    search_backend_name = None
    list_per_page = 50
    inspect_view_enabled = True
    panels = [FieldPanel(name, read_only=True) for name in ("code", "measure", "value")]

    def get_queryset(self, request):
        return Figure.objects.select_related("source")


class SourceViewSet(SnippetViewSet):
    model = Source
    menu_label = "Sources"
    icon = "doc-full"
    list_display = ["name", "publisher", "vintage", "published_on", "demonstration"]
    list_filter = ["slug", "demonstration"]
    search_fields = ["name", "publisher"]
    search_backend_name = None
    panels = [
        FieldPanel("slug", read_only=True),
        FieldPanel("vintage", read_only=True),
        FieldPanel("name"),
        FieldPanel("publisher"),
        FieldPanel("url"),
        FieldPanel("licence"),
        FieldPanel("published_on"),
    ]


class CeilingViewSet(SnippetViewSet):
    model = Ceiling
    menu_label = "Plafonds de ressources"
    icon = "list-ol"
    list_display = ["year", "financing", "zone", "category", "euros", "status"]
    list_filter = ["year", "financing", "zone", "status"]
    list_per_page = 50
    inspect_view_enabled = True
    panels = [FieldPanel("euros", read_only=True)]


class FiguresGroup(SnippetViewSetGroup):
    menu_label = "Chiffres clés"
    menu_name = "chiffres"
    menu_icon = "table"
    items = (FigureViewSet, SourceViewSet, CeilingViewSet)


for model in (Figure, Ceiling):
    register_permission_policy(model, ReadPolicy(model))
register_permission_policy(Source, SourcePolicy(Source))
register_snippet(FiguresGroup)
