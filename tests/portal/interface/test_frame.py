"""The frame of every page, and the pages of errors."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client, override_settings

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LOGIN = "/compte/connexion/"


def page_of(rf, **request) -> str:
    return render_to_string("base_public.html", request=rf.get("/", **request))


def test_the_frame_has_a_language_skip_links_a_menu_and_the_legal_links(rf):
    html = " ".join(page_of(rf).split())

    assert '<html lang="fr" dir="ltr"' in html
    for words in ("Accès rapide", "Menu principal", "Mon compte", "Accessibilité : non conforme"):
        assert words in html
    for target in ("contenu", "en-tete", "pied-de-page"):
        assert f'href="#{target}"' in html
        assert f'id="{target}"' in html


def test_without_the_marks_of_the_state_nothing_of_the_state_is_shown(rf):
    html = page_of(rf)

    assert "fr-logo" not in html
    assert "Française" not in html
    assert "neutral.css" in html


@override_settings(STATE_BRANDING=True)
def test_a_site_of_the_state_shows_them(rf):
    html = page_of(rf)

    assert "fr-logo" in html
    assert "neutral.css" not in html


@override_settings(DEMONSTRATION=True)
def test_a_demonstration_says_so(rf):
    assert "Site de démonstration" in page_of(rf)


def test_the_frame_costs_no_query(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        page_of(rf)


def test_a_public_page_is_the_same_for_everybody(client, rf):
    anonymous = page_of(rf)
    request = rf.get("/")
    request.user = UserFactory()

    assert render_to_string("base_public.html", request=request) == anonymous
    assert "csrf" not in anonymous
    assert "nonce" not in anonymous


def test_nothing_of_the_frame_is_inline(rf):
    html = page_of(rf)

    assert "<style" not in html
    assert "style=" not in html
    assert html.count("<script") == html.count('<script type="module" src=') + html.count(
        "<script nomodule src="
    )


# -- errors


def test_a_missing_page_is_styled_french_and_cheap(client, django_assert_max_num_queries):
    client.get("/")

    with django_assert_max_num_queries(3):
        response = client.get("/rien-ici/")

    assert response.status_code == 404
    assert "Cette page n'existe pas" in response.text.replace("&#x27;", "'")
    assert "css/portal.css" in response.text


def test_a_missing_page_is_as_cheap_for_somebody_signed_in(client, django_assert_max_num_queries):
    client.force_login(UserFactory(), backend=BACKEND)
    client.get("/")

    with django_assert_max_num_queries(3):
        assert client.get("/rien-ici/").status_code == 404


def test_the_failure_page_needs_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        html = render_to_string("500.html")

    assert "Le site ne répond pas" in html


# -- an expired form


@pytest.fixture
def strict():
    """A browser whose token has expired."""
    return Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})


def test_typed_answers_come_back_to_be_sent_again(strict):
    data = {"login": 'lea"><script>', "note": "première\nseconde", "x-add": "charge"}

    response = strict.post(f"{LOGIN}?next=/compte/", data)

    assert response.status_code == 403
    page = response.text
    assert f'action="{LOGIN}?next=/compte/"' in page
    assert "lea&quot;&gt;&lt;script&gt;" in page
    assert "<script>" not in page
    assert "première\nseconde</textarea>" in page
    assert 'name="x-add"' in page
    assert "csrfmiddlewaretoken" in page
    assert "no-store" in response["Cache-Control"]


def test_sending_them_again_works(strict):
    UserFactory(email="lea@exemple.fr")
    page = strict.post("/compte/mot-de-passe/oublie/", {"email": "lea@exemple.fr"})
    token = page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    again = strict.post(
        "/compte/mot-de-passe/oublie/", {"email": "lea@exemple.fr", "csrfmiddlewaretoken": token}
    )

    assert again.status_code == 302


def test_passwords_and_files_are_not_given_back_and_the_page_says_so(strict):
    data = {"password": "secret", "piece": SimpleUploadedFile("a.pdf", b"%PDF-secret")}

    page = strict.post(LOGIN, data).text

    assert "secret" not in page
    assert "Les fichiers" in page
    assert "mot de passe" in page


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://mechant.exemple"},
        {"origin": "null"},
        {"referer": "https://mechant.exemple/page"},
        {"origin": "http://testserver", "referer": "https://mechant.exemple/page"},
        {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
        {},
    ],
)
def test_another_site_gets_nothing_back(headers):
    visitor = Client(enforce_csrf_checks=True, headers=headers)

    response = visitor.post(LOGIN, {"login": "glisse@mechant.exemple"})

    assert response.status_code == 403
    assert "glisse" not in response.text
    assert "<textarea" not in response.text
