"""The simulator as people use it: by keyboard, on a small telephone, without script."""

import pytest

from tests.journeys.test_every_page import look_at


@pytest.mark.parametrize("visitor", ["phone", "no_js"])
def test_a_couple_knows_where_it_stands(request, axe, visitor):
    page = request.getfixturevalue(visitor)
    look_at(page, axe, "/simulateur/")
    page.get_by_role("button", name="Calculer").click()
    assert page.title().startswith("Erreur :")
    axe(page)
    page.get_by_label("Dans quelle commune").fill("Lille")
    page.get_by_text("En couple, avec ou sans enfants").click()
    page.get_by_label("Votre âge").fill("30")
    page.get_by_label("L'âge de votre conjoint").fill("24")
    page.get_by_label("Combien de personnes sont à votre charge").fill("0")
    page.get_by_role("group", name="carte mobilité").get_by_text("Non", exact=True).click()
    page.get_by_label("Votre revenu fiscal").fill("21 000")
    page.get_by_label("Celui de votre conjoint").fill("0")
    page.get_by_role("group", name="ont-ils baissé").get_by_text("Non", exact=True).click()
    page.get_by_role("button", name="Calculer").click()

    result = page.get_by_role("status")
    assert "sous le plafond PLAI" in result.inner_text()
    assert "Vous pouvez déposer une demande quel que soit le résultat." in result.inner_text()
    assert page.url.endswith("/simulateur/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)
