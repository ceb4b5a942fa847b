"""Each page in each state, at 320 pixels: axe, no sideways scroll, forced colours, 200 % text."""

from __future__ import annotations

import pytest
from django.utils import timezone

from forms_wizard.demands.enums import LetterChannel, LetterKind
from tests.factories.accounts import UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory, GuichetFactory
from tests.factories.letters import LetterFactory
from tests.journeys.test_main_job import sign_in

PUBLIC = [
    "/",
    "/demande/",
    "/compte/connexion/",
    "/compte/creer/",
    "/compte/mot-de-passe/oublie/",
    "/communes/",
    "/communes/?q=saint-denis",
    "/communes/?q=zzzz",
    "/guichets/",
    "/guichets/?departement=59",
    "/simulateur/plafonds/",
    "/recherche/?q=logement",
    "/recherche/?q=zzzzzz",
    "/plan-du-site/",
    "/accessibilite/",
    "/donnees-personnelles/",
    "/faire-ma-demande/documents-demandes-plus-tard/",
    "/situations-particulieres/violences/",
    "/questions-frequentes/",
    "/nulle-part/",
]
STATES = ["filed", "at_guichet", "to_correct", "active", "removed", "withdrawn"]


def look_at(page, axe, url: str) -> None:
    page.goto(url)
    assert page.locator("h1").count() == 1, url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{url} scrolls"
    axe(page)


def state(name: str) -> dict:
    return {} if name == "filed" else {name: True}


@pytest.mark.parametrize("url", PUBLIC)
def test_a_public_page(phone, axe, url):
    look_at(phone, axe, url)


def test_the_dossier_in_every_state(phone, axe):
    user = UserFactory()
    sign_in(phone, user.email)
    look_at(phone, axe, "/mon-dossier/")
    for name in STATES:
        demand = DemandFactory(holder=user, **state(name))
        look_at(phone, axe, f"/mon-dossier/{demand.reference}/")
        if name == "filed":
            look_at(phone, axe, f"/mon-dossier/{demand.reference}/retirer/")
        if name == "active":
            look_at(phone, axe, f"/mon-dossier/{demand.reference}/attestation/")
    look_at(phone, axe, "/mon-dossier/")
    look_at(phone, axe, "/compte/")


def test_the_desk_in_every_state(phone, axe):
    guichet = GuichetFactory(territory_id="063")
    agent = AgentFactory(guichet=guichet)
    sign_in(phone, agent.user.email)
    look_at(phone, axe, "/guichet/")
    for name in STATES:
        demand = DemandFactory(territory_id="063", places=["63113"], **state(name))
        look_at(phone, axe, f"/guichet/demandes/{demand.reference}/")
        if name == "filed":
            phone.get_by_role("button", name="Refuser cette pièce").click()
            assert phone.title().startswith("Erreur :")
            axe(phone)
            phone.goto(f"/guichet/demandes/{demand.reference}/")
            phone.get_by_role("button", name="Enregistrer la demande").click()
            assert phone.title().startswith("Erreur :")
            axe(phone)
    look_at(phone, axe, "/guichet/")
    look_at(phone, axe, "/guichet/?q=zzzz")
    look_at(phone, axe, "/guichet/papier/")
    phone.get_by_role("button", name="Commencer la saisie").click()
    assert phone.title().startswith("Erreur :")
    axe(phone)


def test_the_letters_for_the_post(phone, axe):
    """From the list to the deposit, with the worker that prints: no script is needed."""
    guichet = GuichetFactory(territory_id="064", organisme__manager=True)
    sign_in(phone, AgentFactory(guichet=guichet).user.email)
    for codes in (None, {"contact": {"address_kind": "aucune"}}):
        demand = DemandFactory(territory_id="064", active=True, email="", codes=codes)
        LetterFactory(
            demand=demand,
            kind=LetterKind.RENEWAL_NOTICE,
            channel=LetterChannel.POST,
            deadline=demand.valid_until,
        )
    look_at(phone, axe, "/guichet/courriers/")
    phone.get_by_role("button", name="Préparer un lot").click()
    axe(phone)
    for _try in range(60):
        if phone.get_by_role("button", name="Le lot est déposé").count():
            break
        phone.wait_for_timeout(500)
        phone.reload()
    look_at(phone, axe, phone.url)
    phone.get_by_role("button", name="Le lot est déposé").click()
    assert phone.title().startswith("Erreur :")
    axe(phone)
    today = timezone.localdate()
    for part, value in {"Jour": today.day, "Mois": today.month, "Année": today.year}.items():
        phone.get_by_label(part).fill(str(value))
    phone.get_by_role("button", name="Le lot est déposé").click()
    axe(phone)
    look_at(phone, axe, "/guichet/courriers/")
    look_at(phone, axe, "/guichet/courriers/revenu/")
    phone.get_by_role("button", name="Noter qu'il est revenu").click()
    assert phone.title().startswith("Erreur :")
    axe(phone)
    # Who has no postal address is called.
    look_at(phone, axe, "/guichet/appels/")
    phone.get_by_role("link", name=demand.persons.first().full_name).click()
    look_at(phone, axe, phone.url)
    phone.get_by_role("button", name="Noter l'appel").click()
    assert phone.title().startswith("Erreur :")
    axe(phone)
    phone.get_by_text("La personne est prévenue").click()
    phone.get_by_role("button", name="Noter l'appel").click()
    assert "chaque message a un chemin" in phone.inner_text("main")
    axe(phone)


def test_the_dark_scheme_and_large_text(open_browser, axe):
    look_at(open_browser(width=320, color_scheme="dark"), axe, "/compte/connexion/")
    # 200 % of 1280 pixels is a window of 640.
    look_at(open_browser(width=640), axe, "/demande/")


def test_with_forced_colours_every_control_keeps_an_edge(open_browser):
    """axe reads the colours of the page, not those that the system forces: edges are read here."""
    page = open_browser(width=320, forced_colors="active")
    page.goto("/compte/creer/")

    edges = page.locator("main input:visible, main button:visible").evaluate_all(
        "all => all.map(e => getComputedStyle(e)).map(s => s.borderStyle + s.outlineStyle)"
    )

    assert edges
    assert "nonenone" not in edges
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
