"""The Content-Security-Policy of design: strict, constant, without nonce."""

import pytest
from django.test import Client

from tests.factories.accounts import UserFactory

HEADER = (
    "base-uri 'none'; connect-src 'self'; default-src 'self'; font-src 'self';"
    " form-action 'self'; frame-ancestors 'self'; img-src 'self' data:; object-src 'none';"
    " script-src 'self'; style-src 'self'"
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/", "/sante/", "/robots.txt", "/demande/", "/compte/mot-de-passe/", "/nulle-part/"]
)
def test_the_header_is_the_same_on_every_page_and_for_everybody(path):
    someone = Client()
    someone.force_login(UserFactory())

    for client in (Client(), someone):
        policy = client.get(path, follow=True).headers["Content-Security-Policy"]
        assert "; ".join(sorted(policy.split("; "))) == HEADER
        assert policy == Client().get("/sante/").headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_the_administration_alone_may_have_inline_scripts(client):
    policy = client.get("/admin/nulle-part/").headers["Content-Security-Policy"]

    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "object-src 'none'" in policy
