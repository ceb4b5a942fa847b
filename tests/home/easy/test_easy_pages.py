"""Easy-to-read versions: the switch both ways, links that stay easy, letters, lists."""

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from wagtail.models import Locale, PageViewRestriction

from home.easy.models import EasyLetterPage, EasyPage
from home.easy.twins import to_twins
from home.models import GuidePage
from portal.interface import stamp
from tests.factories.easy import (
    EVERY_EASY_BLOCK,
    EasyLetterPageFactory,
    EasyLettersPageFactory,
    EasyPageFactory,
)
from tests.factories.pages import GuidePageFactory, HomePageFactory, SiteMapPageFactory, body

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return HomePageFactory()


@pytest.fixture
def guide(home):
    return GuidePageFactory(parent=home, slug="renouveler", title="Renouveler")


def html_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_page_and_its_twin_lead_to_each_other(client, guide):
    EasyPageFactory(parent=guide, title="Renouveler", body=body(*EVERY_EASY_BLOCK))

    full = html_of(client, "/renouveler/")
    easy = html_of(client, "/renouveler/facile-a-lire/")

    assert 'href="/renouveler/facile-a-lire/">Lire la version facile</a>' in full
    assert 'href="/renouveler/">Lire la version complète</a>' in easy
    assert easy.count("<h1") == 1
    for words in ("C'est gratuit.", "Notez la date.", "Remplissez.", "Le bail", "Première partie"):
        assert words in easy
    assert "fr-icon-calendar-line" in easy
    # The page is in no list of pages under it, and under its own name in the breadcrumb.
    assert "fr-card" not in full
    assert 'aria-current="page">Facile à lire</a>' in easy
    assert '<link rel="canonical" href="http://localhost/renouveler/facile-a-lire/">' in easy


def test_the_home_page_has_a_twin_too(client, home):
    EasyPageFactory(parent=home)

    assert 'href="/facile-a-lire/"' in html_of(client, "/")
    assert "Lire la version complète" in html_of(client, "/facile-a-lire/")


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_a_twin_that_nobody_may_read_is_not_offered(client, guide, hidden):
    twin = EasyPageFactory(parent=guide, live=hidden != "draft")
    if hidden == "private":
        PageViewRestriction.objects.create(page=twin, restriction_type="login")

    assert "Lire la version facile" not in html_of(client, "/renouveler/")


def test_a_twin_says_honestly_who_has_read_it_again(client, guide):
    twin = EasyPageFactory(parent=guide)
    assert "ne l'ont pas encore relu" in html_of(client, "/renouveler/facile-a-lire/")

    EasyPage.objects.filter(pk=twin.pk).update(reviewed=True)
    stamp.touch()
    client.cookies["editor"] = "1"

    assert "Des personnes concernées l'ont relu" in html_of(client, "/renouveler/facile-a-lire/")


def link(page) -> str:
    return f'<p><a linktype="page" id="{page.pk}">{page.title}</a></p>'


def test_links_and_buttons_of_a_twin_lead_to_twins(client, home, guide):
    with_twin = GuidePageFactory(parent=home, slug="arret", title="Arrêt")
    EasyPageFactory(parent=with_twin)
    with_draft = GuidePageFactory(parent=home, slug="recours", title="Recours")
    EasyPageFactory(parent=with_draft, live=False)
    button = {"label": "Aller", "door": "", "page": with_twin.pk, "url": "", "emphasis": "primary"}
    EasyPageFactory(
        parent=guide,
        body=body(
            {"type": "sentences", "value": link(with_twin) + link(with_draft)},
            {"type": "buttons", "value": [button]},
        ),
    )

    html = html_of(client, "/renouveler/facile-a-lire/")

    assert html.count('href="/arret/facile-a-lire/"') == 2
    assert 'href="/recours/"' in html
    # A page that is written for all leads to pages written for all.
    assert 'href="/arret/"' not in html


@pytest.mark.parametrize("how_many", [1, 5])
def test_a_twin_costs_the_same_with_one_and_five_links(
    client, home, guide, django_assert_num_queries, how_many
):
    others = [GuidePageFactory(parent=home) for _ in range(how_many)]
    for other in others:
        EasyPageFactory(parent=other)
    links = "".join(link(other) for other in others)
    EasyPageFactory(parent=guide, body=body({"type": "sentences", "value": links}))
    client.get("/")

    with django_assert_num_queries(
        1  # the page
    ):
        html = html_of(client, "/renouveler/facile-a-lire/")

    assert html.count("/facile-a-lire/") >= how_many


def test_other_links_are_left_as_they_are(guide):
    EasyPageFactory(parent=guide)
    html = '<a href="#x">ici</a> <a href="https://a.fr/x/">là</a> <a href="/nulle/part/">bas</a>'

    assert to_twins(html) == html


def test_the_address_of_twins_is_theirs_alone(home, guide):
    twin = EasyPageFactory(parent=guide, slug="autre")
    assert twin.slug == "facile-a-lire"

    other = GuidePage(title="Autre", slug="facile-a-lire", locale=home.locale)
    with pytest.raises(ValidationError, match="versions faciles à lire"):
        other.clean()


def test_a_page_has_one_twin(guide):
    assert EasyPage.can_create_at(GuidePage.objects.get(pk=guide.pk))
    EasyPageFactory(parent=guide)
    assert not EasyPage.can_create_at(GuidePage.objects.get(pk=guide.pk))


def test_the_site_map_lists_twins_apart_and_the_sitemap_at_their_address(client, home, guide):
    EasyPageFactory(parent=guide, title="Renouveler")
    SiteMapPageFactory(parent=home)

    html = html_of(client, "/plan-du-site/")

    apart = html.index("Les pages faciles à lire")
    assert html.index('href="/renouveler/facile-a-lire/"') > apart
    assert html.count('href="/renouveler/facile-a-lire/"') == 1
    assert "Renouveler, facile à lire" in html
    xml = html_of(client, "/sitemap-pages.xml")
    assert "<loc>http://localhost/renouveler/facile-a-lire/</loc>" in xml


def test_a_twin_of_the_same_words_is_found_once(client, home, guide):
    GuidePage.objects.filter(pk=guide.pk).update(lead="Le mot introuvable.")
    EasyPageFactory(parent=guide, title="Renouveler", lead="Le mot introuvable.")
    guide.refresh_from_db()
    guide.save_revision().publish()

    html = html_of(client, "/recherche/?q=introuvable")

    assert html.count('href="/renouveler/"') == 1
    assert "/facile-a-lire/" not in html


# -- letters


@pytest.fixture
def letters(guide):
    return EasyLettersPageFactory(parent=guide)


def easy_letter(kind: str) -> str:
    source = "{% load easy %}{% easy_letter kind %}|{% whole_easy_letter kind %}"
    return Template(source).render(Context({"kind": kind}))


def test_a_letter_leads_to_what_explains_it(letters, settings, django_assert_num_queries):
    settings.PUBLIC_URL = "https://logement.exemple.fr/"
    EasyLetterPageFactory(parent=letters, slug="renouvelez", kinds=["renewal_notice", "renewal_d7"])
    EasyLetterPageFactory(parent=letters, kinds=["receipt"], live=False)
    stamp.touch()

    path = "/renouveler/mes-courriers-expliques/renouvelez/"
    assert easy_letter("renewal_d7") == f"{path}|https://logement.exemple.fr{path}"
    with django_assert_num_queries(0):
        assert easy_letter("receipt") == "|"
        assert easy_letter("") == "|"


def test_a_letter_explained_is_known_at_once_and_forgotten_with_its_page(
    client, letters, django_capture_on_commit_callbacks
):
    client.get("/")
    assert easy_letter("receipt") == "|"

    with django_capture_on_commit_callbacks(execute=True):
        page = EasyLetterPageFactory(parent=letters, kinds=["receipt"])
        page.save_revision().publish()
    client.get("/")
    assert easy_letter("receipt") != "|"

    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    client.get("/")
    assert easy_letter("receipt") == "|"


def test_a_letter_has_one_explanation(letters):
    first = EasyLetterPageFactory(parent=letters, title="Le premier", kinds=["receipt", "removed"])
    other = EasyLetterPage(title="Le second", kinds=["removed"], locale=first.locale)

    with pytest.raises(ValidationError) as refused:
        other.clean()

    assert refused.value.message_dict["kinds"] == [
        "« Le premier » explique déjà : Demande arrêtée. Décochez-le ici ou là."
    ]
    first.clean()
    other.kinds = ["inconnu"]
    with pytest.raises(ValidationError, match="courriers de la liste"):
        other.clean()


def test_the_list_of_letters_and_a_letter(client, letters):
    address = "/renouveler/mes-courriers-expliques/"
    assert "Aucun courrier n'est encore expliqué." in html_of(client, address)
    EasyLetterPageFactory(
        parent=letters,
        title="Votre demande est envoyée",
        slug="envoyee",
        body=body(*EVERY_EASY_BLOCK),
    )
    stamp.touch()
    client.cookies["editor"] = "1"

    assert f'href="{address}envoyee/">Votre demande est envoyée</a>' in html_of(client, address)
    html = html_of(client, f"{address}envoyee/")
    assert "Notez la date." in html
    # There is no other version of a letter.
    assert "Lire la version complète" not in html


def test_a_letter_page_without_letter_gets_a_sentence():
    page = EasyLetterPage(title="Sans courrier", kinds=None, locale=Locale.get_default())

    with pytest.raises(ValidationError) as told:
        page.full_clean()

    assert "kinds" in told.value.message_dict
