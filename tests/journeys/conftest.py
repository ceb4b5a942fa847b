"""A real server, a real worker, a real mail server and a real browser, on one database.

Journeys share the database of the run: each makes its own people. The ORM of the test looks at
the same database as the server.
"""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from home.models import GuidePage, HomePage
from portal.operations import processes
from portal.operations.postgresql import free_port
from tests.factories.every_block import every_block
from tests.factories.figures import FigureFactory
from tests.factories.pages import GuidePageFactory, body
from tests.template_database import point_orm_at

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 15_000
MAIL_PATIENCE_SECONDS = 20

# What axe cannot decide by itself, looked at by eye: the links of the DSFR are underlined by a
# background image, and its selects carry an arrow as an image.
KNOWN_INCOMPLETE = {
    ("color-contrast", "bgGradient"),
    ("color-contrast", "bgImage"),
    ("color-contrast", "pseudoContent"),
    # One figure in a link of a pagination.
    ("color-contrast", "shortTextContent"),
}

# The words of a drawing stand on the page's own ground; a wide table is scrolled in its box.
DRAWN = ("imgNode", "bgOverlap", "elmPartiallyObscured")
IN_DRAWINGS = {("color-contrast", key) for key in DRAWN}

# Wagtail's own side bar slides and its header sticks over what is under them.
OF_WAGTAIL = {
    ("color-contrast", "complexTextShadows"),
    ("color-contrast", "bgOverlap"),
    ("color-contrast", "elmPartiallyObscured"),
    ("color-contrast", "elmPartiallyObscuring"),
    ("aria-prohibited-attr", "noRoleSingular"),
    ("aria-valid-attr-value", "noId"),
}

# Wagtail saves a page by itself while it is written, and answers so when it is not complete yet.
WRITTEN_BY_ITSELF = re.compile(r"/admin/pages/\d+/edit/$")

logging.getLogger("mail.log").setLevel(logging.WARNING)

# Playwright keeps a loop in this thread; the ORM of the tests is used beside it on purpose.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.journey)


@dataclass
class Mailbox:
    """The mails received, oldest first."""

    messages: list[tuple[tuple[str, ...], EmailMessage]] = field(default_factory=list)

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.original_content, policy=policy.default)
        self.messages.append((tuple(envelope.rcpt_tos), message))
        return "250 OK"

    def to(self, recipient: str) -> list[EmailMessage]:
        return [message for recipients, message in self.messages if recipient in recipients]

    def wait_for(self, recipient: str, *, subject: str = "", count: int = 1) -> EmailMessage:
        """The latest mail to this address whose subject holds these words; waits for it."""
        end = time.monotonic() + MAIL_PATIENCE_SECONDS
        while time.monotonic() < end:
            found = [mail for mail in self.to(recipient) if subject in (mail["subject"] or "")]
            if len(found) >= count:
                return found[-1]
            time.sleep(0.05)
        heard = [(recipients, mail["subject"]) for recipients, mail in self.messages]
        pytest.fail(f"no mail to {recipient} about « {subject} »; received: {heard}")


@dataclass
class Site:
    """The running portal: its address, its database, its folders, its processes."""

    url: str
    database: str
    var: Path
    children: processes.Children


@pytest.fixture(scope="session")
def mailbox():
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    box.port = controller.port
    yield box
    controller.stop()


@pytest.fixture(scope="session")
def site(databases, mailbox, tmp_path_factory, django_db_blocker):
    var, port, name = tmp_path_factory.mktemp("var"), free_port(), databases.clone()
    with django_db_blocker.unblock(), point_orm_at(databases, name):
        call_command("install_content", verbosity=0)
    environment = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": databases.url(name),
        "PORTAL_VAR_DIR": str(var),
        "EMAIL_URL": f"smtp://127.0.0.1:{mailbox.port}",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "TASKS_BACKEND": "portal.operations.task_backend.ProcrastinateBackend",
        "LETTER_TEXTS_CHECK_SECONDS": "0",
    }
    children = processes.Children(environment, var / "logs")
    children.start("web", processes.web_command(host="127.0.0.1", port=port))
    children.start("worker", processes.worker_command())
    url = f"http://127.0.0.1:{port}"
    try:
        children.wait_for(f"{url}/sante/")
        yield Site(url, name, var, children)
    finally:
        children.stop()
        databases.drop(name)


@pytest.fixture(autouse=True)
def same_database(site, databases, django_db_blocker, clean_process):
    """The test's ORM and files are those of the server."""
    places = {
        "MEDIA_ROOT": site.var / "media",
        "PIECES_ROOT": site.var / "pieces",
        "POST_ROOT": site.var / "post",
        "PAGES_CACHE_STAMP": site.var / "pages.stamp",
        "UNAVAILABLE_PAGE": site.var / "unavailable" / "index.html",
    }
    with (
        django_db_blocker.unblock(),
        point_orm_at(databases, site.database),
        override_settings(**places),
    ):
        yield


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


class Watch:
    """What went wrong in a browser context while the test looked elsewhere."""

    def __init__(self, context: BrowserContext, site: Site):
        self.site, self.faults = site, []
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"page error: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def _console(self, message) -> None:
        # A failed load is judged by its answer below: a 404 page is not a fault by itself.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text} ({message.location.get('url')})")

    def _request(self, request) -> None:
        if not request.url.startswith((self.site.url, "data:", "blob:", "about:")):
            self.faults.append(f"external request: {request.url}")

    def _response(self, response) -> None:
        document = response.request.is_navigation_request()
        if response.status == 400 and WRITTEN_BY_ITSELF.search(response.url) and not document:
            return
        # A form refused in place says why: it is an answer, as for a page.
        told = document or response.status == 422
        if response.status >= (500 if told else 400):
            self.faults.append(f"{response.status} {response.request.method} {response.url}")

    def check(self) -> None:
        if self.faults:
            tail = self.site.children.tail("web") if "50" in str(self.faults) else ""
            pytest.fail("\n".join([*self.faults, tail]), pytrace=False)


@pytest.fixture
def open_browser(browser: Browser, site: Site):
    """A function that gives the first page of a new visitor; faults fail the test at its end."""
    contexts: list[tuple[BrowserContext, Watch]] = []

    def opened(*, width: int = 1280, height: int = 900, **options) -> Page:
        context = browser.new_context(
            base_url=site.url,
            viewport={"width": width, "height": height},
            locale="fr-FR",
            timezone_id="Europe/Paris",
            **options,
        )
        context.set_default_timeout(PATIENCE_MS)
        context.runs_scripts = options.get("java_script_enabled", True)
        contexts.append((context, Watch(context, site)))
        return context.new_page()

    yield opened
    for context, _watch in contexts:
        context.close()
    for _context, watch in contexts:
        watch.check()


@pytest.fixture
def enter(site):
    """`enter(page, user)`: the browser of this page is signed in, without the form."""

    def signed_in(page: Page, user) -> None:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": site.url}]
        )

    return signed_in


@pytest.fixture
def page(open_browser) -> Page:
    return open_browser()


@pytest.fixture
def phone(open_browser) -> Page:
    """320 CSS pixels wide: a small telephone, or 400 % zoom (RGAA 10.11)."""
    return open_browser(width=320, height=640, has_touch=True)


@pytest.fixture
def no_js(open_browser) -> Page:
    return open_browser(width=320, height=640, java_script_enabled=False)


class AxeReader:
    """`axe(page)` fails on any violation, and on what axe could not decide unless it is known."""

    known_everywhere = KNOWN_INCOMPLETE | IN_DRAWINGS

    def __init__(self):
        self.checker = Axe()

    def __call__(self, page: Page, *, known: set[tuple[str, str]] = KNOWN_INCOMPLETE) -> None:
        if faults := self.faults(page, known=known):
            pytest.fail("\n".join([f"axe on {page.url}", *faults]), pytrace=False)

    def faults(
        self,
        page: Page,
        *,
        known: set[tuple[str, str]] = KNOWN_INCOMPLETE,
        rules: Sequence[str] | None = None,
    ) -> list[str]:
        """One line a fault; `rules`: those alone."""
        options = {"resultTypes": ["violations", "incomplete"]}
        if rules:
            options["runOnly"] = list(rules)
        if page.context.runs_scripts:
            found = self.checker.run(page, options=options).response
        else:
            with _same_page_for_axe(page) as twin:
                found = self.checker.run(twin, options=options).response
        faults = [
            f"{rule['id']}: {rule['help']} — {node['target']} {node.get('failureSummary', '')}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]
        return faults + [
            f"undecided {rule['id']} {_keys(node)}: {node['target']} {node['html'][:120]}"
            for rule in found["incomplete"]
            for node in rule["nodes"]
            if not {(rule["id"], key) for key in _keys(node)} <= known
        ]


@pytest.fixture(scope="session")
def axe() -> AxeReader:
    return AxeReader()


@contextmanager
def _same_page_for_axe(page: Page):
    """axe is a script: where scripts are off, it reads the same HTML without the site's own."""
    html, context = page.content(), page.context.browser.new_context(viewport=page.viewport_size)

    def answer(route):
        if route.request.is_navigation_request():
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif route.request.resource_type == "script":
            route.abort()
        else:
            route.continue_()

    try:
        twin = context.new_page()
        twin.route("**/*", answer)
        twin.goto(page.url)
        yield twin
    finally:
        context.close()


def _keys(node: dict) -> set[str]:
    checks = [*node["any"], *node["all"], *node["none"]]
    return {(check.get("data") or {}).get("messageKey") or check["id"] for check in checks}


@pytest.fixture
def every_block_page(same_database):
    """Made by the first journey that asks for it; the others read it."""
    home = HomePage.objects.first()
    if page := GuidePage.objects.filter(slug="tous-les-blocs").first():
        return page
    FigureFactory(code="59350", measure="demands", value=18740)
    FigureFactory(code="59350", measure="allocations", value=None, secret="P")
    page = GuidePageFactory(
        parent=home,
        slug="tous-les-blocs",
        title="Tous les blocs",
        body=body(*every_block(card=home.pk)),
    )
    page.save_revision().publish()
    return page
