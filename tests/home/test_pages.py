from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from home.anchors import section_anchor
from home.easy.models import EasyLettersPage, EasyPage
from home.enums import OperatorFacts
from home.glossary.models import GlossaryPage
from home.models import GuidePage, HomePage, SiteMapPage, SiteSettings
from home.news.models import NewsIndexPage
from tests.factories.pages import (
    EVERY_BLOCK,
    GuidePageFactory,
    HomePageFactory,
    SiteMapPageFactory,
    body,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return HomePageFactory()


def content(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_home_page_opens_the_doors_that_are_mounted(client, home):
    html = content(client.get("/"))

    assert "<h1>Demande de logement social</h1>" in html
    assert "fr-alert__title" not in html


def test_the_home_page_shows_its_guides_and_blocks(client, home):
    guides = [GuidePageFactory(parent=home) for _ in range(3)]
    home = HomePage.objects.get(pk=home.pk)
    home.start_guide, home.follow_guide, home.renewal_guide = guides
    home.body = body(*EVERY_BLOCK)
    home.save()

    html = content(client.get("/"))

    assert all(f'href="/{guide.slug}/"' in html for guide in guides)
    assert "Première partie" in html


def test_a_door_leads_to_its_guide_when_its_room_is_not_mounted(home, settings):
    settings.ROOT_URLCONF = "home.urls"
    guide = GuidePageFactory(parent=home, slug="avant")
    home = HomePage.objects.get(pk=home.pk)
    home.start_guide = guide

    doors = home.doors()

    assert [door["url"] for door in doors] == ["/avant/"]


def test_an_empty_guide_has_a_title_and_a_breadcrumb(client, home):
    GuidePageFactory(parent=home, title="Les étapes", slug="etapes")

    html = content(client.get("/etapes/"))

    assert html.count("<h1") == 1
    assert 'aria-current="page"' in html


def test_a_guide_shows_everything_its_editor_wrote(client, home):
    guide = GuidePageFactory(
        parent=home,
        slug="etapes",
        lead="Du début à la fin.",
        essential="C'est gratuit.\n\nC'est pour tous.",
        legal_basis="Article L.441-1.",
        checked_on="2026-03-02",
        review_on="2026-09-02",
        body=body(*EVERY_BLOCK),
    )
    GuidePageFactory(parent=guide, title="Une page dessous")

    html = content(client.get("/etapes/"))

    for words in ("Du début à la fin.", "C&#x27;est pour tous.", "Article L.441-1.", "2 mars 2026"):
        assert words in html
    for words in ("Remplir", "Attention :", "Faut-il payer ?", "Les délais", "Qui loue."):
        assert words in html
    assert 'href="/recherche/"' in html
    assert "Une page dessous" in html


def test_titles_go_down_one_level_at_a_time(client, home):
    guide = GuidePageFactory(parent=home, slug="etapes", body=body(*EVERY_BLOCK))
    card = {"type": "link_cards", "value": [guide.pk]}
    guide.body = body(*EVERY_BLOCK, card)
    guide.save()

    html = content(client.get("/etapes/"))

    # Under the heading of level 3, the card's title is of level 4.
    assert '<h4 class="fr-card__title">' in html


def test_every_page_link_of_a_body_is_resolved_and_a_withdrawn_page_is_not_linked(client, home):
    seen = GuidePageFactory(parent=home, slug="visible")
    hidden = GuidePageFactory(parent=home, slug="cachee", live=False)
    links = "".join(f'<p><a linktype="page" id="{page.pk}">ici</a></p>' for page in (seen, hidden))
    GuidePageFactory(
        parent=home,
        slug="etapes",
        body=body(
            {"type": "paragraph", "value": links},
            {"type": "link_cards", "value": [seen.pk, hidden.pk]},
        ),
    )

    html = content(client.get("/etapes/"))

    assert '<a href="/visible/">ici</a>' in html
    assert "<a>ici</a>" in html
    assert "/cachee/" not in html


def test_headings_in_other_letters_have_anchors_of_their_own():
    titles = ("Étapes", "كيف تسير الأمور", "معلومات مفيدة", "Центр France services", "Варто знати")

    anchors = [section_anchor(title) for title in titles]

    assert anchors[0] == "partie-etapes"
    assert len(set(anchors)) == len(titles)
    assert "partie-" not in anchors


def test_two_headings_with_the_same_words_are_refused():
    heading = {"type": "heading", "value": {"text": "Le délai", "level": "2"}}
    page = GuidePage(body=body(heading, heading))

    with pytest.raises(ValidationError, match="Deux titres disent la même chose"):
        page.body.stream_block.clean(page.body)


def test_a_table_row_of_another_width_is_refused():
    value = {"caption": "Délais", "headings": ["Quoi", "Quand"], "rows": [["A"]]}
    page = GuidePage(body=body({"type": "table", "value": value}))

    with pytest.raises(ValidationError):
        page.body.stream_block.clean(page.body)


@pytest.mark.parametrize("chosen", [{}, {"door": "start", "url": "https://exemple.fr"}])
def test_a_button_has_one_target(chosen):
    button = {"label": "Aller", "door": "", "page": None, "url": "", "emphasis": "primary"}
    page = GuidePage(body=body({"type": "buttons", "value": [{**button, **chosen}]}))

    with pytest.raises(ValidationError):
        page.body.stream_block.clean(page.body)


def test_the_site_map_lists_public_pages_as_a_tree(client, home):
    parent = GuidePageFactory(parent=home, title="Se faire aider")
    GuidePageFactory(parent=parent, title="Par téléphone")
    draft = GuidePageFactory(parent=home, title="Brouillon", live=False)
    GuidePageFactory(parent=draft, title="Sous le brouillon")
    private = GuidePageFactory(parent=home, title="Réservée")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    SiteMapPageFactory(parent=home)

    html = content(client.get("/plan-du-site/"))

    assert "Se faire aider" in html
    assert "Par téléphone" in html
    for title in ("Brouillon", "Sous le brouillon", "Réservée"):
        assert title not in html


def test_public_pages_hold_no_form_to_post_no_token_and_nobody(client, home, admin_user):
    GuidePageFactory(parent=home, slug="etapes", body=body(*EVERY_BLOCK))
    SiteMapPageFactory(parent=home)
    client.force_login(admin_user)

    for address in ("/", "/etapes/", "/plan-du-site/", "/recherche/?q=guide"):
        html = content(client.get(address))
        assert 'method="post"' not in html.lower()
        assert "csrfmiddlewaretoken" not in html
        assert admin_user.email not in html
        assert " style=" not in html


@pytest.mark.parametrize("how_many", [1, 5])
def test_a_guide_costs_the_same_with_one_and_five_pages_under_it(
    client, home, django_assert_num_queries, how_many
):
    guide = GuidePageFactory(parent=home, slug="etapes", title="Les étapes")
    others = [GuidePageFactory(parent=guide) for _ in range(how_many)]
    guide = GuidePage.objects.get(pk=guide.pk)
    guide.body = body(
        *(
            {"type": "paragraph", "value": f'<p><a linktype="page" id="{page.pk}">ici</a></p>'}
            for page in others
        ),
        {"type": "link_cards", "value": [page.pk for page in others]},
    )
    guide.save()
    client.get("/")  # the process now knows the pages

    with django_assert_num_queries(
        1  # the page
        + 1  # cards
    ):
        response = client.get("/etapes/")

    assert len(response.context["around"].children) == how_many


def test_a_page_asked_again_costs_no_query(client, home, django_assert_num_queries):
    GuidePageFactory(parent=home, slug="etapes", body=body(*EVERY_BLOCK))
    SiteMapPageFactory(parent=home)
    addresses = ("/", "/etapes/", "/plan-du-site/")
    first = [content(client.get(address)) for address in addresses]

    with django_assert_num_queries(0):
        again = [content(client.get(address)) for address in addresses]

    assert again == first


def test_an_unknown_address_costs_one_query(client, home, django_assert_num_queries):
    client.get("/")  # the process now knows the pages

    with django_assert_num_queries(1):  # redirections
        response = client.get("/nulle/part/")

    assert response.status_code == 404
    assert "Cette page n" in response.content.decode()


def test_the_side_menu_holds_the_pages_beside_that_are_in_menus(client, home):
    GuidePageFactory(parent=home, slug="etapes")
    GuidePageFactory(parent=home, title="Renouveler")
    GuidePageFactory(parent=home, title="Hors du menu", slug="legal", show_in_menus=False)

    html = content(client.get("/etapes/"))

    assert "Renouveler" in html.split("fr-sidemenu__list")[1]
    assert "Hors du menu" not in html
    assert "fr-sidemenu" not in content(client.get("/legal/"))


def test_a_page_under_another_is_found_by_its_whole_address(client, home):
    parent = GuidePageFactory(parent=home, slug="situations")
    GuidePageFactory(parent=parent, slug="handicap", title="Handicap")

    assert "<h1>Handicap</h1>" in content(client.get("/situations/handicap/"))
    assert client.get("/handicap/").status_code == 404


def test_a_page_that_is_not_published_is_not_found(client, home):
    GuidePageFactory(parent=home, slug="brouillon", live=False)

    assert client.get("/brouillon/").status_code == 404


def test_a_page_kept_for_some_people_asks_to_sign_in(client, home):
    private = GuidePageFactory(parent=home, slug="reservee")
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    response = client.get("/reservee/")

    assert response.status_code == 302


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_site_map_costs_the_same_with_one_and_five_pages(
    client, home, django_assert_max_num_queries, how_many
):
    SiteMapPageFactory(parent=home)
    for _ in range(how_many):
        GuidePageFactory(parent=GuidePageFactory(parent=home))

    with django_assert_max_num_queries(12):
        html = content(client.get("/plan-du-site/"))

    assert html.count('href="/guide-') == how_many * 2


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_home_page_costs_the_same_with_one_and_five_pages(
    client, home, django_assert_max_num_queries, how_many
):
    guides = [GuidePageFactory(parent=home) for _ in range(how_many)]
    home = HomePage.objects.get(pk=home.pk)
    home.start_guide = home.follow_guide = home.renewal_guide = guides[0]
    home.body = body({"type": "link_cards", "value": [guide.pk for guide in guides]})
    home.save()

    with django_assert_max_num_queries(12):
        html = content(client.get("/"))

    assert html.count("fr-enlarge-link") >= how_many


def test_the_helpline_is_the_one_of_the_settings(client, home, django_capture_on_commit_callbacks):
    assert "Besoin d'aide" not in content(client.get("/"))

    with django_capture_on_commit_callbacks(execute=True):
        hours = "du lundi au jeudi"
        SiteSettings(pk=1, helpline_number="01 23 45 67 89", helpline_hours=hours).save()

    GuidePageFactory(parent=home, slug="etapes")
    for address in ("/", "/etapes/"):
        html = content(client.get(address))
        assert "01 23 45 67 89" in html
        assert "du lundi au jeudi" in html


def test_what_only_the_operator_knows_comes_from_the_settings(
    client, home, django_capture_on_commit_callbacks
):
    blocks = [{"type": "operator", "value": {"subject": name}} for name in OperatorFacts.values]
    GuidePageFactory(parent=home, slug="mentions", body=body(*blocks))
    before = content(client.get("/mentions/"))
    assert before.count("À compléter par l'exploitant") == 11
    assert "Page à compléter" in before

    facts = {
        "operator": "Agence <du> logement",
        "operator_address": "1 rue du Port\n59000 Lille",
        "operator_phone": "03 20 00 00 01",
        "publication_director": "Madame Durand",
        "host_name": "Hébergeur du Nord",
        "host_address": "2 rue du Port",
        "host_phone": "03 20 00 00 02",
        "data_protection_contact": "dpo@exemple.fr",
        "contact_email": "aide@exemple.fr",
    }
    with django_capture_on_commit_callbacks(execute=True):
        SiteSettings(pk=1, **facts).save()

    html = content(client.get("/mentions/"))
    assert "À compléter" not in html
    assert "Page à compléter" not in html
    assert "Agence &lt;du&gt; logement" in html
    assert "1 rue du Port<br>59000 Lille" in html
    assert all(facts[name] in html for name in facts if not name.startswith("operator"))


def test_settings_cost_no_query_once_read(django_assert_num_queries):
    SiteSettings.current()

    with django_assert_num_queries(0):
        settings = SiteSettings.current()

    assert settings.conformity == "none"


def test_only_the_declared_pages_can_be_created_under_each():
    under_a_guide = [GuidePage, GlossaryPage, EasyLettersPage, EasyPage]
    assert set(HomePage.allowed_subpage_models()) == {*under_a_guide, NewsIndexPage, SiteMapPage}
    assert GuidePage.allowed_subpage_models() == under_a_guide
    assert SiteMapPage.allowed_subpage_models() == []


def test_robots_are_kept_out_of_the_private_rooms(client):
    response = client.get("/robots.txt")

    lines = content(response).splitlines()
    assert response["Content-Type"].startswith("text/plain")
    for prefix in ("/admin/", "/compte/", "/demande/", "/guichet/", "/mon-dossier/"):
        assert f"Disallow: {prefix}" in lines
    assert "Disallow: /guichets/" not in lines
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_the_sitemap_holds_public_pages_only(client, home):
    GuidePageFactory(parent=home, slug="etapes")
    GuidePageFactory(parent=home, slug="brouillon", live=False)

    xml = content(client.get("/sitemap-pages.xml"))

    assert "/etapes/" in xml
    assert "/brouillon/" not in xml


def test_a_flaw_is_told_to_the_address_that_the_operator_gave(
    client, home, django_capture_on_commit_callbacks
):
    GuidePageFactory(parent=home, slug="signaler", installed_key="securite")
    address = "/.well-known/security.txt"
    assert client.get(address).status_code == 404

    with django_capture_on_commit_callbacks(execute=True):
        SiteSettings(pk=1, contact_email="securite@exemple.fr").save()

    response = client.get(address)
    fields = dict(line.split(": ", 1) for line in content(response).splitlines())
    assert response["Content-Type"].startswith("text/plain")
    assert fields["Contact"] == "mailto:securite@exemple.fr"
    assert fields["Policy"].endswith("/signaler/")
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert timedelta(days=179) < left <= timedelta(days=180)
