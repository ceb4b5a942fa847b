"""Finding a guichet, reading its page, telling an error: near me, no script, print, edges."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from directory.guichets.models import ErrorReport, SpecialDay
from tests.factories.guichets import (
    AgentFactory,
    ErrorReportFactory,
    GuichetFactory,
    HelpPlaceFactory,
)
from tests.journeys.test_every_page import look_at
from tests.journeys.test_main_job import sign_in

ALL_DAY = "; ".join(f"{day} 00:00-24:00" for day in ["lu", "ma", "me", "je", "ve", "sa", "di"])
LILLE = {"latitude": 50.6366, "longitude": 3.0633}


@pytest.fixture
def guichet(same_database):
    """Open day and night, so that no test depends on the hour."""
    guichet = GuichetFactory(
        name="Maison de l'habitat, accueil des demandeurs de logement social",
        commune_id="59350",
        weekly_hours=ALL_DAY,
        latitude=50.637,
        longitude=3.063,
        phone="03 53 01 00 00",
        email="accueil@exemple.fr",
        website="https://www.exemple.fr/logement",
        appointment="possible",
        languages=["ar", "en", "uk"],
        step_free=True,
        sign_language=True,
        without_internet=True,
        catchment=["59350", "200093201"],
        demonstration=True,
    )
    soon = timezone.localdate() + timedelta(days=4)
    SpecialDay.objects.create(guichet=guichet, first=soon, last=soon, reason="Formation")
    if not guichet.commune.helpplaces.exists():
        HelpPlaceFactory(weekly_hours="lu 08:00-12:00,14:00-17:00")
    return guichet


def test_near_me_then_the_page_then_an_error(open_browser, axe, guichet):
    page = open_browser(width=320, height=640, geolocation=LILLE, permissions=["geolocation"])
    page.goto("/guichets/")
    page.get_by_role("button", name="Près de moi").click()

    expect(page.get_by_role("heading", name="Guichets près de vous")).to_be_visible()
    assert "lat=50.637&lon=3.063" in page.url
    look_at(page, axe, page.url)

    page.get_by_role("link", name=guichet.name).click()
    expect(page.get_by_text("Ouvert jour et nuit")).to_be_visible()
    expect(page.get_by_text("Formation")).to_be_visible()
    look_at(page, axe, page.url)

    page.get_by_role("link", name="Signaler une erreur").click()
    page.get_by_role("button", name="Envoyer").click()
    assert page.title().startswith("Erreur :")
    expect(page.get_by_label("Laissez cette case vide")).not_to_be_in_viewport()
    look_at(page, axe, page.url)
    page.locator("label", has_text="Les horaires").click()
    page.get_by_label("Que faut-il écrire à la place ?").fill("Fermé le mardi.")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("heading", name="Merci")).to_be_visible()
    axe(page)
    assert ErrorReport.objects.get(guichet=guichet).text == "Fermé le mardi."


def test_a_device_that_hides_where_it_is(open_browser, guichet):
    page = open_browser(width=320, height=640)
    page.goto("/guichets/")
    page.get_by_role("button", name="Près de moi").click()

    expect(page.get_by_text("Votre appareil ne donne pas votre position.")).to_be_visible()


def test_without_script_by_commune_and_needs(no_js, axe, guichet):
    no_js.goto("/guichets/")
    expect(no_js.get_by_role("button", name="Près de moi")).to_be_hidden()
    no_js.get_by_label("Commune").fill("59000")
    no_js.get_by_text("Département, langue, accès, horaires…").click()
    for need in ("Langue des signes (LSF)", "Ouvert maintenant"):
        no_js.locator("label", has_text=need).click()
    no_js.get_by_label("Où l'on parle aussi").select_option("ukrainien")
    no_js.get_by_role("button", name="Chercher", exact=True).click()

    expect(no_js.get_by_role("heading", name=guichet.name).first).to_be_visible()
    expect(no_js.get_by_role("heading", name="Mairie - Lille")).to_be_visible()
    assert no_js.get_by_label("Langue des signes (LSF)").is_checked()
    axe(no_js)

    no_js.get_by_label("Où l'on parle aussi").select_option("tamoul")
    no_js.get_by_role("button", name="Chercher", exact=True).click()
    no_js.get_by_role("link", name="Voir les guichets sans ces conditions").click()
    expect(no_js.get_by_role("heading", name="Guichets près de Lille")).to_be_visible()
    # The other journeys leave guichets of Lille too: this one may be on another page.
    no_js.goto(guichet.get_absolute_url())
    expect(no_js.get_by_role("heading", name="Quand y aller")).to_be_visible()
    assert no_js.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_answers_on_a_map(no_js, open_browser, axe, guichet):
    no_js.goto("/guichets/?commune=59350")
    no_js.get_by_role("link", name="Voir ces guichets sur une carte").click()
    expect(no_js.get_by_role("img", name="Les guichets de cette page : Nord")).to_be_visible()
    assert no_js.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(no_js, known=axe.known_everywhere)
    name, address = no_js.locator("ol.portal-places a").first.inner_text(), no_js.url

    no_js.get_by_role("link", name="Voir la liste, avec les horaires et les services").click()
    expect(no_js.get_by_role("heading", name=name).first).to_be_visible()

    no_js.goto(f"/ar{address[address.index('/guichets/') :]}")
    expect(no_js.get_by_role("img", name="شبابيك التسجيل في هذه الصفحة: Nord")).to_be_visible()
    axe(no_js, known=axe.known_everywhere)

    forced = open_browser(forced_colors="active", width=320, height=640)
    forced.goto(address)
    colour = "node => getComputedStyle(node).fill"
    mark = forced.locator(".portal-map__mark").first.evaluate(colour)
    assert mark != forced.locator(".portal-map__number").first.evaluate(colour)
    assert forced.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_agent_keeps_the_card_and_reads_what_is_reported(phone, axe, guichet):
    agent = AgentFactory(guichet=guichet)
    report = ErrorReportFactory(guichet=guichet)
    sign_in(phone, agent.user.email)
    look_at(phone, axe, "/guichet/fiche/")
    phone.get_by_label("Horaires du mardi").fill("le matin")
    phone.get_by_role("button", name="Voir ce que le public lira").click()
    assert phone.title().startswith("Erreur :")
    axe(phone)
    phone.get_by_label("Horaires du mardi").fill("0h-24h")
    phone.get_by_role("button", name="Voir ce que le public lira").click()
    expect(phone.get_by_role("heading", name="Ce que le public lira")).to_be_visible()
    axe(phone)
    phone.get_by_role("button", name="Enregistrer : la fiche est juste").click()
    expect(phone.get_by_text("notée comme vérifiée aujourd'hui")).to_be_visible()
    phone.get_by_role("button", name="Ajouter ces jours").click()
    assert phone.title().startswith("Erreur :")
    axe(phone)
    look_at(phone, axe, "/guichet/signalements/")
    look_at(phone, axe, f"/guichet/signalements/{report.reference}/")


def test_on_paper_and_in_forced_colours(open_browser, guichet):
    page = open_browser(forced_colors="active")
    page.goto(guichet.get_absolute_url())
    page.goto("/guichets/?commune=59350&lsf=oui")

    paper = open_browser()
    paper.goto(guichet.get_absolute_url())
    paper.emulate_media(media="print")
    expect(paper.get_by_role("heading", name="Quand y aller")).to_be_visible()
    expect(paper.get_by_text("03 53 01 00 00")).to_be_visible()
    for hidden in ("Signaler une erreur", "Autres guichets près d'ici"):
        expect(paper.get_by_role("link", name=hidden)).to_be_hidden()
