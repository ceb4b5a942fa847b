"""Looking for words: suggestions with the keyboard, typing errors, nothing found, no script."""

import pytest
from playwright.sync_api import expect

from home.search.indexing import index_page
from tests.factories.pages import GuidePageFactory, body
from tests.journeys.test_communes import UNDER_THE_LIST

URL = "/recherche/"
FAQ = {
    "type": "accordion",
    "value": [{"question": "Faut-il une zibeline ?", "answer": "<p>Non, jamais.</p>"}],
}


@pytest.fixture
def guide(same_database):
    """A page with a word that no installed page holds."""
    from home.models import HomePage

    page = GuidePageFactory(
        parent=HomePage.objects.first(),
        title="La zibeline du locataire",
        slug="zibeline",
        body=body(FAQ),
    )
    index_page(page)
    yield page
    page.delete()


def test_a_title_is_suggested_chosen_and_found_with_the_keyboard(phone, axe, guide):
    phone.goto(URL)
    box = phone.get_by_role("main").get_by_role("combobox", name="Vos mots")
    box.press_sequentially("zibe")
    options = phone.get_by_role("listbox", name="Vos mots").get_by_role("option")
    expect(options.first).to_have_text("Faut-il une zibeline ?")
    axe(phone, known=UNDER_THE_LIST)
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("La zibeline du locataire")
    box.press("Enter")
    phone.wait_for_url("**/recherche/?q=La+zibeline*")
    assert phone.title().startswith("1 résultat pour « La zibeline du locataire »")
    axe(phone)


def test_a_question_that_is_found_opens_at_its_answer(phone, guide):
    phone.goto(f"{URL}?q=zibeline&sorte=question")
    phone.get_by_role("link", name="Faut-il une zibeline ?").click()
    expect(phone.get_by_text("Non, jamais.")).to_be_visible()


@pytest.mark.parametrize(
    "query", ["zibelline", "zibeline+locataire+xyzxyz", "qqqqqq", "lille", "<script>alert(1)"]
)
def test_each_state_of_the_results_without_script(open_browser, axe, guide, query):
    page = open_browser(width=320, java_script_enabled=False)
    page.goto(f"{URL}?q={query}")
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.get_by_role("main").get_by_role("searchbox", name="Vos mots")).to_be_visible()
    axe(page)
