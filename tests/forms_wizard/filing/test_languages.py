"""On a page that holds answers the language is a button: it records, then shows the same page."""

import pytest
from django.test import Client, override_settings
from django.utils import translation

from forms_wizard.demands.declarations import to_codes
from forms_wizard.engine.path import Path
from forms_wizard.form import QUESTIONNAIRE
from portal.interface.templatetags.portal import long_date
from tests.factories.lives import LIVES, TESTED_ON
from tests.forms_wizard.filing.coming_back import go_away
from tests.forms_wizard.filing.walk import Walk, page
from tests.forms_wizard.letters.reading import text_of

pytestmark = pytest.mark.django_db

LANGUAGES = [("fr", "Français"), ("en", "English")]
ENGLISH = {"langue": "en"}
# Neither complete nor right: a name without first names, a day that does not exist.
HALF = {
    "identite-birth_name": ["Ça & <là>"],
    "identite-birth_date_day": ["31"],
    "identite-birth_date_month": ["02"],
    "identite-birth_date_year": ["199"],
}


@pytest.fixture(autouse=True)
def two_languages():
    with (
        override_settings(LANGUAGES=LANGUAGES, WAGTAIL_CONTENT_LANGUAGES=LANGUAGES),
        translation.override("fr"),
    ):
        yield


@pytest.fixture
def walk(client) -> Walk:
    return Walk.start(client)


def test_the_button_records_then_shows_the_same_section(walk):
    response = walk.type("identite", HALF, **ENGLISH)

    assert response.url.startswith(f"/en/demande/{walk.reference}/etape/identite/")
    assert walk.draft.answers["identite"] == HALF
    shown = walk.client.get(response.url)
    html = shown.content.decode()
    assert '<html lang="en"' in html
    assert 'value="Ça &amp; &lt;là&gt;"' in html
    assert 'value="199"' in html
    # Nothing was sent: nothing is told wrong.
    assert not shown.context["form"].error_links()
    assert f'data-save-url="/en/demande/{walk.reference}/etape/partie/champ/"' in html


def test_the_button_belongs_to_the_form_and_the_enter_key_does_not_press_it(walk):
    html = " ".join(walk.client.get(walk.url("identite")).content.decode().split())

    opened = [part.split(">")[0] for part in html.split("<button")[1:]]
    buttons = [tag for tag in opened if 'form="reponses"' in tag]
    assert "portal-default-button" in buttons[0]
    assert 'name="langue" value="en" lang="en"' in buttons[1]
    assert '<form id="reponses"' in html
    assert "hreflang" not in html


def test_what_is_still_typed_under_the_other_language_is_the_same_draft(walk):
    walk.type("identite", HALF, **ENGLISH)

    answer = walk.client.post(
        f"/en/demande/{walk.reference}/etape/identite/champ/",
        {"question": "identite-first_names", "identite-first_names": "Zoé"},
    )

    assert answer.json()["saved"]
    assert walk.draft.answers["identite"] == {**HALF, "identite-first_names": ["Zoé"]}


def test_back_to_french(walk):
    response = walk.client.post(f"/en{walk.url('identite')}", {**HALF, "langue": "fr"})

    assert response.url.startswith(f"/demande/{walk.reference}/etape/identite/")
    assert walk.draft.answers["identite"] == HALF


def test_who_comes_from_the_check_page_goes_back_there(walk):
    url = walk.url("identite") + "?retour=verifier"

    response = walk.client.post(url, {**HALF, **ENGLISH})

    assert "retour=verifier" in response.url
    assert "retour=verifier" in walk.client.get(response.url).context["action"]


def test_answers_that_conflict_are_kept_and_chosen_in_the_language(walk):
    walk.type("identite", {"identite-birth_name": ["Ada"]})

    old = {"identite-birth_name": ["Grace"], "identite-revision": "0"}
    response = walk.type("identite", old, **ENGLISH)

    assert response.url == f"/en/demande/{walk.reference}/etape/identite/versions/"
    assert walk.client.get(response.url).status_code == 200


def test_without_session_what_was_typed_comes_back_with_the_choice(walk):
    response = Client().post(walk.url("identite"), {**HALF, **ENGLISH})

    assert response.status_code == 404
    typed = response.context["typed"]
    assert ("langue", "en") in typed
    assert {name: [value] for name, value in typed if name != "langue"} == HALF
    again = walk.client.post(response.context["path"], dict(typed))
    assert again.url.startswith(f"/en/demande/{walk.reference}/etape/identite/")
    assert walk.draft.answers["identite"] == HALF


def test_after_a_long_absence_what_was_typed_is_kept(walk):
    go_away(walk.client)

    response = walk.type("identite", HALF, **ENGLISH)

    assert response.url == "/en/demande/reprendre/"
    assert walk.draft.answers["identite"] == HALF


def test_the_page_of_the_identity_document_too(walk):
    walk.type_all(LIVES["single"])
    url = page("identity", walk.reference)

    assert walk.client.post(url, ENGLISH).url == f"/en{url}"
    chosen = walk.client.post(url, {"piece-identite-mode": "guichet", **ENGLISH})

    assert chosen.url == f"/en{url}"
    assert walk.draft.identity_at_guichet


def test_a_demand_filed_in_another_language_is_the_same_demand(client):
    with translation.override("en"):
        started = client.post(page("start")).url
        demand = Walk(client, started.split("/")[3]).file(LIVES["nine_children"])
        receipt = client.get(page("receipt_pdf", demand.reference))
    with translation.override("fr"):
        same = Walk.start(Client()).file(LIVES["nine_children"])
        day = long_date(demand.filed_on)

    assert demand.declarations.get().digest == same.declarations.get().digest
    # What the law asks to hand is in French.
    assert day in text_of(receipt.content)


def test_letters_are_in_the_language_in_which_it_was_sent(client):
    with translation.override("en"):
        started = client.post(page("start")).url
        demand = Walk(client, started.split("/")[3]).file(LIVES["nine_children"])

    assert demand.language == "en"
    assert Walk.start(Client()).file(LIVES["boat"]).language == "fr"


@pytest.mark.parametrize(("answer", "kept"), [("fr", "fr"), ("en", "en"), ("so", "en")])
def test_the_language_that_is_declared_wins_when_the_site_speaks_it(client, answer, kept):
    life = LIVES["single"]
    life = {**life, "contact": {**life["contact"], "contact-language": [answer]}}
    with translation.override("en"):
        started = client.post(page("start")).url
        demand = Walk(client, started.split("/")[3]).file(life)

    assert demand.language == kept


@pytest.mark.parametrize("life", ["boat", "guardianship", "from_abroad", "unknown_birthday"])
def test_amounts_and_dates_are_read_alike_in_every_language(life):
    def understood() -> dict:
        return to_codes(Path(QUESTIONNAIRE, LIVES[life], today=TESTED_ON).answers)

    french = understood()
    with translation.override("en"):
        assert understood() == french
