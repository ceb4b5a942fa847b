"""An editor gives a file, reads what would change, applies it and undoes it; with the keyboard."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from playwright.sync_api import expect

from directory.figures.models import Figure
from tests.factories.accounts import UserFactory
from tests.journeys.conftest import KNOWN_INCOMPLETE, OF_WAGTAIL
from tests.journeys.test_main_job import sign_in

SRU = (
    "code_insee,nom,taux_sru_pct,taux_cible_pct,statut\n"
    '59350,Lille,"26,5",20,en_regle\n'
    "99999,Nulle part,1,20,en_regle\n"
)
NOT_THE_FILE = "a;b\n1;2\n"
SIZES = ({"width": 320, "height": 700}, {"width": 1280, "height": 900})


@pytest.fixture
def editor(same_database):
    editor = UserFactory()
    named = ("access_admin", "add_import", "change_import")
    editor.user_permissions.set(Permission.objects.filter(codename__in=named))
    return editor


def file(text, name="sru_2024.csv"):
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}


def look_at(page, axe):
    """At both sizes: nothing scrolls sideways, and axe is silent."""
    for size in SIZES:
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
        axe(page, known=KNOWN_INCOMPLETE | OF_WAGTAIL)


def press(page, name):
    """With the keyboard alone."""
    button = page.get_by_role("button", name=name)
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def give(page, text, name="sru_2024.csv"):
    page.goto(reverse("imports:give"))
    page.get_by_label("Type de fichier").select_option("sru")
    page.locator("input[type=file]").set_input_files(file(text, name))
    press(page, "Vérifier ce fichier")


def wait_for(page, state):
    for _round in range(60):
        if page.get_by_role("heading", name=state, exact=True).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    pytest.fail(page.locator("main").inner_text(), pytrace=False)


def test_a_file_is_given_read_applied_and_undone(open_browser, axe, editor):
    page = open_browser(width=1280, height=900)
    sign_in(page, editor.email)
    page.goto(reverse("imports:index"))
    look_at(page, axe)

    page.goto(reverse("imports:give"))
    press(page, "Vérifier ce fichier")
    look_at(page, axe)

    give(page, SRU)
    wait_for(page, "À appliquer")
    look_at(page, axe)
    expect(page.get_by_role("link", name="Les lire, ligne par ligne (CSV)")).to_be_visible()

    press(page, "Appliquer")
    wait_for(page, "Appliqué")
    look_at(page, axe)
    assert Figure.objects.filter(code="59350", measure="sru_rate").exists()

    press(page, "Annuler cet import")
    wait_for(page, "Annulé")
    look_at(page, axe)
    assert not Figure.objects.filter(code="59350", measure="sru_rate", year=2024).exists()


def test_a_file_that_is_not_one_says_why_and_can_be_abandoned(open_browser, axe, editor):
    page = open_browser(width=320, height=700)
    sign_in(page, editor.email)

    give(page, NOT_THE_FILE)
    wait_for(page, "Inutilisable")
    expect(page.get_by_text("Les colonnes attendues ne sont pas dans ce fichier.")).to_be_visible()
    look_at(page, axe)

    press(page, "Abandonner")
    wait_for(page, "Abandonné")
    look_at(page, axe)
