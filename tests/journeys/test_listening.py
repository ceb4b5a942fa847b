"""What people tell the site, what it tells them: opinions, messages, banners, the closed site."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from directory.guichets.enums import GuichetService
from home.contact.models import Ticket
from home.feedback.models import Feedback
from home.incidents.models import Incident
from portal.interface import stamp
from tests.factories.guichets import AgentFactory, GuichetFactory
from tests.factories.incidents import IncidentFactory
from tests.journeys.test_every_page import look_at
from tests.journeys.test_main_job import sign_in

QUESTION = "Cette page vous a-t-elle aidé ?"


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_opinion_is_given_in_place_with_the_keyboard_alone(phone, axe):
    phone.goto("/accessibilite/")
    link = phone.get_by_role("link", name=QUESTION)
    link.focus()
    phone.keyboard.press("Enter")
    title = phone.get_by_role("heading", name="Votre avis sur cette page")
    expect(title).to_be_focused()
    assert phone.url.endswith("/accessibilite/")
    assert fits(phone)
    axe(phone)

    # Nothing is chosen: the list of errors takes the focus.
    send = phone.get_by_role("button", name="Envoyer mon avis")
    send.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator("#erreurs")).to_be_focused()
    axe(phone)
    phone.get_by_text("Non", exact=True).click()
    phone.get_by_label("Qu'est-ce qui vous a aidé").fill("Trop long, appelez le 06 12 34 56 78")
    send.focus()
    phone.keyboard.press("Enter")

    expect(phone.get_by_role("heading", name="Merci de votre avis")).to_be_focused()
    axe(phone)
    given = Feedback.objects.get(path="/accessibilite/")
    assert (given.helped, given.comment) == (False, "Trop long, appelez le [masqué]")


def test_an_opinion_is_given_without_javascript(no_js, axe):
    no_js.goto("/plan-du-site/")
    no_js.get_by_role("link", name=QUESTION).click()
    look_at(no_js, axe, no_js.url)
    no_js.get_by_role("button", name="Envoyer mon avis").click()
    assert no_js.title().startswith("Erreur :")
    axe(no_js)
    no_js.get_by_text("Oui", exact=True).click()
    no_js.get_by_role("button", name="Envoyer mon avis").click()
    assert no_js.get_by_role("heading", name="Merci de votre avis").count() == 1
    axe(no_js)
    no_js.get_by_role("link", name="Retour à la page").click()

    assert no_js.url.endswith("/plan-du-site/")
    assert Feedback.objects.get(path="/plan-du-site/").helped is True


def test_a_message_is_written_without_account_and_answered_by_an_agent(
    phone, open_browser, axe, mailbox
):
    guichet = GuichetFactory(name="Conseil du Cantal", territory_id="015", commune_id="15014")
    guichet.services = [GuichetService.ADVICE]
    guichet.save()
    agent = AgentFactory(guichet=guichet)
    phone.goto("/aide-et-contact/")
    phone.get_by_role("link", name="Écrire un message").click()
    look_at(phone, axe, phone.url)
    phone.get_by_role("button", name="Envoyer").click()
    assert phone.title().startswith("Erreur :")
    axe(phone)
    phone.get_by_text("Ma demande de logement", exact=True).click()
    phone.get_by_role("combobox", name="La commune où vous habitez").fill("Aurillac (15000)")
    phone.get_by_label("Votre message").fill("Que dois-je changer ?")
    phone.get_by_label("Votre nom et votre prénom").fill("Jeanne Martin")
    phone.get_by_label("Votre adresse électronique").fill("jeanne@exemple.fr")
    phone.get_by_role("button", name="Envoyer").click()
    assert phone.get_by_role("heading", name="Votre message est envoyé").count() == 1
    assert "Conseil du Cantal" in phone.inner_text("main")
    assert fits(phone)
    axe(phone)
    mailbox.wait_for("jeanne@exemple.fr", subject="Nous avons reçu votre message")

    desk = open_browser(width=320)
    sign_in(desk, agent.user.email)
    desk.goto("/guichet/")
    desk.get_by_role("link", name="Messages reçus").click()
    look_at(desk, axe, desk.url)
    desk.get_by_role("link", name="Ma demande de logement").click()
    look_at(desk, axe, desk.url)
    desk.get_by_role("button", name="Envoyer la réponse").click()
    assert desk.title().startswith("Erreur :")
    axe(desk)
    desk.get_by_role("button", name="Prendre en charge").click()
    desk.get_by_label("Votre réponse").fill("Votre nouvelle adresse.")
    desk.get_by_role("button", name="Envoyer la réponse").click()
    axe(desk)

    answer = mailbox.wait_for("jeanne@exemple.fr", subject="Réponse à votre message")
    assert "Votre nouvelle adresse." in answer.get_content()
    assert Ticket.objects.get(guichet=guichet).state == "repondu"


@pytest.fixture
def banner(site):
    """Taken away with the signals, so that the next tests read the site as it was."""
    made = IncidentFactory(
        kind="incident", title="Panne du téléphone d'aide", text="Écrivez-nous plutôt."
    )
    stamp.touch()
    yield made
    Incident.objects.filter(pk=made.pk).delete()
    stamp.touch()


def test_a_banner_shows_on_pages_and_in_mails(phone, open_browser, axe, banner, mailbox, site):
    for url in ("/", "/accessibilite/", "/guichets/", "/compte/connexion/", "/contact/ecrire/"):
        look_at(phone, axe, url)
        assert "Panne du téléphone d'aide" in phone.inner_text(".portal-banners"), url
    forced = open_browser(width=320, forced_colors="active")
    forced.goto("/")
    style = "e => getComputedStyle(e).borderTopStyle"
    assert forced.locator(".portal-banners .fr-notice").evaluate(style) == "solid"

    phone.goto("/contact/ecrire/?sujet=site")
    phone.get_by_label("Votre message").fill("Bonjour")
    phone.get_by_label("Votre nom et votre prénom").fill("Paul")
    phone.get_by_label("Votre adresse électronique").fill("banniere@exemple.fr")
    phone.get_by_role("button", name="Envoyer").click()

    mail = mailbox.wait_for("banniere@exemple.fr", subject="Nous avons reçu")
    assert "Panne du téléphone d'aide" in mail.get_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_a_closed_site_stands_alone(open_browser, axe, banner, settings, scheme):
    call_command("write_unavailable_page")
    file = Path(settings.UNAVAILABLE_PAGE)
    page = open_browser(width=320, color_scheme=scheme)
    # From its text alone: no server, no other file.
    page.route("**/*", lambda route: route.fulfill(body=file.read_text(), content_type="text/html"))
    page.goto("/n-importe-quoi/")

    assert page.locator("h1").count() == 1
    assert "Panne du téléphone d'aide" in page.inner_text("main")
    assert "Vos réponses enregistrées ne sont pas perdues" in page.inner_text("main")
    assert fits(page)
    color = page.evaluate("getComputedStyle(document.body).backgroundColor")
    # Its own policy lets its own style through.
    assert color == ("rgb(22, 22, 22)" if scheme == "dark" else "rgb(255, 255, 255)")
    page.unroute("**/*")
    axe(page)


def test_a_banner_of_the_past_shows_no_more(phone, banner):
    Incident.objects.filter(pk=banner.pk).update(shows_until=timezone.now() - timedelta(minutes=1))
    stamp.touch()
    phone.goto("/")

    assert phone.locator(".portal-banners").count() == 0
