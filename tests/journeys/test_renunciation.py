"""Renouncing and coming back, at 320 pixels, with and without JavaScript; the desk beside."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from forms_wizard.demands.models import Demand
from portal.accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory
from tests.journeys.test_main_job import sign_in


@pytest.mark.parametrize("scripts", [True, False])
def test_a_person_renounces_then_changes_their_mind(open_browser, mailbox, axe, scripts):
    page = open_browser(width=320, height=640, java_script_enabled=scripts)
    in_time = timezone.localdate() + timedelta(days=90)
    demand = DemandFactory(holder=UserFactory(), active=True, valid_until=in_time)
    email = demand.holder.email

    def look():
        axe(page)
        if scripts:
            assert page.evaluate("document.documentElement.scrollWidth") <= 320

    page.goto(demand.get_absolute_url())
    page.get_by_label("Adresse électronique").fill(email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_text("Mettre ces dates dans mon agenda").click()
    look()
    page.get_by_text("60 jours avant").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger le fichier d'agenda").click()
    events = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert [len(event.walk("VALARM")) for event in events] == [1, 3, 3]

    page.get_by_role("link", name="Renoncer à ma demande").click()
    page.get_by_text("Vous perdez votre ancienneté").wait_for()
    look()
    page.get_by_role("link", name="Continuer pour renoncer").click()
    look()
    page.get_by_role("button", name="Renoncer à ma demande").click()
    page.get_by_role("link", name="Cochez la case pour renoncer").wait_for()
    look()
    assert Demand.objects.get(pk=demand.pk).state == "active"
    page.get_by_text("J'ai compris").click()
    page.get_by_role("button", name="Renoncer à ma demande").click()

    page.get_by_text("Votre demande est arrêtée, comme").wait_for()
    look()
    mailbox.wait_for(email, subject="Vous avez renoncé")
    page.get_by_role("button", name="Reprendre ma demande").click()
    page.get_by_text("Votre demande continue").wait_for()
    look()
    assert Demand.objects.get(pk=demand.pk).state == "active"


def test_a_demand_comes_back_is_warned_and_the_nights_are_read(phone, axe):
    # Where nobody else's demands are: the list of a manager is of a whole territory.
    place = {"territory_id": "087", "places": ["87085"]}
    today = timezone.localdate()
    DemandFactory(active=True, valid_until=today - timedelta(days=70), **place)
    demand = DemandFactory(
        removed=True,
        valid_until=today - timedelta(days=70),
        removed_on=today - timedelta(days=2),
        **place,
    )
    agent = AgentFactory(guichet__organisme__manager=True, guichet__territory_id="087")
    operator = User.objects.create_superuser("nuits@exemple.fr", PASSWORD)

    def look():
        axe(phone)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320

    sign_in(phone, agent.user.email)
    phone.goto(reverse("desk:queue"))
    phone.get_by_role("link", name="Sans preuve de préavis").click()
    phone.get_by_text("0 sur 2").wait_for()
    look()
    phone.goto(reverse("desk:demand", args=[demand.reference]))
    look()
    phone.get_by_role("link", name="Corriger une erreur").click()
    look()
    phone.go_back()
    phone.get_by_role("link", name="Réactiver").click()
    button = phone.get_by_role("button", name="Réactiver la demande")
    button.click()
    assert phone.title().startswith("Erreur :")
    look()
    phone.get_by_label("Service qui a reçu la personne").fill("Mairie de Limoges")
    phone.get_by_label("Preuve").fill("Formulaire signé reçu ce matin.")
    button.click()
    phone.get_by_text("La demande est à nouveau en cours").wait_for()
    look()
    phone.context.clear_cookies()

    # The same demand, warned by a landlord.
    landlord = AgentFactory(guichet__territory_id="087")
    sign_in(phone, landlord.user.email)
    phone.goto(reverse("desk:warnings", args=[demand.reference]))
    phone.get_by_text("Un courrier est resté sans réponse").click()
    phone.get_by_role("button", name="Noter l'avertissement").click()
    phone.get_by_role("button", name="Noter la réception").click()
    phone.get_by_role("link", name="Écrivez la date de l'avis").wait_for()
    look()
    phone.goto(reverse("desk:renounce", args=[demand.reference]))
    look()
    phone.context.clear_cookies()

    sign_in(phone, operator.email)
    phone.goto(reverse("operations:nights"))
    phone.get_by_text("commandes sont en retard").wait_for()
    look()
