"""A page that a reviewer has locked waits for them; another reviewer may open it again."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from home.models import GuidePage, HomePage
from home.roles.roles import AUTHORS, REVIEWERS
from tests.factories.accounts import UserFactory
from tests.factories.pages import GuidePageFactory
from tests.journeys.test_editors import act, edit, wait_until

LEAD, REFUSED_LEAD, LATER_LEAD = "Le texte relu.", "Écrit trop tôt.", "Écrit à temps."


@pytest.fixture
def guide(same_database):
    call_command("install_roles", verbosity=0)
    home = HomePage.objects.get(installed_key="accueil", locale__language_code="fr")
    return GuidePageFactory(parent=home, slug=f"verrou-{uuid4().hex}", lead=LEAD)


@pytest.fixture
def editing(open_browser, enter, guide):
    """The page in the editor of somebody of this role."""

    def opened(role: str, **names) -> Page:
        page = open_browser(width=1400, height=1000)
        enter(page, UserFactory(groups=[role], **names))
        edit(page, guide)
        return page

    return opened


def switch_the_lock(page: Page) -> None:
    page.locator('[data-side-panel-toggle="status"]').first.click()
    with page.expect_navigation():
        page.get_by_text("Verrouiller", exact=True).click()


def lead_of(guide: GuidePage) -> str:
    return GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object().lead


def test_a_locked_page_is_saved_by_nobody_else_until_it_is_unlocked(editing, guide):
    author = editing(AUTHORS)
    reviewer = editing(REVIEWERS, first_name="Rémi", last_name="Lenoir")

    switch_the_lock(reviewer)
    expect(reviewer.get_by_text("par vous").first).to_be_visible()

    # The author had opened it before: what is typed is refused, and it is said.
    author.locator("#id_lead").fill(REFUSED_LEAD)
    act(author, "Enregistrer le brouillon")
    expect(author.get_by_text("La page n'a pu être enregistrée").first).to_be_visible()
    assert lead_of(guide) == LEAD
    edit(author, guide)
    expect(author.get_by_text("Rémi Lenoir").first).to_be_visible()
    expect(author.locator("footer").get_by_role("button", name="Page verrouillée")).to_be_disabled()
    for action in ("Enregistrer le brouillon", "Soumettre à Relecture", "Publier"):
        assert author.get_by_role("button", name=action).count() == 0
    author.locator('[data-side-panel-toggle="status"]').first.click()
    assert author.get_by_text("Verrouiller", exact=True).count() == 0

    switch_the_lock(editing(REVIEWERS))

    edit(author, guide)
    author.locator("#id_lead").fill(LATER_LEAD)
    act(author, "Enregistrer le brouillon")
    wait_until(lambda: lead_of(guide) == LATER_LEAD)
