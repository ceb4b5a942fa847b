"""What no page can read is turned away with a sentence, before it breaks anything."""

from io import BytesIO

import pytest
from django.test import override_settings
from django.urls import reverse

from portal.interface.unreadable import ANOTHER_CHARSET, utf8_only

pytestmark = pytest.mark.django_db


def assert_a_page(response, status: int) -> str:
    assert response.status_code == status
    html = response.content.decode()
    assert '<html lang="fr"' in html
    assert '<a href="/">' in html
    return html


@pytest.mark.parametrize(
    "path", ["/demande/%00/", "/mon-dossier/%00/", "/%00", "/static/%00.css", "/admin/%00/"]
)
def test_an_address_with_a_nul_does_not_exist(client, path):
    assert_a_page(client.get(path), 404)


@pytest.mark.parametrize("path", ["/communes/?q=%00", "/?a=%00", "/demande/?%00"])
def test_a_question_with_a_nul_is_not_understood(client, path):
    assert "pas compris" in assert_a_page(client.get(path), 400)


def test_a_cookie_with_a_nul_is_no_cookie(client):
    client.cookies["sessionid"] = "\0aaaaaaaaaaaaaaaa"

    assert client.get("/demande/AAAAAAAAAA/").status_code == 404


def test_more_than_we_take_at_once_is_not_read(client, settings):
    settings.REQUEST_MAX_BYTES = 100

    response = client.post(reverse("filing:start"), {"a": "x" * 200})

    assert "20 personnes" in assert_a_page(response, 413)


@override_settings(ALLOWED_HOSTS=["exemple.fr"])
def test_another_name_of_the_site_is_not_understood(client):
    assert_a_page(client.get("/demande/", headers={"host": "autre.fr"}), 400)


def test_the_address_of_a_button_says_where_to_go(client):
    response = client.get("/demande/AAAAAAAAAA/envoyer/")

    html = assert_a_page(response, 405)
    assert response["Allow"] == "POST"
    assert 'href="/demande/AAAAAAAAAA/"' in html


@pytest.mark.parametrize(
    ("told", "given", "marked"),
    [
        ("text/html", "text/html", False),
        ("text/html; charset=UTF-8", "text/html; charset=UTF-8", False),
        ('multipart/form-data; boundary=x; charset="utf-8"', None, False),
        ("text/html; charset=hex", "text/html", True),
        ("text/html;CHARSET='undefined'", "text/html", True),
        ("multipart/form-data; charset=iso-8859-1; boundary=x", "multipart/form-data", True),
    ],
)
def test_django_hears_of_utf_8_alone(told, given, marked):
    heard = {}

    utf8_only(lambda environ, start: heard.update(environ))({"CONTENT_TYPE": told}, None)

    assert heard["CONTENT_TYPE"] == (told if given is None else given)
    assert (ANOTHER_CHARSET in heard) == marked


def test_text_in_another_charset_is_not_understood(client):
    environ = {ANOTHER_CHARSET: True, "wsgi.input": BytesIO(b"")}

    assert "pas compris" in assert_a_page(client.post("/demande/", **environ), 400)
