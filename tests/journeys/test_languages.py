"""Changing language in the middle of a section loses nothing, with scripts or without."""

from __future__ import annotations

import pytest
from django.utils import translation

from forms_wizard.filing.models import Draft
from tests.factories.lives import LIVES
from tests.journeys.driver import Hand, Keyboard
from tests.journeys.test_main_job import begin

# Neither complete nor right.
HALF = {
    "identite-birth_name": "Ḥaddād & <fils>",
    "identite-birth_date_day": "31",
    "identite-birth_date_month": "02",
    "identite-birth_date_year": "199",
}


@pytest.fixture(autouse=True)
def french():
    with translation.override("fr"):
        yield


def half_typed(page, hand: Hand) -> Draft:
    """In the second section, a part of it typed and not sent."""
    begin(page, hand)
    hand.fill(LIVES["single"]["preparer"])
    hand.go_on()
    page.wait_for_url("**/identite/")
    hand.fill({name: [value] for name, value in HALF.items()})
    return Draft.objects.get(reference=page.url.split("/")[4])


def choose(page, hand: Hand, language: str) -> None:
    summary = page.locator(".portal-languages summary")
    if isinstance(hand, Keyboard):
        while not summary.evaluate("e => e === document.activeElement"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    else:
        summary.click()
    hand.press(page.get_by_role("button", name=language))


def assert_nothing_lost(page, draft: Draft) -> None:
    shown = {name: page.locator(f'[name="{name}"]').input_value() for name in HALF}
    draft.refresh_from_db()
    assert shown == HALF
    kept = draft.answers["identite"]
    assert {name: value for name, (value, *_) in kept.items() if name in HALF} == HALF


def test_a_section_half_typed_is_found_in_the_other_language(phone, axe):
    hand = Hand(phone)
    draft = half_typed(phone, hand)
    choose(phone, hand, "English")

    phone.wait_for_url("**/en/demande/*/etape/identite/*")
    assert_nothing_lost(phone, draft)
    assert phone.locator("html").get_attribute("lang") == "en"
    phone.locator(".portal-languages summary").click()
    axe(phone)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")

    # Saved as it is typed under this address too.
    phone.locator('[name="identite-first_names"]').fill("Zoé")
    phone.locator('[name="identite-birth_name"]').focus()
    phone.locator("[data-saved-status]", has_text="Saved").wait_for()
    draft.refresh_from_db()
    assert draft.answers["identite"]["identite-first_names"] == ["Zoé"]


def test_without_scripts_and_by_keyboard_too_and_back(no_js):
    hand = Keyboard(no_js)
    draft = half_typed(no_js, hand)
    for language, root in (("العربيّة", "/ar"), ("Français", "")):
        choose(no_js, hand, language)
        no_js.wait_for_url(f"**{root}/demande/*/etape/identite/*")
        assert_nothing_lost(no_js, draft)

    # The Enter key in a field sends the section, and changes no language.
    hand.reach("identite-birth_name")
    with no_js.expect_navigation():
        no_js.keyboard.press("Enter")
    assert no_js.title().startswith("Erreur :")
    assert no_js.locator("html").get_attribute("lang") == "fr"


def test_a_public_page_has_a_link(page, axe):
    page.goto("/")
    page.locator(".portal-languages summary").click()
    axe(page)
    page.get_by_role("link", name="English").click()

    page.wait_for_url("**/en/")
    assert page.locator("html").get_attribute("lang") == "en"
