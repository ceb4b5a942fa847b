"""Each language has its addresses, French those without prefix; links lead to the others."""

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import override_settings
from django.urls import resolve, reverse, translate_url
from django.utils import translation
from wagtail.models import Page, Site

from forms_wizard.letters.message import address
from home.models import HomePage
from portal.interface import languages
from tests.addresses import ADDRESSES, VALUES

pytestmark = pytest.mark.django_db

LANGUAGES = [("fr", "Français"), ("en", "English"), ("ar", "العربيّة")]
LOGIN = "/compte/connexion/"


@pytest.fixture
def several():
    with (
        override_settings(LANGUAGES=LANGUAGES, WAGTAIL_CONTENT_LANGUAGES=LANGUAGES),
        translation.override("fr"),
    ):
        yield


def read(client, url: str, **headers) -> str:
    response = client.get(url, headers=headers)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@override_settings(LANGUAGES=LANGUAGES[:1], WAGTAIL_CONTENT_LANGUAGES=LANGUAGES[:1])
def test_a_site_in_french_alone_offers_no_choice(client):
    assert "portal-languages" not in read(client, LOGIN)
    assert client.get(f"/en{LOGIN}").status_code == 404


def test_each_language_links_to_the_same_page_in_the_others(client, several):
    french = read(client, "/guichets/?departement=59")
    english = read(client, "/en/guichets/?departement=59")

    assert '<html lang="fr" dir="ltr"' in french
    assert '<a href="/en/guichets/?departement=59" lang="en" hreflang="en" dir="ltr"' in french
    assert '<a href="/ar/guichets/?departement=59" lang="ar" hreflang="ar" dir="rtl"' in french
    assert 'lang="fr" hreflang="fr"' not in french
    assert '<html lang="en" dir="ltr"' in english
    assert '<a href="/guichets/?departement=59" lang="fr" hreflang="fr" dir="ltr"' in english
    assert '<html lang="ar" dir="rtl"' in read(client, "/ar/guichets/")


def test_a_hostile_address_stays_an_address(client, several):
    html = read(client, "/en/guichets/?q=%22%3E%3Cb%3E&x='\"><i>\x1ffr\x1f")

    assert "q=%22%3E%3Cb%3E&amp;x=" in html
    for tag in ("<b>", "<i>", "\x1f"):
        assert tag not in html


def test_robots_learn_where_a_public_page_is_in_each_language(client, several):
    html = read(client, "/en/guichets/")

    for code, path in (("fr", "/guichets/"), ("en", "/en/guichets/"), ("ar", "/ar/guichets/")):
        link = f'<link rel="alternate" hreflang="{code}" href="http://testserver{path}">'
        assert html.count(link) == 1
    assert 'rel="alternate" hreflang' not in read(client, LOGIN)


def test_an_address_says_its_language_whatever_the_browser_prefers(client, several):
    client.cookies["django_language"] = "en"

    assert '<html lang="fr"' in read(client, LOGIN, accept_language="en")
    assert '<html lang="en"' in read(client, f"/en{LOGIN}", accept_language="fr")


def test_what_is_not_for_people_has_one_address(client, several):
    assert client.get("/en/sante/").status_code == 404
    assert client.get("/en/admin/").status_code == 404
    assert "Disallow: /en/demande/" in client.get("/robots.txt").content.decode()


def test_a_cached_page_costs_no_query_in_any_language(client, several, django_assert_num_queries):
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Accueil", slug="accueil"))
    Site.objects.update(root_page=home)
    Site.clear_site_root_paths_cache()
    assert 'href="/en/"' in read(client, "/")
    assert 'href="/"' in read(client, "/en/")

    with django_assert_num_queries(0):
        assert '<html lang="fr"' in read(client, "/")
        assert '<html lang="en"' in read(client, "/en/")


def test_what_answers_a_post_has_no_link_to_another_language(client, several):
    response = client.post(LOGIN, {"login": "", "password": ""})

    assert response.status_code == 200
    assert "portal-languages" not in response.content.decode()


def test_a_page_that_is_not_there_leads_to_the_home_page(client, several, rf):
    html = render_to_string("404.html", request=rf.get("/nulle-part.html"))

    assert 'href="/en/"' in html


def test_letters_lead_to_pages_in_their_language(several):
    with translation.override("en"):
        assert address("dossier:home").endswith("/en/mon-dossier/")
    with translation.override("fr"):
        assert "/en/" not in address("dossier:home")


@pytest.mark.parametrize("typed", ["langue=xx", "langue=", "", "langue=../en", "langue=fr%00"])
def test_a_language_that_we_do_not_have_changes_nothing(several, typed):
    assert languages.asked(QueryDict(typed)) == ""
    assert not languages.follow(QueryDict(typed))
    assert translation.get_language() == "fr"


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_page_in_another_language_is_where_django_says(name, several):
    _room, parts = ADDRESSES[name]
    for code in ("fr", "en"):
        with translation.override(code):
            url = reverse(name, kwargs={part: VALUES.get(part, "1") for part in parts})
            route = resolve(url).route
            # Twice: the second answer is what the first one taught.
            for query in ("?q=é", "?q=b"):
                path = f"{url}{query}"
                for other, found in languages.addresses(path, route, ("fr", "en", "ar")).items():
                    said = translate_url(path, other)
                    if other != code:
                        assert found == (said if said != path else languages.home_of(other))
