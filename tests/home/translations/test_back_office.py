"""A translator at work in the real administration: the report, a PO there and back, publication."""

import csv
import io

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from openpyxl import load_workbook
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import Translation, TranslationSource

from home.roles.installation import install
from home.roles.roles import GUICHET_EDITORS, TRANSLATORS
from home.translations.installation import open_trees
from tests.factories.accounts import UserFactory
from tests.factories.pages import GuidePageFactory, HomePageFactory, body

pytestmark = pytest.mark.django_db

REPORT = "/admin/langues/"
TEXT = {"type": "paragraph", "value": "<p>C'est <b>gratuit</b>.</p>"}


@pytest.fixture(autouse=True)
def french():
    with translation.override("fr"):
        yield


@pytest.fixture
def guide():
    guide = GuidePageFactory(
        parent=HomePageFactory(),
        slug="etapes",
        title="Les étapes",
        lead="Du début.",
        body=body(TEXT),
    )
    open_trees()
    install()
    Site.clear_site_root_paths_cache()
    return guide


@pytest.fixture
def translator(guide, client):
    user = UserFactory(groups=[TRANSLATORS])
    client.force_login(user)
    return user


@pytest.fixture
def english(guide):
    return Locale.objects.get(language_code="en")


def submitted(guide, english) -> Translation:
    source, _ = TranslationSource.update_or_create_from_instance(guide)
    followed, _ = Translation.objects.get_or_create(source=source, target_locale=english)
    followed.save_target(publish=False)
    return followed


def states(response) -> dict[tuple[str, str], str]:
    rows = response.context["object_list"]
    return {(page.french, page.locale.language_code): page.state for page in rows}


def test_a_page_is_translated_by_a_file_there_and_back(
    client, guide, english, admin_user, django_capture_on_commit_callbacks
):
    client.force_login(admin_user)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            f"/admin/localize/submit/page/{guide.pk}/", {"locales": [str(english.pk)]}
        )
    assert answer.status_code == 302, answer.content
    followed = Translation.objects.get(source__object_id=guide.translation_key)
    target = Page.objects.get(translation_key=guide.translation_key, locale=english)
    edit = f"/admin/pages/{target.pk}/edit/"
    assert client.get(edit).status_code == 200

    given = client.get(f"/admin/localize/translate/{followed.pk}/pofile/download/")
    po = polib.pofile(given.content.decode())
    words = {
        "Les étapes": "The steps",
        "etapes": "steps",
        "Du début.": "From the start.",
        "C'est <b>gratuit</b>.": "It is <b>free</b>.",
    }
    assert {entry.msgid for entry in po} == set(words)
    for entry in po:
        entry.msgstr = words[entry.msgid]
    back = SimpleUploadedFile("en.po", str(po).encode(), content_type="text/x-gettext-translation")
    answer = client.post(
        f"/admin/localize/translate/{followed.pk}/pofile/upload/", {"file": back, "next": edit}
    )
    assert answer.status_code == 302
    assert followed.get_progress() == (4, 4)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(edit, {"action": "publish"})
    client.logout()
    html = client.get("/en/steps/").content.decode()
    assert "<h1>The steps</h1>" in html
    assert "It is <b>free</b>." in html


def test_the_report_says_what_each_language_has(
    client, guide, english, translator, django_capture_on_commit_callbacks
):
    GuidePageFactory(parent=Page.objects.get(pk=guide.get_parent().pk), title="À venir", slug="x")
    open_trees()
    with django_capture_on_commit_callbacks(execute=True):
        submitted(guide, english).save_target(publish=True)

    response = client.get(REPORT)

    assert response.status_code == 200
    found = states(response)
    # Published with texts still in French; the first page of Wagtail is there too.
    assert found["Les étapes", "en"] == "outdated"
    assert found["Les étapes", "ar"] == "missing"
    assert found["À venir", "en"] == "missing"
    assert dict(response.context["summary"])["English"] == [3, 0, 1, 0]
    assert set(states(client.get(REPORT, {"state": "outdated"}))) == {("Les étapes", "en")}
    assert set(states(client.get(REPORT, {"language": "ar", "french": "venir"}))) == {
        ("À venir", "ar")
    }


@pytest.mark.parametrize(
    "query", [{"state": "x" * 300}, {"language": "fr"}, {"french": "x" * 3000}]
)
def test_a_filter_that_means_nothing_is_told(client, translator, query):
    assert client.get(REPORT, query).status_code == 200


def test_the_report_is_a_file_too(client, translator):
    sheet = client.get(REPORT, {"export": "csv"})
    rows = list(csv.reader(io.StringIO(b"".join(sheet.streaming_content).decode())))
    assert rows[0][:3] == ["Page", "Langue", "État"]
    assert any(row[:3] == ["Les étapes", "English", "à traduire"] for row in rows)

    book = load_workbook(io.BytesIO(b"".join(client.get(REPORT, {"export": "xlsx"}))))
    assert book.active.cell(1, 1).value == "Page"


def test_a_title_that_is_a_formula_is_text_in_the_file(client, translator, guide):
    guide.title = "=1+1"
    guide.save()

    sheet = client.get(REPORT, {"export": "csv"})

    rows = csv.DictReader(io.StringIO(b"".join(sheet.streaming_content).decode()))
    assert "'=1+1" in [row["Page"] for row in rows]


def test_the_report_is_for_who_works_on_pages(client, guide):
    client.force_login(UserFactory(groups=[GUICHET_EDITORS]))

    assert client.get(REPORT).status_code == 302


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_report_costs_the_same_with_one_and_five_pages(
    client, guide, translator, django_assert_max_num_queries, how_many
):
    for number in range(how_many):
        GuidePageFactory(parent=Page.objects.get(pk=guide.get_parent().pk), slug=f"p-{number}")
    open_trees()
    client.get(REPORT)  # menus and permissions

    with django_assert_max_num_queries(24):
        response = client.get(REPORT)

    assert len(response.context["object_list"]) == 3 * (3 + how_many)
