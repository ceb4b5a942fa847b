"""Opening a page changes nothing, and gives sound HTML: every address of the site, by GET."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.addresses import ACTS, ADDRESSES, PAGES, make_rows, reader_of, url_of
from tests.html_structure import faults

pytestmark = pytest.mark.django_db

WRITES = ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "SELECT procrastinate", "ALTER")
# The session keeps itself; reading by an agent is journaled (CCH R.441-2-6, domain.md 9.5).
MAY = ('"django_session"', '"demands_accessline"')


@pytest.fixture
def rows():
    return make_rows()


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_get_writes_nothing(name, rows):
    room, _parts = ADDRESSES[name]
    client = Client()
    client.force_login(reader_of(name, rows))
    url = url_of(name, rows)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)

    written = [
        query["sql"][:200]
        for query in queries
        if query["sql"].lstrip().startswith(WRITES) and not any(may in query["sql"] for may in MAY)
    ]
    assert written == []
    assert response.status_code < 500
    if name in ACTS:
        assert response.status_code == 405
    elif room in {"api", "figures", "dossier", "desk", "territory", "guichets"}:
        assert response.status_code == 200
    is_page = response.status_code == 200 and "html" in response.headers.get("Content-Type", "")
    assert is_page is (name in PAGES)
    if is_page:
        assert faults(response.content.decode()) == []


@pytest.mark.parametrize("name", [name for name in ADDRESSES if "desk:" not in name])
def test_a_get_without_account_writes_nothing_and_starts_no_session(name, rows):
    client = Client()
    url = url_of(name, rows)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)

    assert [query["sql"] for query in queries if query["sql"].lstrip().startswith(WRITES)] == []
    assert response.status_code < 500
    assert "sessionid" not in response.cookies
