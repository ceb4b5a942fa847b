"""No export of what people typed is run by a spreadsheet."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.viewsets import viewsets

from home.exports import ExportOfTypedText
from home.search.models import UnansweredSearch
from tests.factories.accounts import UserFactory
from tests.factories.feedback import FeedbackFactory
from tests.factories.pages import GuidePageFactory, HomePageFactory

OURS = ("home", "forms_wizard", "directory", "portal")
HOSTILE = [
    '=HYPERLINK("http://spam.example")',
    "+33 6 12",
    "-2+3",
    "@SUM(1)",
    "\tcmd",
    "\r=1+1",
]


@pytest.fixture
def admin(client, db):
    client.force_login(UserFactory(is_superuser=True))
    return client


def file_of(client, name: str, kind: str) -> bytes:
    return b"".join(client.get(reverse(name), {"export": kind}).streaming_content)


def column(client, name: str, heading: str) -> list[str]:
    rows = csv.DictReader(io.StringIO(file_of(client, name, "csv").decode(), newline=""))
    return [row[heading] for row in rows]


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_comment_of_a_visitor_is_text(admin, typed):
    FeedbackFactory(comment=typed)

    assert column(admin, "feedback_answers:index", "Commentaire") == [f"'{typed}"]


def test_what_looks_like_no_formula_is_as_it_was_typed(admin):
    FeedbackFactory(comment="J'ai -2 et a=b, écrit à @lille")

    assert column(admin, "feedback_answers:index", "Commentaire") == [
        "J'ai -2 et a=b, écrit à @lille"
    ]


def test_in_xlsx_a_comment_is_a_cell_of_text(admin):
    FeedbackFactory(comment="=1+1")

    sheet = load_workbook(io.BytesIO(file_of(admin, "feedback_answers:index", "xlsx"))).active

    cell = next(cell for cell in sheet[2] if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_words_searched_in_vain_are_text(admin):
    UnansweredSearch.objects.create(
        day=timezone.localdate(), language="fr", words="=1+1", visitors=9
    )

    assert column(admin, "unanswered_searches", "Mots") == ["'=1+1"]


@pytest.mark.parametrize("report", ["readability:report", "reviews:report", "feedback_report"])
def test_titles_of_pages_are_text(admin, report):
    page = GuidePageFactory(parent=HomePageFactory(), title="=1+1", lead="Le chat dort ici.")
    page.save_revision().publish()
    FeedbackFactory(title="=1+1")

    assert "'=1+1" in column(admin, report, "Page")


def _views(cls):
    for view in cls.__subclasses__():
        yield view
        yield from _views(view)


@pytest.mark.django_db
def test_no_view_of_ours_exports_without_it():
    reverse("feedback_report")
    mine = {
        view
        for view in _views(SpreadsheetExportMixin)
        if view.__module__.split(".")[0] in OURS and view.list_export
    }
    mine |= {
        viewset.index_view_class
        for viewset in viewsets.viewsets
        if type(viewset).__module__.split(".")[0] in OURS
        and isinstance(getattr(viewset, "list_export", None), list)
    }

    assert len(mine) >= 6
    assert [view for view in mine if not issubclass(view, ExportOfTypedText)] == []
