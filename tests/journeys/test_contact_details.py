"""« Mes coordonnées », with and without JavaScript, on a small telephone."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.demands import DemandFactory


@pytest.mark.parametrize("scripts", [True, False])
def test_a_person_changes_telephone_address_and_email(open_browser, mailbox, axe, scripts):
    page = open_browser(width=320, height=640, java_script_enabled=scripts)
    someone = uuid4().hex[:8]
    former, new = f"{someone}@exemple.fr", f"{someone}@gmail.com"
    demand = DemandFactory(holder=UserFactory(email=former), active=True)

    page.goto(demand.get_absolute_url())
    page.get_by_label("Adresse électronique").fill(former)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("link", name="Modifier mes coordonnées").click()
    axe(page)
    page.locator('[name="contact-mobile"]').fill("12")
    page.locator('[name="contact-street"]').fill("rue de Douai")
    page.locator('[name="contact-email"]').fill(new.replace("gmail", "gmial"))
    save = page.get_by_role("button", name="Enregistrer les coordonnées")
    save.click()

    # What is wrong is told, what was typed is there.
    page.get_by_role("link", name="Écrivez un numéro complet").wait_for()
    assert page.locator('[name="contact-street"]').input_value() == "rue de Douai"
    axe(page)
    page.locator('[name="contact-mobile"]').fill("07 00 00 00 01")
    save.click()

    # Recorded as typed; what was probably meant is one box away.
    page.get_by_text("C'est enregistré").wait_for()
    page.get_by_text(f"vouliez-vous dire {new}").wait_for()
    axe(page)
    page.get_by_text(f"Corriger en {new}").click()
    save.click()

    page.get_by_role("heading", name="Ma demande", exact=True).wait_for()
    assert page.url.endswith(reverse("dossier:demand", args=[demand.reference]))
    assert page.get_by_text("Coordonnées modifiées").count() >= 2
    axe(page)
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    demand.refresh_from_db()
    assert demand.email == new
    contact = demand.declarations.first().codes["contact"]
    assert (contact["street"], contact["mobile"]["e164"]) == ("rue de Douai", "+33700000001")
    told = mailbox.wait_for(former, subject="Une adresse électronique a été changée")
    assert "gmail" not in told.as_string()
    mailbox.wait_for(new, subject="Vos coordonnées sont changées")
