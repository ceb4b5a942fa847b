"""The list of every page."""

from home.doors import Door, door_url
from home.models.base_page import BasePage
from home.navigation import branches


class SiteMapPage(BasePage):
    """Every public page of the site, generated (RGAA 12: a second way to find a page)."""

    template = "home/site_map_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = "plan du site"
        verbose_name_plural = "plans du site"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        ancestors = context["around"].ancestors
        root = ancestors[-1] if ancestors else self.get_parent()
        context["branches"], context["easy_versions"] = branches(root)
        context["doors"] = [
            (door.label, url)
            for door in (
                Door.START,
                Door.FOLLOW,
                Door.GUICHETS,
                Door.COMMUNES,
                Door.COMPARE,
                Door.SIMULATOR,
                Door.CEILINGS,
                Door.SEARCH,
                Door.WRITE,
            )
            if (url := door_url(door))
        ]
        return context
