"""File a demand, get it registered, follow it: in a real browser, as each person would."""

from __future__ import annotations

from urllib.parse import urlparse

import pytest
from PIL import Image

from forms_wizard.demands.models import Demand
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.guichets import AgentFactory
from tests.factories.lives import LIVES
from tests.journeys.driver import Hand, Keyboard

SINGLE, WHEELCHAIR = LIVES["single"], LIVES["wheelchair"]


@pytest.fixture
def photo(tmp_path):
    """A photo of an identity card, as a telephone makes it."""
    path = tmp_path / "IMG_0042.jpg"
    Image.new("RGB", (1600, 1100), "#d8e2ec").save(path, exif=b"")
    return path


@pytest.fixture
def agent(open_browser):
    """The browser of an agent of a landlord of the Nord, signed in."""
    page = open_browser()
    sign_in(page, AgentFactory(guichet__territory_id="059").user.email)
    return page


def sign_in(page, email):
    page.goto("/compte/connexion/")
    page.get_by_label("Adresse électronique").fill(email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_load_state()


def section(page) -> str:
    return urlparse(page.url).path.rstrip("/").split("/")[-1]


def fill_every_section(page, hand: Hand, life) -> None:
    while "/etape/" in page.url:
        slug = section(page)
        hand.fill(life[slug])
        hand.go_on()
        page.wait_for_load_state()
        faults = page.locator("#erreurs")
        assert not faults.count(), (slug, faults.inner_text())


def begin(page, hand: Hand) -> None:
    page.goto("/")
    hand.press(page.get_by_role("main").get_by_role("link", name="Commencer ma demande"))
    hand.press(page.get_by_role("button", name="Commencer"))
    page.wait_for_url("**/etape/**")


def send(page, hand: Hand) -> Demand:
    page.wait_for_url("**/verifier/")
    hand.press(page.get_by_role("button", name="Envoyer ma demande"))
    page.wait_for_url("**/recu/**")
    return Demand.objects.get(reference=page.url.rstrip("/").split("/")[-1])


def upload(page, hand: Hand, photo) -> None:
    page.locator('[name="piece-identite-document"]').set_input_files(photo)
    hand.choose(page.locator('[name="piece-identite-mode"]'), "envoyer")
    hand.go_on()


def show_later(page, hand: Hand) -> None:
    hand.answer("piece-identite-mode", ["guichet"])
    hand.go_on()


def register(agent, demand: Demand) -> Demand:
    agent.goto("/guichet/")
    agent.get_by_label("Chercher une demande").fill(demand.reference)
    agent.get_by_role("main").get_by_role("button", name="Chercher", exact=True).click()
    agent.get_by_role("main").locator(f'a[href*="{demand.reference}"]').first.click()
    agent.locator("label[for]", has_text="Carte d'identité ou passeport français").click()
    agent.get_by_role("button", name="Enregistrer la demande").click()
    agent.wait_for_load_state()
    demand.refresh_from_db()
    assert demand.number
    return demand


@pytest.mark.parametrize("visitor", ["phone", "no_js"])
def test_a_person_files_is_registered_and_follows(visitor, request, agent, mailbox, photo, axe):
    page = request.getfixturevalue(visitor)
    # axe waits for timers, which a browser without JavaScript never runs.
    look = axe if visitor == "phone" else lambda page: None
    hand = Hand(page)
    email = f"ada.{visitor}@exemple.fr"
    # Two persons: a second registered demand of the same one would be refused.
    life = {
        **SINGLE,
        "identite": {**SINGLE["identite"], "identite-birth_name": [f"Lovelace {visitor}"]},
        "contact": {**SINGLE["contact"], "contact-email": [email]},
    }

    begin(page, hand)
    fill_every_section(page, hand, life)
    upload(page, hand, photo)
    demand = send(page, hand)
    look(page)
    assert "Accusé" in mailbox.wait_for(email)["subject"] or mailbox.to(email)

    page.get_by_role("link", name="Suivre ma demande").click()
    look(page)
    assert "Demande envoyée" in page.get_by_role("main").inner_text()

    number = register(agent, demand).grouped_number
    axe(agent)
    mailbox.wait_for(email, count=2)

    page.reload()
    look(page)
    text = page.get_by_role("main").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert "Demande enregistrée" in text
    assert number in text
    page.goto(f"/mon-dossier/{demand.reference}/attestation/")
    look(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_person_files_with_the_keyboard_alone(page):
    hand = Keyboard(page)

    begin(page, hand)
    fill_every_section(page, hand, SINGLE)
    show_later(page, hand)
    demand = send(page, hand)

    assert demand.persons.get().birth_name == SINGLE["identite"]["identite-birth_name"][0]


def test_every_section_empty_wrong_and_filled_passes_axe_at_320_pixels(phone, axe):
    hand = Hand(phone)
    begin(phone, hand)
    while "/etape/" in phone.url:
        slug, url = section(phone), phone.url
        axe(phone)
        hand.go_on()
        phone.wait_for_load_state()
        if phone.url == url:
            assert phone.title().startswith("Erreur :")
            assert phone.evaluate("document.activeElement.id") == "erreurs"
            axe(phone)
        else:
            phone.goto(url)
        hand.fill(WHEELCHAIR[slug])
        hand.go_on()
        phone.wait_for_load_state()
        following = phone.url
        phone.goto(url)
        axe(phone)
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
        phone.goto(following)
    axe(phone)
    hand.go_on()
    axe(phone)
    show_later(phone, hand)
    axe(phone)
    phone.goto(phone.url.replace("verifier/", ""))
    axe(phone)


def test_an_account_finds_its_draft_on_another_device(page, open_browser):
    user = UserFactory()
    begin(page, Hand(page))
    Hand(page).fill(SINGLE["preparer"])
    Hand(page).go_on()
    sign_in(page, user.email)

    other = open_browser()
    sign_in(other, user.email)
    other.goto("/demande/")
    other.get_by_role("link", name="Demande modifiée").click()

    assert other.locator(".fr-badge", has_text="Complété").count() == 1
