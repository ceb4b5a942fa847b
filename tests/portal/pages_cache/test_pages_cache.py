"""Public pages from memory: nothing of anyone in them, nothing out of date."""

import gzip
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.db import connection
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path
from wagtail.contrib.frontend_cache.utils import purge_url_from_cache
from wagtail.models import Page, Site

from home.models import GuidePage, HomePage
from portal.interface import stamp
from portal.interface.public_page import public_page
from portal.pages_cache.middleware import STORE
from portal.pages_cache.store import Entry, Store
from tests.factories.accounts import UserFactory


@pytest.fixture
def home(db):
    """The home page of the site, published."""
    root = Page.objects.get(depth=1)
    page = root.add_child(instance=HomePage(title="Accueil du portail", slug="accueil-du-portail"))
    Site.objects.update(root_page=page)
    Site.clear_site_root_paths_cache()
    return page


@pytest.fixture
def client():
    """Asks for gzip, as every browser."""
    return Client(headers={"accept-encoding": "gzip, br"})


def text(response) -> str:
    body = response.content
    if response.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return body.decode()


def test_a_warm_page_costs_no_query(client, home, django_assert_num_queries):
    first = client.get("/")

    with django_assert_num_queries(0):
        second = client.get("/")

    assert "Accueil du portail" in text(first)
    assert first.content == second.content
    assert first.headers == second.headers


def test_the_cookies_of_a_visitor_change_nothing_and_do_not_leak(client, home):
    user = UserFactory()
    client.force_login(user)
    client.cookies["csrftoken"] = "a" * 32

    own = client.get("/")
    other = Client(headers={"accept-encoding": "gzip"}).get("/")

    assert own.content == other.content
    assert user.email not in text(own)
    assert not own.cookies
    assert own.headers["Vary"] == "Accept-Encoding"


def test_clients_with_and_without_compression_read_the_same(client, home):
    compressed = client.get("/")
    plain = Client().get("/")

    assert compressed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert text(compressed) == text(plain)
    assert int(plain.headers["Content-Length"]) == len(plain.content)


def test_a_page_already_had_is_not_sent_again(client, home):
    etag = client.get("/").headers["ETag"]

    assert client.get("/", headers={"if-none-match": etag}).status_code == 304
    assert client.get("/", headers={"if-none-match": '"other"'}).status_code == 200


def test_publishing_is_seen_at_once(client, home, django_capture_on_commit_callbacks):
    client.get("/")
    home.title = "Un autre titre"

    with django_capture_on_commit_callbacks(execute=True):
        home.save_revision().publish()

    assert "Un autre titre" in text(client.get("/"))


def test_a_draft_keeps_the_cached_pages(client, home, django_capture_on_commit_callbacks):
    before = stamp.current()

    with django_capture_on_commit_callbacks(execute=True):
        home.save_revision()
        home.add_child(instance=GuidePage(title="Brouillon", slug="brouillon", live=False))

    assert stamp.current() == before


@pytest.mark.parametrize("change", ["create", "unpublish", "delete", "move", "site", "purge"])
def test_what_changes_public_pages_purges_them(home, change, django_capture_on_commit_callbacks):
    guide = home.add_child(instance=GuidePage(title="Guide", slug="guide"))
    below = home.add_child(instance=GuidePage(title="Dessous", slug="dessous"))
    before = stamp.current()
    changes = {
        "create": lambda: home.add_child(instance=GuidePage(title="Autre", slug="autre")),
        "unpublish": guide.unpublish,
        "delete": guide.delete,
        "move": lambda: guide.move(below, pos="last-child"),
        "site": Site.objects.get().save,
        "purge": lambda: purge_url_from_cache("http://localhost/communes/59350/"),
    }

    with django_capture_on_commit_callbacks(execute=True):
        changes[change]()

    assert stamp.current() > before


def test_another_process_sees_what_was_published(client, home):
    client.get("/")
    script = (
        "import django; django.setup();"
        "from portal.interface.stamp import touch;"
        "from django.conf import settings;"
        f"settings.PAGES_CACHE_STAMP = {str(settings.PAGES_CACHE_STAMP)!r}; touch()"
    )

    Page.objects.filter(pk=home.pk).update(title="Écrit ailleurs")
    assert "Accueil du portail" in text(client.get("/"))
    subprocess.run([sys.executable, "-c", script], check=True, cwd=settings.BASE_DIR)

    assert "Écrit ailleurs" in text(client.get("/"))


def test_an_editor_gets_a_page_of_their_own(client, home):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    client.get("/")

    client.get("/admin/")

    assert client.cookies["editor"].value == "1"
    own = client.get("/")
    assert own.headers.get("Cache-Control") != "public, max-age=0, must-revalidate"
    client.logout()
    client.cookies["editor"] = "1"
    assert client.get("/").cookies["editor"].value == ""


def test_a_preview_is_not_a_page_of_the_cache(client, home):
    client.get("/")
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    client.get("/admin/")
    home.title = "Pas encore publié"
    home.save_revision()

    preview = client.get(f"/admin/pages/{home.pk}/view_draft/")

    assert "Pas encore publié" in text(preview)
    assert "Pas encore publié" not in text(Client().get("/"))


def test_a_page_for_some_people_is_never_kept(client, home):
    guide = home.add_child(instance=GuidePage(title="Réservé aux agents", slug="reserve"))
    guide.view_restrictions.create(restriction_type="login")
    client.force_login(UserFactory())

    assert "Réservé aux agents" in text(client.get("/reserve/"))
    assert Client().get("/reserve/").status_code == 302


def test_unlisted_query_keys_neither_split_nor_poison_the_page(client, home):
    first = client.get("/?utm_source=mail&q=<b>")

    with CaptureQueriesContext(connection) as queries:
        second = client.get("/")

    assert len(queries) == 0
    assert first.content == second.content
    assert "utm_source" not in text(first)


@public_page(query=("page",), free=("q",))
def listing(request):
    request.user.is_authenticated  # noqa: B018  a template may look at it
    list(get_messages(request))
    return HttpResponse(f"<p>{request.GET.get('page')} {request.GET.get('q')}</p>")


@public_page
def with_a_form(request):
    return HttpResponse(get_token(request))


@public_page
def writes_in_the_session(request):
    request.session["seen"] = True
    return HttpResponse("")


urlpatterns = [
    path("liste/", listing),
    path("formulaire/", with_a_form),
    path("session/", writes_in_the_session),
]


@pytest.mark.urls(__name__)
class TestViews:
    def test_listed_keys_make_pages_and_free_text_is_never_kept(self, client):
        assert text(client.get("/liste/?page=1")) == "<p>1 None</p>"
        assert text(client.get("/liste/?page=2&x=9")) == "<p>2 None</p>"
        assert text(client.get("/liste/?page=2&q=Dupont")) == "<p>2 Dupont</p>"
        assert len(STORE) == 2

    def test_a_very_long_value_is_never_kept(self, client):
        client.get("/liste/?page=" + "1" * 200)

        assert len(STORE) == 0

    def test_a_page_with_a_form_is_never_kept(self, client):
        client.cookies["csrftoken"] = "a" * 32

        client.get("/formulaire/")

        assert len(STORE) == 0

    def test_a_public_page_cannot_write_in_a_session(self, client):
        with pytest.raises(TypeError, match="not a public page"):
            client.get("/session/")

    def test_two_hosts_have_each_their_page(self, client):
        client.get("/liste/", headers={"host": "a.example"})
        client.get("/liste/", headers={"host": "b.example"})

        assert len(STORE) == 2

    def test_a_post_is_never_answered_from_memory(self, client):
        client.get("/liste/")

        assert "Content-Encoding" not in client.post("/liste/").headers


def entry(size: int) -> Entry:
    return Entry((0, 0), (), b"x" * size, "etag")


def test_the_store_is_bounded_in_bytes_and_the_least_read_leaves_first():
    store = Store(limit=3 * entry(1_000).size)
    for name in "abc":
        store.put((name,), None, (name,), entry(1_000))
    store.get(("a",), (0, 0))

    store.put(("d",), None, ("d",), entry(1_000))

    assert [name for name in "abcd" if store.get((name,), (0, 0))] == ["a", "c", "d"]
    assert store.size <= store.limit


def test_a_page_too_big_is_not_kept():
    store = Store(limit=10_000)

    store.put(("big",), None, ("big",), entry(20_000))

    assert len(store) == store.size == 0
