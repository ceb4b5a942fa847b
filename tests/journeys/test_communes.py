"""Choosing a commune and finding a guichet, with the keyboard, a finger, no network, no script."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.guichets import GuichetFactory

URL = "/guichets/"
# The open list hides what is under it: axe cannot tell its contrast.
UNDER_THE_LIST = {
    ("color-contrast", key) for key in ("bgOverlap", "bgImage", "bgGradient", "pseudoContent")
}


@pytest.fixture
def guichet(same_database):
    return GuichetFactory(commune_id="59512", name="Mairie de Roubaix")


def typed(page, text):
    page.goto(URL)
    box = page.get_by_role("combobox", name="Commune")
    box.press_sequentially(text)
    return box


def test_a_commune_is_chosen_with_the_keyboard(page, axe, guichet):
    box = typed(page, "roub")
    options = page.get_by_role("listbox", name="Commune").get_by_role("option")
    expect(options.first).to_have_text("Roubaix (59100)")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".portal-combobox [role=status]")).to_contain_text("proposée")

    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", re.compile("_0$"))
    axe(page, known=UNDER_THE_LIST)
    box.press("Home")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("roub")

    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(box).to_have_value("Roubaix (59100)")
    box.press("Enter")

    expect(page.get_by_role("heading", name="Guichets près de Roubaix (59100)")).to_be_visible()
    expect(page.get_by_role("heading", name="Mairie de Roubaix").first).to_be_visible()
    axe(page)


def test_a_commune_is_chosen_with_a_finger(phone, axe):
    box = typed(phone, "œuilly")

    phone.get_by_role("option", name="Œuilly (02160)").tap()

    expect(box).to_have_value("Œuilly (02160)")
    expect(box).to_be_focused()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(phone)


def test_the_pages_of_the_search_are_accessible(page, axe):
    for address in ("/communes/?q=lomme", "/communes/?q=zzzzzz", f"{URL}?q=œuilly", f"{URL}?q=zz"):
        page.goto(address)
        axe(page)


def test_without_network_the_box_is_a_plain_box(page, guichet):
    page.route("**/communes/suggestions/**", lambda route: route.abort())

    box = typed(page, "roubaix")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("Enter")

    expect(page.get_by_role("heading", name="Mairie de Roubaix").first).to_be_visible()


# axe needs timers, which do not run without scripts: the same pages are checked above with them.
def test_without_script_the_same_pages_answer(no_js, guichet):
    no_js.goto(URL)
    no_js.get_by_label("Commune").fill("œuilly")
    no_js.get_by_role("button", name="Chercher", exact=True).click()
    no_js.get_by_role("link", name="Œuilly (02160)").click()
    expect(no_js.get_by_role("heading", name="Guichets près de Œuilly (02160)")).to_be_visible()

    no_js.goto("/communes/?q=lomme")
    expect(no_js.get_by_text("« Lomme » fait partie de cette commune.")).to_be_visible()
