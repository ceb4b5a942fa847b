"""People share computers: what one types, the next must not find; a code brings it back."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from playwright.sync_api import Error

from forms_wizard.filing import access
from forms_wizard.filing.models import Draft
from tests.factories.lives import LIVES
from tests.journeys.driver import Hand
from tests.journeys.test_main_job import begin, fill_every_section, send, show_later

SINGLE = LIVES["single"]
NAME = SINGLE["identite"]["identite-birth_name"][0]
BORN = {
    f"code-birth_date_{part}": SINGLE["identite"][f"identite-birth_date_{part}"]
    for part in ("day", "month", "year")
}
STORED = """async () => {
  const databases = window.indexedDB.databases ? await window.indexedDB.databases() : [];
  const names = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  return [...names, ...databases.map((database) => database.name)];
}"""


def type_identity(page, hand: Hand) -> str:
    """Begin, type who one is, go back to the task list; gives the reference of the draft."""
    begin(page, hand)
    hand.fill(SINGLE["preparer"])
    hand.go_on()
    page.wait_for_url("**/identite/")
    hand.fill(SINGLE["identite"])
    hand.press(page.get_by_role("button", name="Enregistrer et finir plus tard"))
    page.wait_for_url(lambda url: "/etape/" not in url)
    return page.url.rstrip("/").split("/")[-1]


def take_code(page, hand: Hand, look=lambda page: None) -> str:
    page.get_by_role("link", name="Obtenir un code de reprise").click()
    look(page)
    hand.press(page.get_by_role("button", name="Obtenir un code de reprise"))
    page.get_by_role("heading", name="Votre code de reprise", level=1).wait_for()
    look(page)
    return page.locator(".portal-code").inner_text()


def open_with(page, hand: Hand, code: str) -> None:
    hand.fill({"code-code": [code], **BORN} if code else BORN)
    hand.press(page.get_by_role("main").get_by_role("button", name="Continuer"))


def finish(page, hand: Hand) -> None:
    hand.press(page.get_by_role("button", name="Terminer sur cet ordinateur"))
    page.wait_for_load_state()


def seen_long_ago(page) -> None:
    """The server last saw this browser 31 minutes ago."""
    key = next(c["value"] for c in page.context.cookies() if c["name"] == "sessionid")
    session = SessionStore(session_key=key)
    session[access.SEEN] = (timezone.now() - timedelta(minutes=31)).isoformat()
    session.save()


def back(page) -> str:
    """One page back; gives what is shown: nothing of a page that answered a form."""
    with suppress(Error):  # ERR_CACHE_MISS
        page.go_back()
    for _ in range(50):
        with suppress(Error):  # The page of that error is still opening.
            return page.content()
        page.wait_for_timeout(100)
    raise AssertionError(f"{page.url} never opens")


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_second_person_finds_nothing_of_the_first(phone, axe):
    page, hand = phone, Hand(phone)
    reference = type_identity(page, hand)
    axe(page)
    assert fits(page)
    visited = page.url
    other_tab = page.context.new_page()
    other_tab.goto(visited + "verifier/")
    assert NAME in other_tab.content()

    # Without a code the page asks before anything is lost.
    finish(page, hand)
    axe(page)
    code = take_code(page, hand, axe)
    page.get_by_role("link", name="Continuer ma demande").click()
    finish(page, hand)
    page.wait_for_url("**/termine/")
    axe(page)
    assert fits(page)

    other_tab.wait_for_url("**/termine/")
    # The DSFR writes whether the screen is light or dark.
    assert set(page.evaluate(STORED)) <= {"scheme"}
    assert "sessionid" not in {cookie["name"] for cookie in page.context.cookies()}
    for _ in range(6):
        shown = back(page)
        assert NAME not in shown
        assert code not in shown
    answer = page.goto(visited)
    assert answer.status == 404

    begin(page, hand)
    assert reference not in page.url
    page.goto("/demande/")
    assert page.get_by_role("link", name="Demande modifiée").count() == 1
    page.get_by_role("link", name="Demande modifiée").click()
    assert reference not in page.url
    assert NAME not in page.content()


@pytest.mark.parametrize("visitor", ["phone", "no_js"])
def test_a_code_opens_the_draft_on_another_device(open_browser, request, visitor, axe):
    first = open_browser()
    reference = type_identity(first, Hand(first))
    code = take_code(first, Hand(first))
    page = request.getfixturevalue(visitor)
    hand = Hand(page)
    look = axe if visitor == "phone" else lambda page: None

    page.goto("/demande/")
    page.get_by_role("link", name="Reprendre avec un code").click()
    look(page)
    open_with(page, hand, "ZZZZZ ZZZZZ")
    assert page.title().startswith("Erreur :")
    look(page)
    assert fits(page)
    open_with(page, hand, code)
    page.wait_for_url(f"**/{reference}/")
    page.goto(f"/demande/{reference}/etape/identite/")
    assert page.locator('[name="identite-birth_name"]').input_value() == NAME


def test_without_javascript_the_button_records_the_page_first(no_js):
    page, hand = no_js, Hand(no_js)
    reference = type_identity(page, hand)
    take_code(page, hand)
    page.goto(f"/demande/{reference}/etape/contact/")
    page.locator('[name="contact-email"]').fill("ada@exemple.fr")

    finish(page, hand)

    page.wait_for_url("**/termine/")
    typed = Draft.objects.get(reference=reference).answers["contact"]
    assert typed["contact-email"] == ["ada@exemple.fr"]
    for _ in range(3):
        assert NAME not in back(page)


def test_the_code_of_the_receipt_opens_the_demand_elsewhere(page, no_js):
    hand = Hand(page)
    begin(page, hand)
    fill_every_section(page, hand, SINGLE)
    show_later(page, hand)
    demand = send(page, hand)
    code = page.locator("dt", has_text="Code").locator("xpath=following-sibling::dd").inner_text()

    no_js.goto("/mon-dossier/")
    no_js.get_by_role("link", name="Retrouver ma demande avec un code").click()
    open_with(no_js, Hand(no_js), code)

    no_js.wait_for_url(f"**{demand.get_absolute_url()}")
    assert "Demande envoyée" in no_js.get_by_role("main").inner_text()
    finish(page, hand)
    page.wait_for_url("**/termine/")
    assert code not in back(page)


def test_a_forgotten_page_warns_then_closes_and_the_birth_date_opens_it(page, axe):
    hand = Hand(page)
    page.clock.install()
    reference = type_identity(page, hand)
    dialog = page.get_by_role("dialog", name="Êtes-vous toujours là ?")

    page.clock.fast_forward("24:00")
    assert not dialog.is_visible()
    page.clock.fast_forward("01:30")
    print(page.evaluate('[Date.now(), document.querySelector("#inactivite").open]'))
    dialog.wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Continuer"
    with page.expect_response("**/continuer/") as extended:
        dialog.get_by_role("button", name="Continuer").click()
    assert extended.value.status == 204
    dialog.wait_for(state="hidden")

    page.clock.fast_forward("25:10")
    dialog.wait_for()
    seen_long_ago(page)
    page.clock.fast_forward("05:00")
    page.wait_for_url("**/reprendre/")
    assert NAME not in page.content()
    page.clock.resume()
    axe(page)
    open_with(page, hand, "")

    page.wait_for_url(f"**/{reference}/")
    assert NAME in page.goto(f"/demande/{reference}/verifier/").text()
