"""For editors: what visitors looked for in vain."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from home.exports import ExportOfTypedText
from home.search import unanswered
from home.search.models import UnansweredSearch

REPORT = "unanswered_searches"


def may_see(user) -> bool:
    """Those who write pages."""
    return page_permission_policy.user_has_any_permission(user, ["add", "change", "publish"])


class TreatedColumn(Column):
    cell_template_name = "search/admin/treated.html"


class UnansweredReport(ExportOfTypedText, ReportView):
    """What `SEARCHES_LISTED_FROM` visitors typed in vain, with a button once it is answered."""

    model = UnansweredSearch
    page_title = "Recherches sans résultat"
    header_icon = "search"
    index_url_name = REPORT
    index_results_url_name = f"{REPORT}_results"
    permission_policy = page_permission_policy
    any_permission_required = ("add", "change", "publish")
    columns = [
        Column("words", label="Mots"),
        Column("language", label="Langue"),
        Column("total", label="Visiteurs"),
        Column("last", label="Dernier jour"),
        TreatedColumn("treated", label=""),
    ]
    list_export = ["words", "language", "total", "last"]
    export_headings = {
        "words": "Mots",
        "language": "Langue",
        "total": "Visiteurs",
        "last": "Dernier jour",
    }
    export_filename = "recherches-sans-resultat"

    def get_base_queryset(self):
        return unanswered.listed()

    def get_filtered_queryset(self):
        return self.get_base_queryset()


@require_admin_access
@require_POST
def mark_treated(request):
    if not may_see(request.user):
        raise PermissionDenied
    words, language = request.POST.get("words", ""), request.POST.get("language", "")
    if "\0" not in words + language and unanswered.treated(language, words):
        messages.success(request, _("Ces mots ne sont plus dans la liste."))
    return redirect(REPORT)


@hooks.register("register_admin_urls")
def urls():
    view = UnansweredReport.as_view
    return [
        path("reports/recherches/", view(), name=REPORT),
        path(
            "reports/recherches/results/",
            view(results_only=True),
            name=f"{REPORT}_results",
        ),
        path("reports/recherches/traite/", mark_treated, name="unanswered_search_treated"),
    ]


@hooks.register("register_reports_menu_item")
def menu_item():
    item = MenuItem("Recherches sans résultat", reverse(REPORT), icon_name="search", order=700)
    item.is_shown = lambda request: may_see(request.user)
    return item
