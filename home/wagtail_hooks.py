"""The back office of the editors."""

from wagtail import hooks

from home.rich_text import LivePageLinkHandler


@hooks.register("register_rich_text_features", order=100)
def resolve_page_links_together(features):
    features.register_link_type(LivePageLinkHandler)


@hooks.register("construct_main_menu")
def hide_what_nobody_uses(request, menu_items):
    """Supporting documents never live in Wagtail; the site has no Wagtail form page."""
    menu_items[:] = [item for item in menu_items if item.name != "forms"]


@hooks.register("construct_homepage_summary_items", order=100)
def keep_the_first_screen_short(request, items):
    items[:] = [item for item in items if type(item).__name__ == "PagesSummaryItem"]
