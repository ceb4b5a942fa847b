"""What each block shows, what it refuses, and the sample that editors see before they take it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import resolve, reverse

from directory.figures.reading import sources
from home.blocks.content import ContentBlock
from home.models import GuidePage
from tests.factories.every_block import every_block
from tests.factories.figures import FigureFactory
from tests.factories.pages import GuidePageFactory, HomePageFactory, body

pytestmark = pytest.mark.django_db
BLOCKS = ContentBlock().child_blocks
LILLE, ROUBAIX = "59350", "59512"
# Words of each sample, or of what stands for it.
SAMPLES = {
    "summary": "Remplir la demande",
    "key_date": "1er janvier 2027",
    "contact": "tel:0123456789",
    "guichet_finder": 'action="/guichets/"',
    "commune_figures": "Lille",
    "start": 'href="/demande/"',
    "law_quote": "Lire sur Légifrance",
    "table": "<caption>Les délais</caption>",
    "link_cards": "fr-card",
    "picture": "Un immeuble et un arbre",
}


def shown(client, *parts: dict) -> str:
    home = HomePageFactory()
    GuidePageFactory(parent=home, slug="etapes", body=body(*parts))
    response = client.get("/etapes/")
    assert response.status_code == 200
    return response.content.decode()


def refused(kind: str, value) -> str:
    """The sentences that the editor reads."""
    page = GuidePage(body=body({"type": kind, "value": value}))
    with pytest.raises(ValidationError) as caught:
        page.body.stream_block.clean(page.body)
    return " ".join(_sentences(caught.value))


def _sentences(error) -> list[str]:
    found = list(error.messages) if hasattr(error, "error_list") else []
    inner = getattr(error, "block_errors", {}) or {}
    for one in inner.values() if isinstance(inner, dict) else inner:
        for each in one if isinstance(one, list) else [one]:
            found += _sentences(each) if each else []
    return found


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_shows_a_sample_to_editors(admin_client, name):
    block = ContentBlock().child_blocks[name]
    HomePageFactory()

    response = admin_client.get(
        reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}
    )

    assert block.is_previewable
    assert block.get_description()
    assert response.status_code == 200
    html = response.content.decode()
    assert "home/pages.css" in html
    assert SAMPLES.get(name, "") in html


def test_the_summary_leads_to_the_parts_of_the_body(client):
    parts = [{"type": "summary", "value": None}]
    for text, level in (("Avant", "2"), ("Un détail", "3"), ("L'envoi", "2")):
        parts.append({"type": "heading", "value": {"text": text, "level": level}})

    html = shown(client, *parts)

    assert '<a class="fr-summary__link" href="#partie-avant">Avant</a>' in html
    assert 'href="#partie-lenvoi"' in html
    assert 'href="#partie-un-detail"' not in html


@pytest.mark.parametrize(("day", "is_past"), [("2020-01-01", True), ("2999-01-01", False)])
def test_a_key_date_says_when_it_is_past(client, day, is_past):
    value = {"day": day, "title": "Les plafonds changent", "text": "<p>Refaites le calcul.</p>"}

    html = shown(client, {"type": "key_date", "value": value})

    assert f'<time datetime="{day}">1er janvier' in html
    assert "Refaites le calcul." in html
    assert ("Date passée" in html) is is_past


def test_the_day_itself_is_not_past_and_a_preview_knows_no_day():
    block = ContentBlock().child_blocks["key_date"]
    value = block.to_python({"day": "2026-11-26", "title": "Fin", "text": ""})

    assert not block.get_context(value, {"today": date(2026, 11, 26)})["is_past"]
    assert block.get_context(value, {"today": date(2026, 11, 27)})["is_past"]
    assert not block.get_context(value)["is_past"]


def test_a_page_kept_in_memory_is_rendered_again_after_midnight():
    """It speaks of the day: no publication is needed for a date to become past."""
    assert resolve("/etapes/").func.public_page.minutes == 60


CONTACT = {"name": "ADIL", "role": "", "phone": "", "email": "", "hours": "", "address": ""}


def test_a_contact_can_be_called_and_written_to(client):
    value = CONTACT | {"phone": "01 23 45 67 89", "email": "aide@exemple.fr", "address": "1 rue\nA"}

    html = shown(client, {"type": "contact", "value": value})

    assert '<a href="tel:0123456789">01 23 45 67 89</a>' in html
    assert 'href="mailto:aide@exemple.fr"' in html
    assert "1 rue<br>A" in html
    assert "Horaires" not in html


def test_a_contact_has_one_way_at_least_and_a_number_that_can_be_dialled():
    assert "Donnez un téléphone" in refused("contact", CONTACT)
    assert "en chiffres" in refused("contact", CONTACT | {"phone": "voir le site"})
    block = ContentBlock().child_blocks["contact"]
    assert block.clean(block.to_python(CONTACT | {"phone": "3919"}))["phone"] == "3919"


def test_the_finder_asks_the_list_of_guichets_with_the_commune_already_written(client):
    finder = {"type": "guichet_finder", "value": {"title": "Près d'ici", "commune": LILLE}}
    empty = {"type": "guichet_finder", "value": {"title": "Ailleurs", "commune": ""}}

    html = shown(client, finder, empty)

    assert 'method="get"' in html
    assert 'action="/guichets/"' in html
    assert 'value="Lille (59000)"' in html
    # Two boxes, two ids.
    assert 'id="guichet-1"' in html
    assert 'id="guichet-2"' in html


@pytest.mark.parametrize("kind", ["guichet_finder", "commune_figures"])
@pytest.mark.parametrize("code", ["00000", "<b>"])
def test_an_unknown_commune_is_refused_with_an_example(kind, code):
    assert "59350 pour Lille" in refused(kind, {"title": "Ici", "commune": code})


def test_the_code_of_a_former_commune_becomes_the_one_of_today():
    block = ContentBlock().child_blocks["commune_figures"]

    # Lomme joined Lille.
    assert block.clean(block.to_python({"commune": "59355"}))["commune"] == LILLE


def test_the_figures_of_a_commune_have_their_date_and_source_and_keep_secrets(client):
    FigureFactory(code=LILLE, measure="demands", value=1960)
    FigureFactory(code=LILLE, measure="allocations", value=None, secret="P")

    html = shown(client, {"type": "commune_figures", "value": {"commune": LILLE}})

    assert "1\u202f960" in html or "1\xa0960" in html
    assert "&lt; 11" in html
    assert "Les petits nombres ne sont pas publiés" in html
    assert "D'où viennent ces chiffres" in html
    assert 'href="/communes/59350-lille/"' in html


def test_a_commune_without_figures_says_so(client):
    html = shown(client, {"type": "commune_figures", "value": {"commune": LILLE}})

    assert "Nous n'avons pas de chiffres pour ce lieu." in html


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_figures_of_several_communes_are_read_in_one_query(
    client, django_assert_num_queries, how_many
):
    codes = [LILLE, ROUBAIX, "59599", "59009", "59378"][:how_many]
    for code in codes:
        FigureFactory(code=code, measure="demands", value=100)
    home = HomePageFactory()
    parts = [{"type": "commune_figures", "value": {"commune": code}} for code in codes]
    GuidePageFactory(parent=home, slug="etapes", body=body(*parts))
    client.get("/")
    sources(None)  # read once a process

    with django_assert_num_queries(
        1  # the page
        + 1  # figures
    ):
        response = client.get("/etapes/")

    assert response.content.decode().count("portal-figures__list") == how_many


def test_the_start_button_tells_what_to_have_and_how_long(client):
    value = {"label": "Commencer", "duration": "30 minutes", "needs": ["une pièce d'identité"]}

    html = shown(client, {"type": "start", "value": value})

    assert 'href="/demande/">Commencer</a>' in html
    assert "Durée : 30 minutes" in html
    assert "une pièce d&#x27;identité" in html


LAW = {
    "text": "Le droit au logement est garanti par l'État.",
    "article": "Article L.300-1",
    "url": "https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006074096/",
    "version": "2007-03-06",
}


def test_a_quote_of_the_law_has_its_article_its_version_and_its_link(client):
    html = shown(client, {"type": "law_quote", "value": LAW})

    assert f'cite="{LAW["url"]}"' in html
    assert "Version en vigueur au 6 mars 2007." in html
    assert "Lire sur Légifrance : Article L.300-1" in html


@pytest.mark.parametrize("url", ["https://exemple.fr/loi", "http://www.legifrance.gouv.fr/x"])
def test_a_quote_of_the_law_leads_to_legifrance_only(url):
    assert "https://www.legifrance.gouv.fr" in refused("law_quote", LAW | {"url": url})


def test_a_page_costs_the_same_with_each_block_once_and_three_times(
    client, django_assert_max_num_queries
):
    home = HomePageFactory()
    FigureFactory(code=LILLE, measure="demands", value=1960)
    parts = every_block(card=home.pk)
    others = [part for part in parts if part["type"] != "heading"]
    GuidePageFactory(parent=home, slug="une-fois", body=body(*parts))
    GuidePageFactory(parent=home, slug="trois-fois", body=body(*parts, *others, *others))
    client.get("/")

    with django_assert_max_num_queries(20) as once:
        client.get("/une-fois/")
    with django_assert_max_num_queries(20) as thrice:
        response = client.get("/trois-fois/")

    # The first of the two also reads what the process then keeps.
    assert len(thrice) <= len(once)
    assert response.content.decode().count("portal-key-date__day") == 6
