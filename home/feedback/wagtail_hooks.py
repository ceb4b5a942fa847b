"""What editors read of the opinions: a report by page, and every answer with its comment."""

from urllib.parse import urlencode

import django_filters
from django.contrib.auth.models import Permission
from django.db.models import CharField, Count, IntegerField, Max, Q
from django.db.models.functions import Cast
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from home.exports import ExportOfTypedText
from home.feedback.models import Feedback

REPORT = "feedback_report"
ANSWERS = "feedback_answers"


class FromVisitorsPolicy(ModelPermissionPolicy):
    """Answers come from visitors: treated here, never written nor removed."""

    def user_has_permission(self, user, action):
        return action not in ("add", "delete") and super().user_has_permission(user, action)


policy = FromVisitorsPolicy(Feedback)
register_permission_policy(Feedback, policy)


class PagesFilterSet(WagtailFilterSet):
    given_at = django_filters.DateFromToRangeFilter(
        label="Donné entre le", widget=DateRangePickerWidget
    )
    title = django_filters.CharFilter(label="Titre de la page", lookup_expr="icontains")

    class Meta:
        model = Feedback
        fields: list[str] = []


class AnswersFilterSet(PagesFilterSet):
    path = django_filters.CharFilter(label="Adresse de la page", lookup_expr="exact")
    with_comment = django_filters.BooleanFilter(
        label="Avec un commentaire", field_name="comment", lookup_expr="exact", method="commented"
    )

    class Meta:
        model = Feedback
        fields = ["helped", "treated"]

    def commented(self, queryset, name, value):
        return queryset.exclude(comment="") if value else queryset.filter(comment="")


def answers_of(row: dict) -> str:
    return f"{reverse(f'{ANSWERS}:index')}?{urlencode({'path': row['path']})}"


class PagesReport(ExportOfTypedText, ReportView):
    """One line a page, the least helpful first; the dates narrow what is counted."""

    model = Feedback
    page_title = "Avis sur les pages"
    header_icon = "comment"
    index_url_name = REPORT
    index_results_url_name = f"{REPORT}_results"
    results_template_name = "feedback/admin/pages_results.html"
    permission_policy = policy
    permission_required = "change"
    filterset_class = PagesFilterSet
    default_ordering = "-no"
    columns = [
        TitleColumn("title", label="Page", get_url=answers_of),
        Column("path", label="Adresse"),
        Column("yes", label="Oui", sort_key="yes"),
        Column("no", label="Non", sort_key="no"),
        Column("rate", label="A aidé (%)", sort_key="rate"),
        Column("comments", label="Commentaires", sort_key="comments"),
        Column("waiting", label="À traiter", sort_key="waiting"),
    ]
    list_export = ["title", "path", "yes", "no", "rate", "comments", "waiting"]
    export_headings = {
        "title": "Page",
        "path": "Adresse",
        "yes": "Oui",
        "no": "Non",
        "rate": "A aidé (%)",
        "comments": "Commentaires",
        "waiting": "À traiter",
    }
    export_filename = "avis-par-page"

    def get_base_queryset(self):
        return Feedback.objects.all()

    def get_filtered_queryset(self):
        """Filtered first, then counted."""
        return self.order_queryset(by_page(self.filter_queryset(self.get_base_queryset())))


def by_page(answers):
    """One row a page: counts of the answers, of their comments, of those to treat."""
    yes, commented = Count("pk", filter=Q(helped=True)), ~Q(comment="")
    return (
        answers.order_by()
        .values("path")
        .annotate(
            title=Cast(Max("title"), CharField()),
            yes=yes,
            no=Count("pk", filter=Q(helped=False)),
            rate=Cast(100 * yes / Count("pk"), IntegerField()),
            comments=Count("pk", filter=commented),
            waiting=Count("pk", filter=commented & Q(treated=False)),
        )
    )


class AnswersIndexView(ExportOfTypedText, IndexView):
    """Every answer, with its comment."""


class FeedbackViewSet(ModelViewSet):
    model = Feedback
    index_view_class = AnswersIndexView
    name = ANSWERS
    url_prefix = "avis/reponses"
    icon = "comment"
    menu_label = "Réponses aux avis"
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    filterset_class = AnswersFilterSet
    list_display = [
        "title",
        BooleanColumn("helped", label="A aidé"),
        Column("comment", label="Commentaire"),
        DateColumn("given_at", label="Donné le"),
        BooleanColumn("treated", label="Traité"),
    ]
    list_export = ["title", "path", "helped", "comment", "given_at", "treated"]
    export_filename = "avis"
    panels = [
        FieldPanel("title", read_only=True),
        FieldPanel("path", read_only=True),
        FieldPanel("helped", read_only=True),
        FieldPanel("comment", read_only=True),
        FieldPanel("given_at", read_only=True),
        FieldPanel("treated"),
    ]


class FeedbackMenuItem(MenuItem):
    def is_shown(self, request):
        return policy.user_has_permission(request.user, "change")


@hooks.register("register_admin_viewset")
def answers():
    return FeedbackViewSet()


@hooks.register("register_reports_menu_item")
def menu_item():
    return FeedbackMenuItem(
        "Avis sur les pages", reverse(REPORT), name="avis", icon_name="comment", order=650
    )


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("avis/", PagesReport.as_view(), name=REPORT),
        path("avis/results/", PagesReport.as_view(results_only=True), name=f"{REPORT}_results"),
    ]


@hooks.register("register_permissions")
def permissions():
    return Permission.objects.filter(content_type__app_label="feedback", codename="change_feedback")


@hooks.register("register_page_header_buttons")
def opinions_of_this_page(page, user, view_name, next_url=None):
    """From a page in the administration to what its readers said of it."""
    if page.live and policy.user_has_permission(user, "change"):
        _site, _root, path_of_page = page.get_url_parts() or (None, None, None)
        if path_of_page:
            yield Button(
                "Avis des visiteurs",
                answers_of({"path": path_of_page}),
                icon_name="comment",
                priority=70,
            )
