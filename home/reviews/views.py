"""The pages to read again, and the one that is being read."""

from __future__ import annotations

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import PageReportView
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page, PageLogEntry

from home.enums import Freshness
from home.exports import ExportOfTypedText
from home.models import ReviewedPage
from home.reviews import verbs
from home.reviews.forms import ConfirmForm, PlanForm
from home.reviews.keepers import keepers
from home.reviews.pages import reviewed
from home.reviews.permissions import can_confirm, can_plan, pages_of

SHOWN_IN_HISTORY = 10
NOBODY = "null"


class ReviewFilterSet(WagtailFilterSet):
    freshness = django_filters.ChoiceFilter(
        label=gettext_lazy("État"), choices=Freshness.choices, empty_label=gettext_lazy("Tous")
    )
    keeper = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Responsable"),
        queryset=lambda request: keepers(),
        null_label=gettext_lazy("Personne"),
        null_value=NOBODY,
        empty_label=gettext_lazy("Tous"),
        method="of_keeper",
    )
    review_on = django_filters.DateFilter(
        label=gettext_lazy("À relire avant le"), lookup_expr="lte", widget=AdminDateInput
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def of_keeper(self, pages, name, value):
        return pages.filter(keeper=None if value == NOBODY else value.pk)


class ReviewReportView(ExportOfTypedText, PageReportView):
    """Every page that somebody must keep true, the most urgent first; CSV and XLSX."""

    page_title = gettext_lazy("Pages à relire")
    header_icon = "calendar-check"
    results_template_name = "reviews/admin/report_results.html"
    filterset_class = ReviewFilterSet
    index_url_name = "reviews:report"
    index_results_url_name = "reviews:report_results"
    any_permission_required = ["add", "change", "publish"]
    export_headings = {
        "title": gettext_lazy("Page"),
        "state": gettext_lazy("État"),
        "checked_on": gettext_lazy("Vérifiée le"),
        "review_on": gettext_lazy("À relire le"),
        "keeper_email": gettext_lazy("Responsable"),
        "url_path": gettext_lazy("Adresse"),
    }
    list_export = list(export_headings)

    def get_filename(self):
        return f"pages-a-relire-{timezone.localdate().isoformat()}"

    def get_queryset(self):
        today = timezone.localdate()
        self.queryset = reviewed(pages_of(self.request.user), today=today)
        return super().get_queryset()

    def decorate_paginated_queryset(self, pages):
        return [named(page) for page in pages]


def named(page: Page) -> Page:
    page.state = Freshness(page.freshness).label
    return page


@require_http_methods(["GET", "HEAD", "POST"])
def page(request, page_id):
    """One page: what is known of its truth, and the two things that may be said of it."""
    found = _page_of(request.user, page_id)
    today = timezone.localdate()
    acts = {"confirm": can_confirm(request.user, found), "plan": can_plan(request.user, found)}
    posted = next((act for act in acts if act in request.POST), None)
    if request.method == "POST" and not acts.get(posted):
        raise PermissionDenied
    data = {act: request.POST if act == posted else None for act in acts}
    confirm = ConfirmForm(data["confirm"], today=today)
    plan = PlanForm(data["plan"], page=found, today=today)
    if confirm.is_valid():
        return _confirmed(request, found, confirm.cleaned_data["review_on"], today)
    if plan.is_valid():
        verbs.plan(found, **plan.cleaned_data, user=request.user)
        messages.success(request, _("C'est enregistré."))
        return redirect("reviews:page", found.pk)
    return render(
        request,
        "reviews/admin/page.html",
        {
            "page": found,
            "freshness": found.freshness(today=today),
            "confirm": confirm if acts["confirm"] else None,
            "plan": plan if acts["plan"] else None,
            "history": _history(found),
        },
        status=422 if posted else 200,
    )


def _page_of(user, page_id: int) -> ReviewedPage:
    """The page; 404 for who may not change it, and for a page that follows another one."""
    found = get_object_or_404(pages_of(user), pk=page_id).specific
    if not isinstance(found, ReviewedPage) or found.follows:
        raise Http404
    return found


def _confirmed(request, found: ReviewedPage, review_on, today):
    try:
        verbs.confirm(found, review_on=review_on, user=request.user, today=today)
    except verbs.NotPublished:
        messages.error(request, _("Cette page n'est pas publiée. Publiez-la d'abord."))
        return redirect("reviews:page", found.pk)
    messages.success(request, _("La page porte la date d'aujourd'hui. Merci de l'avoir relue."))
    return redirect("reviews:report")


def _history(found: ReviewedPage) -> list[PageLogEntry]:
    actions = [verbs.CONFIRMED, verbs.PLANNED]
    entries = PageLogEntry.objects.filter(page=found.pk, action__in=actions)
    return list(entries.select_related("user").order_by("-timestamp")[:SHOWN_IN_HISTORY])
