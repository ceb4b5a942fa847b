"""What every test gets: a private clone of the database, no network, no trace left behind."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.test import override_settings
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from directory.figures.ceilings_table import ceilings
from directory.territory.table import communes
from forms_wizard.letters import published as texts
from home import published
from home.easy import letters
from home.glossary import dictionary
from home.incidents import showing
from home.models import SiteSettings, site_settings
from portal.interface.kept import Kept
from portal.operations import catalogues, postgresql
from portal.pages_cache.middleware import STORE
from tests.template_database import Databases, point_orm_at

LOOPBACK = ("127.", "::1", "localhost")
FAST_PLACE, ENOUGH_BYTES = Path("/dev/shm"), 2 * 1024**3
SERVER = pytest.StashKey[postgresql.Server]()

NO_FLUSH = (
    "a flush would empty the territories and Wagtail's first page, so transaction=True is not"
    " for us: ask the fixture real_db, which gives the test a database of its own"
)


# -- the server


def pytest_configure(config):
    """Without DATABASE_URL, start a throwaway server; xdist's workers inherit its address."""
    catalogues.compile_stale()
    if "DATABASE_URL" in os.environ or config.option.collectonly:
        return
    place = _place()
    server = postgresql.start(place / "data", throwaway=True)
    os.environ["DATABASE_URL"] = server.url
    config.stash[SERVER] = server


def pytest_unconfigure(config):
    if server := config.stash.get(SERVER, None):
        del os.environ["DATABASE_URL"]
        server.stop()
        shutil.rmtree(server.data.parent, ignore_errors=True)


def _place() -> Path:
    """A folder in memory when there is room; those of killed runs are removed."""
    fast = FAST_PLACE.is_dir() and shutil.disk_usage(FAST_PLACE).free > ENOUGH_BYTES
    root = FAST_PLACE if fast and os.access(FAST_PLACE, os.W_OK) else Path(tempfile.gettempdir())
    for old in root.glob("portail-tests-*"):
        if not Path(f"/proc/{old.name.rsplit('-', 1)[1]}").exists():
            shutil.rmtree(old, ignore_errors=True)
    place = root / f"portail-tests-{os.getpid()}"
    place.mkdir(mode=0o711)
    return place


# -- the database


@pytest.fixture(scope="session")
def databases() -> Databases:
    found = Databases(os.environ["DATABASE_URL"])
    found.drop_leftovers()
    return found


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker, databases):
    """pytest-django's own set-up replaced: `django_db` tests run inside this run's clone."""
    name = databases.clone()
    with point_orm_at(databases, name):
        with django_db_blocker.unblock():
            communes()  # read now, so that no test pays for it
        # A test that does not ask for a database is refused it: nothing stays behind.
        yield
    databases.drop(name)


@pytest.fixture
def real_db(django_db_setup, django_db_blocker, databases):
    """A database of the test's own, where commits are real and threads see each other.

    Threads close their connections themselves (`connections.close_all()` in `finally`).
    """
    name = databases.clone()
    with django_db_blocker.unblock():
        try:
            with point_orm_at(databases, name):
                yield
        finally:
            databases.drop(name)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    marker = item.get_closest_marker("django_db")
    wants_flush = marker and (marker.kwargs.get("transaction") or marker.args[:1] == (True,))
    names = set(item.fixturenames)
    if wants_flush or names & {"transactional_db", "live_server", "django_db_reset_sequences"}:
        pytest.fail(NO_FLUSH, pytrace=False)
    if "real_db" in names and (marker or "db" in names):
        pytest.fail("real_db replaces django_db: keep one of them", pytrace=False)


# -- carelessness becomes failure


@pytest.fixture(autouse=True, scope="session")
def loopback_only():
    """No test speaks to the outside."""
    connect, find = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self, address):
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            raise OSError(f"the tests have no network: {address}")
        return connect(self, address)

    def guarded_find(host, *args, **kwargs):
        if host and not str(host).startswith(LOOPBACK):
            raise OSError(f"the tests have no network: {host}")
        return find(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket, "getaddrinfo", guarded_find)
        yield


@pytest.fixture(autouse=True)
def clean_process(tmp_path):
    """Nothing kept in memory or on disk passes from one test to the next."""
    places = {
        "MEDIA_ROOT": tmp_path / "media",
        "PIECES_ROOT": tmp_path / "pieces",
        "POST_ROOT": tmp_path / "post",
        "IMPORTS_ROOT": tmp_path / "imports",
        "SEARCHES_ROOT": tmp_path / "searches",
        "PAGES_CACHE_STAMP": tmp_path / "pages.stamp",
        "UNAVAILABLE_PAGE": tmp_path / "unavailable" / "index.html",
    }
    forget()
    with override_settings(**places):
        # What the frame of every page says: held by a process that has answered before.
        site_settings.kept.hold(None, SiteSettings())
        # No test begins with words or explained letters in its database, nor pays to know it.
        dictionary.dictionaries.hold(None, {})
        letters.addresses.hold(None, {})
        yield
    forget()


@pytest.fixture(autouse=True, scope="session")
def tree_is_read_again():
    """A test commits nothing: what a commit would make the process forget, a change does."""

    def changed(sender, **kwargs):
        if issubclass(sender, (Page, Locale, Site, PageViewRestriction)):
            published.kept.forget()

    signals = (post_save, post_delete, post_page_move)
    for signal in signals:
        signal.connect(changed, weak=False, dispatch_uid="tests")
    yield
    for signal in signals:
        signal.disconnect(dispatch_uid="tests")


def forget() -> None:
    cache.clear()
    cache.set(showing.CACHE_KEY, [])
    ContentType.objects.clear_cache()
    STORE.clear()
    for kept in Kept.every:
        kept.forget()
    texts.look_again()


@pytest.fixture
def table_of_its_own():
    """What the test does to the tables held in memory is forgotten after it."""
    kept = [(held, held.table, held.stamp, held.next_check) for held in (communes, ceilings)]
    yield
    for held, table, stamp, next_check in kept:
        held.table, held.stamp, held.next_check = table, stamp, next_check
