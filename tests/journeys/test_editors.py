"""The life of a page in the real administration: written, reviewed, planned, published, kept."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect
from wagtail.models import Comment

from home.models import GuidePage, HomePage
from home.roles.roles import AUTHORS, REVIEWERS
from home.tasks import publish_scheduled
from tests.factories.accounts import PASSWORD, UserFactory

TITLE = "Garder son dossier à jour"
ALTERNATIVE = "Une personne range des papiers dans une chemise bleue."


@pytest.fixture(autouse=True)
def roles(same_database):
    call_command("install_roles", verbosity=0)


@pytest.fixture
def signed_in(open_browser):
    def enter(role: str, **options) -> tuple[Page, object]:
        user, page = UserFactory(groups=[role]), open_browser(**options)
        page.goto("/admin/")
        page.get_by_label("Adresse électronique").fill(user.email)
        page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Se connecter").click()
        page.wait_for_url("**/admin/")
        return page, user

    return enter


def a_picture() -> dict:
    picture = Image.new("RGB", (1200, 800), "#dfe8f5")
    ImageDraw.Draw(picture).rectangle((300, 250, 900, 600), fill="#3558a2")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return {"name": "papiers.png", "mimeType": "image/png", "buffer": out.getvalue()}


def add_block(page: Page, label: str) -> None:
    """The last « + » of the body, then the block in the list that opens."""
    page.get_by_role("button", name="Insérer un bloc").last.click()
    page.get_by_role("option", name=label, exact=True).click()


def do(page: Page, action: str) -> None:
    """One of the actions at the foot of the editor."""
    button = page.get_by_role("button", name=action, exact=True)
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    button.click()


def test_a_page_is_written_illustrated_reviewed_and_published(signed_in, open_browser, mailbox):
    author_page, author = signed_in(AUTHORS, height=1000)
    reviewer_page, reviewer = signed_in(REVIEWERS, height=1000)
    home = HomePage.objects.get(installed_key="accueil")

    # -- the author writes
    page = author_page
    page.get_by_role("link", name=re.compile("^Pages")).first.wait_for()
    page.goto(reverse("wagtailadmin_explore", args=[home.pk]))
    page.get_by_role("link", name="Ajouter une sous-page").first.click()
    page.get_by_role("link", name="Page de guide", exact=False).first.click()
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_lead").fill("Chaque changement se dit, et rien ne se perd.")
    add_block(page, "Titre")
