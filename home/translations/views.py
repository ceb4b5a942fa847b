"""Every page in every other language: missing, out of date, up to date."""

from __future__ import annotations

import django_filters
from django.conf import settings
from django.db.models import Count, OuterRef, Subquery
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page

from home.exports import ExportOfTypedText
from home.translations.states import TranslationState, with_state


def followers():
    """The pages of the other languages that have a French page, with `french`, its title."""
    french = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE
    )
    pages = Page.objects.filter(depth__gt=1, locale__language_code__in=dict(settings.LANGUAGES))
    return (
        with_state(pages.exclude(locale__language_code=settings.LANGUAGE_CODE))
        .annotate(french=Subquery(french.values("title")[:1]))
        .filter(french__isnull=False)
    )


class TranslationFilterSet(WagtailFilterSet):
    language = django_filters.ChoiceFilter(
        label="Langue",
        field_name="locale__language_code",
        choices=lambda: [row for row in settings.LANGUAGES if row[0] != settings.LANGUAGE_CODE],
        empty_label="Toutes",
    )
    state = django_filters.ChoiceFilter(
        label="État", choices=TranslationState.choices, empty_label="Tous"
    )
    french = django_filters.CharFilter(label="Page", lookup_expr="icontains", max_length=100)

    class Meta:
        model = Page
        fields: list[str] = []


class TranslationReportView(ExportOfTypedText, PageReportView):
    """What is to be translated, language by language; CSV and XLSX."""

    page_title = "Pages et langues"
    header_icon = "wagtail-localize-language"
    results_template_name = "translations/admin/report_results.html"
    filterset_class = TranslationFilterSet
    index_url_name = "translations:report"
    index_results_url_name = "translations:report_results"
    any_permission_required = ["add", "change", "publish"]
    export_headings = {
        "french": "Page",
        "language": "Langue",
        "state_label": "État",
        "title": "Titre dans la langue",
        "last_published_at": "Publiée le",
        "url_path": "Adresse",
    }
    list_export = list(export_headings)
    columns_shown = ("Page", "Langue", "État", "Publiée le")

    def get_filename(self):
        return f"pages-et-langues-{timezone.localdate().isoformat()}"

    def get_queryset(self):
        self.queryset = followers().select_related("locale").order_by("french", "locale_id", "pk")
        return super().get_queryset()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "headings": self.columns_shown,
            "states": TranslationState.labels,
            "summary": summary(),
        }

    def decorate_paginated_queryset(self, pages):
        return [named(page) for page in pages]

    def to_row_dict(self, item):
        return super().to_row_dict(named(item))


def named(page: Page) -> Page:
    page.state_label = TranslationState(page.state).label
    page.language = dict(settings.LANGUAGES)[page.locale.language_code]
    return page


def summary() -> list[tuple[str, list[int]]]:
    """How many pages of each language are in each state, in the order of both."""
    counted = followers().order_by().values_list("locale__language_code", "state")
    counts = {(code, state): number for code, state, number in counted.annotate(Count("pk"))}
    return [
        (name, [counts.get((code, state), 0) for state in TranslationState.values])
        for code, name in settings.LANGUAGES
        if code != settings.LANGUAGE_CODE
    ]
