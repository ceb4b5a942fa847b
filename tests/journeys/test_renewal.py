"""« Renouveler ma demande » from the link of a letter, one section changed on the way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import PASSWORD, UserFactory
from tests.forms_wizard.dossier.declared import demand_of


@pytest.mark.parametrize("scripts", [True, False])
def test_a_person_renews_from_the_letter(open_browser, mailbox, axe, scripts):
    page = open_browser(width=320, height=640, java_script_enabled=scripts)
    today = timezone.localdate()
    user = UserFactory()
    demand = demand_of("family", holder=user, valid_until=today + timedelta(days=20))
    until = demand.valid_until

    page.goto(reverse("dossier:renew", args=[demand.reference]))
    page.get_by_label("Adresse électronique").fill(user.email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()

    # Nothing is ticked in advance.
    page.get_by_role("heading", name="Renouveler ma demande", exact=True).wait_for()
    boxes = page.get_by_role("checkbox", name="C'est toujours vrai")
    assert not any(box.is_checked() for box in boxes.all())
    axe(page)
    for label in page.locator("label", has_text="C'est toujours vrai").all():
        label.click()

    # A section is changed; what was ticked waits.
    page.get_by_role("button", name="Modifier : Votre logement aujourd'hui").click()
    axe(page)
    page.locator('[name="logement-actuel-rent"]').fill("712")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    home = page.get_by_role("checkbox", name="C'est toujours vrai : « Votre logement aujourd'hui »")
    home.wait_for()
    assert [box.is_checked() for box in boxes.all()].count(False) == 1

    # What is missing is told; Enter in a box sends the page, it opens no section.
    for income in page.locator(f'[name$="-rfr_{today.year - 2}"]').all():
        income.fill("")
    income.press("Enter")
    page.get_by_role("link", name="« Votre logement aujourd'hui » : cochez").wait_for()
    axe(page)
    page.locator("label", has_text="« Votre logement aujourd'hui »").click()
    for income in page.locator(f'[name$="-rfr_{today.year - 2}"]').all():
        income.fill("18 250")
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("main").get_by_role("button", name="Renouveler ma demande").click()

    page.get_by_role("heading", name="Votre demande est renouvelée").wait_for()
    axe(page)
    demand.refresh_from_db()
    assert demand.valid_until > until
    codes = demand.declarations.first().codes
    assert codes["logement-actuel"]["rent"] == 712
    assert {adult["rfr"][0]["amount"] for adult in codes["ressources"]["adults"]} == {18250}
    email = codes["contact"]["email"]
    mailbox.wait_for(email, subject="attestation")


def test_the_pages_of_a_change(open_browser, axe):
    page = open_browser(width=320, height=640)
    user = UserFactory()
    demand = demand_of("family", holder=user)

    page.goto(reverse("dossier:change", args=[demand.reference, "foyer"]))
    page.get_by_label("Adresse électronique").fill(user.email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()

    page.get_by_role("button", name="Ajouter un co-demandeur").click()
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.locator("#erreurs").wait_for()
    axe(page)
    page.goto(reverse("dossier:change", args=[demand.reference, "identite"]))
    assert page.locator('[name="identite-birth_name"]').get_attribute("readonly") is not None
    page.get_by_role("button", name="Demander une correction").click()
    page.get_by_role("link", name="Écrivez ce qui est faux").wait_for()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
