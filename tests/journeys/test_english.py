"""A person who reads English files a demand, and gets letters in English with French below."""

from __future__ import annotations

import re

import pytest
from django.utils import translation
from PIL import Image

from forms_wizard.demands.models import Demand
from tests.factories.guichets import AgentFactory
from tests.factories.lives import LIVES
from tests.journeys.driver import Hand
from tests.journeys.test_main_job import register, section, sign_in

EMAIL = "nadia.reads.english@exemple.fr"
LIFE = {
    **LIVES["single"],
    "identite": {**LIVES["single"]["identite"], "identite-birth_name": ["Haddad English"]},
    "contact": {**LIVES["single"]["contact"], "contact-email": [EMAIL]},
}
# What French cannot do without, outside of what is said to be French.
FRENCH = r"""() => {
  const words = "vous|votre|vos|nous|une|les|des|est|sont|avec|dans|pour|pas|ou";
  const french = new RegExp(`(^|[^\\p{L}])(${words})(?![\\p{L}])`, "iu");
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    const shown = element.closest("select") || element;
    const text = walk.currentNode.textContent.trim();
    if (element.tagName === "SCRIPT" || !shown.checkVisibility()) continue;
    if (element.closest("[lang]").lang === "en" && french.test(text)) found.push(text);
  }
  return found;
}"""
PUBLIC = [
    "/en/demande/",
    "/en/demande/reprendre/",
    "/en/compte/connexion/",
    "/en/compte/creer/",
    "/en/compte/mot-de-passe/oublie/",
    "/en/accompagnement/accord/",
    "/en/guichets/?departement=59",
    "/en/communes/?q=lille",
    "/en/communes/59350-lille/",
    "/en/simulateur/",
    "/en/simulateur/plafonds/",
    "/en/recherche/?q=zzzz",
]
# Names, and titles of laws: as they are.
KEPT = re.compile(r"Pas-de-Calais|Licence Ouverte|code de la construction|Nous")


class EnglishHand(Hand):
    def go_on(self) -> None:
        self.press(self.page.get_by_role("button", name="Save and continue"))


@pytest.fixture(autouse=True)
def french():
    with translation.override("fr"):
        yield


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "identity.jpg"
    Image.new("RGB", (1200, 800), "#d8e2ec").save(path)
    return path


def assert_english(page) -> None:
    assert page.locator("html").get_attribute("lang") == "en"
    left = [text for text in page.evaluate(FRENCH) if not KEPT.search(text)]
    assert not left, (page.url, left)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def test_every_public_page_of_the_way_is_in_english(phone):
    for url in PUBLIC:
        phone.goto(url)
        assert_english(phone)


def test_filed_in_english_the_letters_come_in_english_and_french(
    phone, open_browser, mailbox, photo, axe
):
    hand = EnglishHand(phone)
    phone.goto("/en/demande/")
    hand.press(phone.get_by_role("button", name="Start", exact=True))
    phone.wait_for_url("**/en/demande/*/etape/**")
    while "/etape/" in phone.url:
        slug, url = section(phone), phone.url
        # Sent empty first: what is missing is told in English too.
        hand.go_on()
        phone.wait_for_load_state()
        assert_english(phone)
        if phone.url != url:
            phone.goto(url)
        hand.fill(LIFE[slug])
        axe(phone)
        assert_english(phone)
        hand.go_on()
        phone.wait_for_load_state()
    phone.locator('[name="piece-identite-document"]').set_input_files(photo)
    hand.choose(phone.locator('[name="piece-identite-mode"]'), "envoyer")
    hand.go_on()
    phone.wait_for_url("**/verifier/")
    assert_english(phone)
    axe(phone)
    hand.press(phone.get_by_role("button", name="Send my application"))
    phone.wait_for_url("**/recu/**")
    demand = Demand.objects.get(reference=phone.url.rstrip("/").split("/")[-1])
    assert demand.language == "en"

    letter = mailbox.wait_for(EMAIL)
    assert letter["subject"] == "Your application is sent"
    english, french = letter.get_body(("plain",)).get_content().split("* * *")
    assert "Your provisional reference is" in english
    assert "it is the French text that counts" in english
    assert "Votre référence provisoire est" in french

    agent = open_browser()
    sign_in(agent, AgentFactory(guichet__territory_id="059").user.email)
    register(agent, demand)
    mailbox.wait_for(EMAIL, subject="Your certificate of registration")
    phone.goto(f"/en/mon-dossier/{demand.reference}/")
    assert_english(phone)
    axe(phone)
    phone.goto(f"/en/mon-dossier/{demand.reference}/courriers/1/")
    assert_english(phone)
    axe(phone)
    said = phone.get_by_role("main")
    assert "Your application is sent." in said.locator('[lang="en"]').inner_text()
    assert "Votre demande est envoyée." in said.locator('[lang="fr"]').inner_text()

    phone.goto(f"/en/mon-dossier/{demand.reference}/coordonnees/")
    assert "Our letters are in your language (English)" in said.inner_text()
    hand.answer("contact-language", ["fr"])
    hand.press(phone.get_by_role("button", name="Save the contact details"))
    phone.wait_for_load_state()
    demand.refresh_from_db()
    assert demand.language == "fr"
    assert mailbox.wait_for(EMAIL, subject="Vos coordonnées sont changées")
