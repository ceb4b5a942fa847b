"""What was typed and could not be received comes back: with and without scripts."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from home.contact.models import Ticket
from home.feedback.models import Feedback
from tests.factories.accounts import PASSWORD
from tests.factories.contact import TicketFactory
from tests.factories.guichets import AgentFactory
from tests.journeys.test_every_page import look_at
from tests.journeys.test_main_job import sign_in
from tests.journeys.test_saved_as_you_go import session_of


def test_an_opinion_whose_unseen_box_the_browser_filled_is_sent_again_in_place(phone, axe):
    phone.goto("/mentions-legales/")
    phone.get_by_role("link", name="Cette page vous a-t-elle aidé ?").click()
    phone.get_by_text("Non", exact=True).click()
    phone.get_by_label("Qu'est-ce qui vous a aidé").fill("Trop long")
    phone.locator("[name=url]").evaluate("box => { box.value = 'https://exemple.fr' }")
    send = phone.get_by_role("button", name="Envoyer mon avis")
    send.click()

    expect(phone.locator("#erreurs")).to_contain_text("Appuyez de nouveau sur « Envoyer mon avis »")
    expect(phone.locator("#erreurs")).to_be_focused()
    expect(phone.get_by_label("Qu'est-ce qui vous a aidé")).to_have_value("Trop long")
    axe(phone)
    assert not Feedback.objects.filter(path="/mentions-legales/").exists()

    send.click()
    expect(phone.get_by_role("heading", name="Merci de votre avis")).to_be_focused()
    assert Feedback.objects.get(path="/mentions-legales/").comment == "Trop long"


def test_without_script_the_answer_of_an_agent_outlives_the_session_and_a_transfer(no_js, axe):
    agent, other = AgentFactory(), AgentFactory()
    kept, moved = (TicketFactory(guichet=agent.guichet) for _ in range(2))
    sign_in(no_js, agent.user.email)
    no_js.goto(f"/guichet/messages/{kept.reference}/")
    no_js.get_by_label("Votre réponse").fill("Elle est en cours.")
    Session.objects.get(session_key=session_of(no_js.context)).delete()

    no_js.get_by_role("button", name="Envoyer la réponse").click()

    no_js.get_by_role("heading", name="Votre envoi n'est pas encore fait").wait_for()
    axe(no_js)
    with no_js.context.expect_page() as opened:
        no_js.get_by_role("link", name="Connectez-vous").click()
    again = opened.value
    again.get_by_label("Adresse électronique").fill(agent.user.email)
    again.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    again.get_by_role("button", name="Se connecter").click()
    again.wait_for_url("**/guichet/messages/")
    no_js.get_by_role("button", name="Envoyer de nouveau").click()
    no_js.wait_for_load_state()
    if "Renvoyez" in no_js.title():
        no_js.get_by_role("button", name="Renvoyer mes réponses").click()
    no_js.get_by_text("La réponse est envoyée.").wait_for()
    assert Ticket.objects.get(pk=kept.pk).answer == "Elle est en cours."

    look_at(no_js, axe, f"/guichet/messages/{moved.reference}/")
    no_js.get_by_label("Votre réponse").fill("Non <merci>.")
    Ticket.objects.filter(pk=moved.pk).update(guichet=other.guichet)
    no_js.get_by_role("button", name="Envoyer la réponse").click()

    no_js.get_by_role("heading", name="Ce message n'est plus dans votre liste").wait_for()
    expect(no_js.get_by_label("Ce que vous avez écrit")).to_have_value("Non <merci>.")
    assert no_js.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(no_js)
    assert Ticket.objects.get(pk=moved.pk).answer == ""
