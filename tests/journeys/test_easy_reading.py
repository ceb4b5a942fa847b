"""Words explained and easy versions in a real browser: keyboard, touch, no script, colours."""

import pytest

from tests.factories.words import TermFactory
from tests.journeys.conftest import KNOWN_INCOMPLETE

# A definition stands over the text around its word, on a ground of its own.
KNOWN = KNOWN_INCOMPLETE | {("color-contrast", "elmPartiallyObscuring")}
RENEW, EASY = "/renouveler/", "/renouveler/facile-a-lire/"
LETTERS = "/suivre-ma-demande/mes-courriers-expliques/"
SENIORITY = "Le temps passé depuis la date de dépôt"


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_word_is_explained_by_keyboard(page, axe):
    page.goto(RENEW)
    word = page.get_by_role("link", name="ancienneté")
    tooltip = page.get_by_role("tooltip").filter(has_text=SENIORITY)
    assert not tooltip.is_visible()

    # As the keyboard leaves it: from the switch above, the next stop is the first word.
    page.get_by_role("link", name="Lire la version facile").focus()
    page.keyboard.press("Tab")

    assert word.evaluate("word => word === document.activeElement")
    tooltip.wait_for(state="visible")
    axe(page, known=KNOWN)
    page.keyboard.press("Escape")
    tooltip.wait_for(state="hidden")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossaire/#mot-anciennete")
    axe(page)


def test_a_word_is_explained_by_touch_then_its_link_is_followed(phone, axe):
    phone.goto(RENEW)
    word = phone.get_by_role("link", name="ancienneté")
    tooltip = phone.get_by_role("tooltip").filter(has_text=SENIORITY)

    word.tap()

    tooltip.wait_for(state="visible")
    assert phone.url.endswith(RENEW)
    assert fits(phone)
    box = tooltip.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    axe(phone, known=KNOWN)

    word.tap()
    phone.wait_for_url("**/glossaire/#mot-anciennete")


def test_without_script_a_word_leads_to_the_glossary(no_js, axe):
    no_js.goto(RENEW)
    axe(no_js)

    no_js.get_by_role("link", name="ancienneté").click()

    no_js.wait_for_url("**/glossaire/#mot-anciennete")
    assert SENIORITY in no_js.inner_text("main")
    assert fits(no_js)
    axe(no_js)


def test_from_a_page_to_its_twin_along_twins_and_back(phone, axe):
    phone.goto(RENEW)
    phone.get_by_role("link", name="Lire la version facile").click()
    phone.wait_for_url(f"**{EASY}")
    assert fits(phone)
    axe(phone)

    # A link inside a twin leads to a twin.
    phone.get_by_role("link", name="Renouveler en retard").click()
    phone.wait_for_url("**/renouveler-en-retard/facile-a-lire/")
    axe(phone)

    phone.get_by_role("link", name="Lire la version complète").click()
    phone.wait_for_url("**/renouveler-en-retard/")


def test_letters_explained(phone, axe):
    phone.goto(LETTERS)
    assert fits(phone)
    axe(phone)

    phone.get_by_role("link", name="Renouvelez votre demande").click()

    assert "Sans renouvellement, votre demande s'arrête." in phone.inner_text("main")
    assert fits(phone)
    axe(phone)


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"width": 640}])
def test_the_dark_scheme_and_large_text(open_browser, axe, options):
    page = open_browser(**options)
    for address in (EASY, "/glossaire/"):
        page.goto(address)
        assert fits(page)
        axe(page)


def test_with_forced_colours_words_drawings_and_definitions_keep_an_edge(open_browser):
    page = open_browser(width=320, forced_colors="active")
    page.goto(RENEW)
    word = page.get_by_role("link", name="ancienneté")
    assert "underline" in word.evaluate("word => getComputedStyle(word).textDecorationLine")
    word.focus()
    tooltip = page.get_by_role("tooltip").filter(has_text=SENIORITY)
    tooltip.wait_for(state="visible")
    assert tooltip.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    assert word.evaluate("word => getComputedStyle(word).outlineStyle") != "none"

    page.goto(EASY)
    symbol = page.locator(".portal-easy__symbol").first
    assert symbol.evaluate("one => getComputedStyle(one).borderStyle") == "solid"
    assert fits(page)


def test_the_pages_print_without_the_switch(page):
    page.goto(EASY)
    page.emulate_media(media="print")

    assert not page.get_by_role("link", name="Lire la version complète").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()


def test_the_words_of_a_form_are_explained_beside_it(phone, axe):
    """A word in the hint of a group opens the glossary beside: nothing typed is lost."""
    TermFactory(term="colocataire", slug="colocataire", definition="Qui partage le logement.")
    phone.goto("/demande/")
    phone.get_by_role("button", name="Commencer").click()
    phone.wait_for_url("**/etape/*/")
    phone.goto(f"{phone.url.split('/etape/')[0]}/etape/foyer/")
    word = phone.get_by_role("link", name="colocataire")
    tooltip = phone.get_by_role("tooltip").filter(has_text="Qui partage le logement.")

    word.tap()

    tooltip.wait_for(state="visible")
    assert fits(phone)
    axe(phone, known=KNOWN)
    with phone.expect_popup() as beside:
        word.tap()
    beside.value.wait_for_url("**/glossaire/#mot-colocataire")
