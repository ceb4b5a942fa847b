"""Reviews in the administration: the report, the panel of the first screen, the way to a page."""

from datetime import date

from django.urls import include, path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from home.enums import Freshness
from home.models import ReviewedPage
from home.reviews import verbs
from home.reviews.pages import reviewed
from home.reviews.permissions import pages_of
from home.reviews.views import named

SHOWN_ON_FIRST_SCREEN = 5


@hooks.register("register_admin_urls")
def addresses():
    return [path("relectures/", include("home.reviews.urls"))]


class ReviewsMenuItem(MenuItem):
    def is_shown(self, request):
        return pages_of(request.user).exists()


@hooks.register("register_reports_menu_item")
def report_menu_item():
    return ReviewsMenuItem(
        _("Pages à relire"),
        reverse("reviews:report"),
        name="reviews",
        icon_name="calendar-check",
        order=100,
    )


class ToReviewPanel(Component):
    """How many pages are to be read again, and the first ones."""

    name = "to_review"
    template_name = "reviews/admin/panel.html"
    # Before what Wagtail lists: pages in review, then recent edits.
    order = 150

    def get_context_data(self, parent_context):
        user, today = parent_context["request"].user, timezone.localdate()
        pages = reviewed(pages_of(user), today=today).exclude(freshness=Freshness.FRESH)
        states = list(pages.values_list("freshness", flat=True))
        counts = [(Freshness(value), states.count(value)) for value in dict.fromkeys(states)]
        first = [named(page) for page in pages[:SHOWN_ON_FIRST_SCREEN]] if states else []
        return {"counts": counts, "pages": first}


@hooks.register("construct_homepage_panels")
def pages_to_review(request, panels):
    panels.append(ToReviewPanel())


@hooks.register("register_page_header_buttons")
def review_button(page, user, view_name, next_url=None):
    if isinstance(page, ReviewedPage) and page.pk and not page.follows:
        allowed = page.permissions_for_user(user)
        if allowed.can_edit() or allowed.can_publish():
            url = reverse("reviews:page", args=[page.pk])
            yield Button(_("Relecture de la page"), url, icon_name="calendar-check", priority=65)


class Confirmed(LogFormatter):
    label = gettext_lazy("Page relue")
    message = gettext_lazy("Page relue, rien à changer")

    def format_message(self, log_entry):
        return _("Page relue, rien à changer ; à relire le %(day)s") % {
            "day": _day(log_entry.data["review_on"])
        }


class Planned(LogFormatter):
    label = gettext_lazy("Relecture prévue")
    message = gettext_lazy("Relecture prévue")

    def format_message(self, log_entry):
        said = log_entry.data
        if said["keeper_changed"] and said["review_on"]:
            words = _("Responsable changé ; page à relire le %(day)s")
        elif said["keeper_changed"]:
            words = _("Responsable changé")
        elif said["review_on"]:
            words = _("Page à relire le %(day)s")
        else:
            words = _("Jour de relecture retiré")
        return words % {"day": _day(said["review_on"])}


def _day(written: str) -> str:
    found: date | None = parse_date(written)
    return date_format(found, "DATE_FORMAT") if found else ""


@hooks.register("register_log_actions")
def name_the_reviews(actions):
    actions.register_action(verbs.CONFIRMED)(Confirmed)
    actions.register_action(verbs.PLANNED)(Planned)
