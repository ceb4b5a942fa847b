"""The report: which pages are hard to read, the hardest first."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from home.exports import ExportOfTypedText
from home.readability.models import PageReading
from home.reviews.permissions import pages_of


def edit_address(reading: PageReading) -> str:
    return reverse("wagtailadmin_pages:edit", args=[reading.page_id])


class ReadabilityReportView(ExportOfTypedText, ReportView):
    """Every published page that the person may change; sorted by any measure; CSV and XLSX."""

    page_title = _("Lisibilité des pages")
    header_icon = "view"
    model = PageReading
    index_url_name = "readability:report"
    index_results_url_name = "readability:report_results"
    default_ordering = ["-score", "pk"]
    is_searchable = False
    columns = [
        TitleColumn(
            "title",
            label=_("Page"),
            accessor="page.title",
            get_url=edit_address,
            sort_key="page__title",
        ),
        Column("score", label=_("Indice"), sort_key="score"),
        Column("ease", label=_("Lecture")),
        Column("mean", label=_("Mots par phrase"), sort_key="mean"),
        Column("long_share", label=_("Mots longs (%)"), sort_key="long_share"),
        Column("too_long", label=_("Phrases trop longues"), sort_key="too_long"),
        Column("words", label=_("Mots"), sort_key="words"),
    ]
    list_export = ["page.title", "score", "mean", "long_share", "too_long", "words"]
    export_headings = {
        "page.title": _("Page"),
        "score": _("Indice"),
        "mean": _("Mots par phrase"),
        "long_share": _("Mots longs (%)"),
        "too_long": _("Phrases trop longues"),
        "words": _("Mots"),
    }

    def get_base_queryset(self):
        pages = pages_of(self.request.user)
        return PageReading.objects.filter(page__in=pages, page__live=True).select_related("page")

    def get_filename(self):
        return f"lisibilite-{timezone.localdate().isoformat()}"
