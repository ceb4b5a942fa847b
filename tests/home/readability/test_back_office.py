"""The measure in the hands of editors: on the page, in its preview, in a report, for letters."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from forms_wizard.letters.models import LetterText
from home.readability.models import PageReading
from home.readability.reading import reading_of
from home.roles.installation import install
from home.roles.roles import AUTHORS, REVIEWERS
from tests.factories.accounts import UserFactory
from tests.factories.easy import EasyPageFactory
from tests.factories.pages import GuidePageFactory, HomePageFactory, body

pytestmark = pytest.mark.django_db

LONG = "Une phrase " + "vraiment " * 21 + "longue."
THIRTEEN = "Une phrase " + "de mots " * 5 + "trop."


def paragraph(text: str) -> dict:
    return {"type": "paragraph", "value": f"<p>{text}</p>"}


@pytest.fixture
def home():
    home = HomePageFactory()
    install()
    return home


@pytest.fixture
def reviewer(home, client):
    user = UserFactory(groups=[REVIEWERS])
    client.force_login(user)
    return user


def html_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_editor_of_a_page_reads_the_measure_of_the_latest_draft(client, home, reviewer):
    page = GuidePageFactory(parent=home, body=body(paragraph("Une phrase courte.")))
    page.body = body(paragraph(LONG))
    page.save_revision()

    html = html_of(client, reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert "Lisibilité de ce qui est enregistré" in html
    assert "1 phrase a plus de 20 mots." in html
    assert "24 mots :" in html


def test_a_twin_is_measured_by_its_own_rule(home):
    guide = GuidePageFactory(parent=home, body=body(paragraph(THIRTEEN)))
    twin = EasyPageFactory(
        parent=guide, body=body({"type": "sentences", "value": f"<p>{THIRTEEN}</p>"})
    )

    assert reading_of(guide).too_long == ()
    assert [one.words for one in reading_of(twin).too_long] == [13]


def test_what_is_typed_is_measured_in_a_preview(home):
    page = GuidePageFactory(parent=home)
    page.lead = LONG

    response = page.make_preview_request(preview_mode="readability")

    html = response.content.decode()
    assert "<h1>Lisibilité</h1>" in html
    assert "1 phrase a plus de 20 mots." in html


def test_a_page_published_is_measured_and_forgotten_when_it_says_nothing(home):
    page = GuidePageFactory(parent=home, lead=LONG)
    page.save_revision().publish()
    reading = PageReading.objects.get(page=page)
    assert (reading.words, reading.too_long, reading.ease) == (24, 1, "très difficile")

    page.lead = ""
    page.save_revision().publish()

    assert not PageReading.objects.filter(page=page).exists()


def test_every_page_is_measured_again_by_a_command(home, capsys):
    page = GuidePageFactory(parent=home, lead=LONG)

    call_command("measure_pages")

    assert PageReading.objects.get(page=page).too_long == 1
    assert capsys.readouterr().out.startswith("measured=")


def published(home, **values):
    page = GuidePageFactory(parent=home, **values)
    page.save_revision().publish()
    return page


def test_the_report_lists_the_hardest_first_and_is_sorted(client, home, reviewer):
    published(home, title="Facile", lead="Le chat dort ici.")
    published(home, title="Difficile", lead=LONG)
    published(home, title="Retirée", lead=LONG).unpublish()
    address = reverse("readability:report")

    def titles(query=""):
        rows = client.get(f"{address}{query}").context["object_list"]
        return [row.page.title for row in rows]

    assert titles() == ["Difficile", "Facile"]
    assert titles("?ordering=mean") == ["Facile", "Difficile"]
    assert titles("?ordering=page__title") == ["Difficile", "Facile"]
    assert titles("?ordering=inconnu") == ["Difficile", "Facile"]
    assert "très difficile" in html_of(client, address)
    assert "Difficile" in client.get(f"{address}?export=csv").getvalue().decode()


@pytest.mark.parametrize("how_many", [1, 6])
def test_the_report_costs_the_same_with_one_and_six_pages(
    client, home, reviewer, how_many, django_assert_max_num_queries
):
    for _ in range(how_many):
        published(home, lead=LONG)
    address = reverse("readability:report")
    client.get(address)

    with django_assert_max_num_queries(15):
        response = client.get(address)

    assert len(response.context["object_list"]) == how_many


def test_who_edits_no_page_finds_no_report(client, home):
    published(home, lead=LONG)
    client.force_login(UserFactory())
    assert client.get(reverse("readability:report")).status_code in (302, 403)

    client.force_login(UserFactory(groups=[AUTHORS]))
    assert len(client.get(reverse("readability:report")).context["object_list"]) == 1


def test_the_text_of_a_letter_is_measured_too(client, admin_user):
    client.force_login(admin_user)
    text = LetterText.objects.filter(language="fr").first()

    html = html_of(client, reverse("wagtailsnippets_letters_lettertext:edit", args=[text.pk]))

    assert "Lisibilité de ce qui est enregistré" in html
    assert "mots par phrase en moyenne" in html or "Écrivez puis enregistrez" in html
