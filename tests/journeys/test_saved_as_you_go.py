"""What was typed is what is stored, whatever breaks: each section, each fault, a real browser."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from copy import copy

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from forms_wizard.filing import drafts
from forms_wizard.filing.models import Draft
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.lives import LIVES
from tests.journeys.conftest import PATIENCE_MS, Watch
from tests.journeys.driver import Hand
from tests.journeys.test_main_job import sign_in

LIFE = LIVES["wheelchair"]
PATIENCE_SECONDS = 25
# What the server rightly refuses in these tests, the session being closed.
EXPECTED = ("401 POST", "404 GET", "403 POST")

TYPE = """typed => {
  for (const [name, values] of Object.entries(typed)) {
    for (const field of document.querySelectorAll(`main [name="${name}"]`)) {
      if (field.type === "hidden" || field.hidden) continue;
      if (field.type === "radio" || field.type === "checkbox") {
        if (field.checked === values.includes(field.value)) continue;
        field.checked = values.includes(field.value);
      } else {
        field.value = values[0] ?? "";
      }
      for (const kind of ["input", "change"]) {
        field.dispatchEvent(new Event(kind, { bubbles: true }));
      }
      field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    }
  }
}"""

# {name: how many other answers}, the parts of dates apart; a text has many.
QUESTIONS = """() => {
  const found = {};
  for (const field of document.querySelectorAll("form[data-saved-as-you-go] [name]")) {
    if (field.hidden || !/^(text|tel|email|radio|select-one|textarea)$/.test(field.type)) continue;
    if (/_(day|month|year)$/.test(field.name)) continue;
    const others = { radio: 1, "select-one": (field.options?.length ?? 0) - 1 };
    found[field.name] = (found[field.name] ?? -1) + (others[field.type] ?? 100);
  }
  return found;
}"""
OTHERS = """name => [...document.querySelectorAll(`main [name="${name}"]`)]
  .flatMap(field => field.type === "select-one" ? [...field.options] : field)
  .filter(choice => choice.type === "radio" || choice instanceof HTMLOptionElement)
  .filter(choice => choice.value && !choice.checked && !choice.selected)
  .map(choice => choice.value)"""


@pytest.fixture
def device(browser, site):
    """The browser of somebody who signs in; what is refused on purpose is no fault."""
    context = browser.new_context(base_url=site.url, locale="fr-FR", timezone_id="Europe/Paris")
    context.set_default_timeout(PATIENCE_MS)
    context.runs_scripts = True
    watch = Watch(context, site)
    yield context
    context.close()
    watch.faults = [fault for fault in watch.faults if not fault.startswith(EXPECTED)]
    watch.check()


class Section:
    """One section typed in a tab of its own, in a draft that holds every other one."""

    def __init__(self, context, user, slug: str):
        answers = {other: typed for other, typed in LIFE.items() if other != slug}
        self.draft = drafts.start(now=timezone.now(), user=user)
        Draft.objects.filter(pk=self.draft.pk).update(answers=answers)
        self.context, self.slug = context, slug
        self.path = f"/demande/{self.draft.reference}/etape/{slug}/"
        self.open()
        self.hand.make_room(LIFE[slug])

    def open(self) -> None:
        self.tab = self.context.new_page()
        self.tab.goto(self.path)
        self.hand = Hand(self.tab)

    @property
    def status(self):
        return self.tab.locator("[data-saved-status]")

    def type_fast(self) -> None:
        """Everything in a moment, each field left; the same events as those of a hand."""
        typed = {self.hand._today(name): values for name, values in LIFE[self.slug].items()}
        self.tab.evaluate(TYPE, typed)
        self.typed = self.shown()
        assert self.typed

    def type_last(self) -> None:
        """One more word in the last box that takes words, which is not left."""
        boxes = self.tab.locator("main input[type=text]:visible, main textarea:visible")
        if boxes.count():
            boxes.last.press("End")
            boxes.last.press_sequentially(" 7")
            self.typed = self.shown()

    def three_questions(self) -> list[str]:
        """Names of three questions of this page, those of most possible answers first."""
        names = self.tab.evaluate(QUESTIONS)
        return sorted(names, key=names.get, reverse=True)[:3]

    def change(self, name: str, rank: int) -> None:
        """Give another answer than the present one; `rank` tells two such answers apart."""
        values = self.tab.evaluate(OTHERS, name) or ["autre 0", "autre 1"]
        self.tab.evaluate(TYPE, {name: [values[rank]]})

    def shown(self) -> dict[str, list[str]]:
        entries = self.tab.locator("form[data-saved-as-you-go]").evaluate(
            "form => [...new FormData(form)]"
        )
        found: dict[str, list[str]] = {}
        for name, value in entries:
            found.setdefault(name, []).append(value)
        return answers_in(found)

    def stored(self) -> dict[str, list[str]]:
        return answers_in(Draft.objects.get(pk=self.draft.pk).answers.get(self.slug, {}))


def answers_in(typed: dict[str, list[str]]) -> dict[str, list[str]]:
    """Without what a page carries beside the answers, and without empty boxes."""
    beside = ("csrfmiddlewaretoken", "-keys", "-revision", "-page")
    return {
        name: given
        for name, values in typed.items()
        if not name.endswith(beside) and (given := [value for value in values if value])
    }


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not true() and time.monotonic() < end:
        time.sleep(0.1)


def assert_all_stored(sections: list[Section]) -> None:
    for section in sections:
        wait_until(lambda section=section: section.stored() == section.typed)
        assert section.stored() == section.typed, section.slug


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def signed_in(device, user):
    page = device.new_page()
    sign_in(page, user.email)
    page.close()
    return device


@pytest.fixture
def sections(signed_in, user):
    return [Section(signed_in, user, slug) for slug in LIFE]


def session_of(context) -> str:
    cookies = {cookie["name"]: cookie["value"] for cookie in context.cookies()}
    return cookies[settings.SESSION_COOKIE_NAME]


def test_the_browser_is_closed_without_leaving_the_last_field(sections):
    for section in sections:
        section.type_fast()
        section.type_last()
        section.tab.close()

    assert_all_stored(sections)


def test_the_network_is_cut_and_comes_back_or_the_browser_is_closed_before(sections, device):
    device.set_offline(True)
    for section in sections:
        section.type_fast()
    for section in sections:
        section.status.filter(has_text="Pas de réseau").wait_for()
    assert [section.stored() for section in sections] == [{}] * len(sections)

    device.set_offline(False)

    assert_all_stored(sections)
    sections[0].status.filter(has_text="Enregistré").wait_for()

    # Cut again; this time the browser is closed before the network is back.
    device.set_offline(True)
    for section in sections:
        section.type_last()
    for section in sections:
        if section.typed != section.stored():
            section.status.filter(has_text="Pas de réseau").wait_for()
        section.tab.close()
    assert [section for section in sections if section.typed != section.stored()]
    device.set_offline(False)

    # Each page of a section sends what was kept of its draft; so do the check page and the list.
    checked, listed, *others = sections
    for section in others:
        section.open()
    for section, where in ((checked, "verifier/"), (listed, "")):
        device.new_page().goto(f"/demande/{section.draft.reference}/{where}")

    assert_all_stored(sections)
    wait_until(lambda: not kept_in(others[0].tab))
    assert kept_in(others[0].tab) == []


def kept_in(tab) -> list:
    """What the device still keeps, of any draft."""
    return tab.evaluate(
        """() => new Promise(done => {
          const request = indexedDB.open("reponses-gardees");
          request.onsuccess = () => {
            const all = request.result.transaction("answers").objectStore("answers").getAllKeys();
            all.onsuccess = () => { request.result.close(); done(all.result); };
          };
        })"""
    )


def test_the_session_is_killed_and_opened_again_in_place(sections, device, user, axe):
    first, *others = sections
    Session.objects.get(session_key=session_of(device)).delete()
    for section in sections:
        section.type_fast()
    for section in sections:
        section.status.filter(has_text="Votre session est fermée").wait_for()

    dialog = first.tab.get_by_role("dialog", name="Votre session est fermée")
    axe(first.tab)
    dialog.get_by_label("Adresse électronique").fill(user.email)
    for password in ("une autre phrase", PASSWORD):
        dialog.get_by_label("Mot de passe").fill(password)
        dialog.get_by_role("button", name="Se connecter et continuer").click()
        if password != PASSWORD:
            dialog.get_by_text("n'ouvrent pas cette demande").wait_for()
    dialog.wait_for(state="hidden")
    for section in others:
        # The person comes back to the tab.
        section.tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    assert_all_stored(sections)
    first.hand.go_on()
    first.tab.wait_for_url(lambda url: first.path not in url)


def test_the_server_is_killed_and_started_again(sections, site):
    web = site.children.running["web"]
    os.killpg(web.pid, signal.SIGKILL)
    web.wait()
    for section in sections:
        section.type_fast()
    for section in sections:
        section.status.filter(has_text="Pas de réseau").wait_for()

    site.children.start("web", web.args)
    site.children.wait_for(f"{site.url}/sante/")

    assert_all_stored(sections)


def test_another_tab_answers_otherwise_and_the_person_chooses(signed_in, user, axe):
    first = Section(signed_in, user, "identite")
    older = copy(first)
    older.open()
    first.type_fast()
    first.hand.go_on()
    first.tab.wait_for_url("**/etape/contact/")

    # This tab still shows an empty page.
    older.hand.answer("identite-birth_place", ["Arras"])
    older.hand.go_on()

    older.tab.wait_for_url("**/versions/")
    axe(older.tab)
    assert older.tab.get_by_label("Enregistré depuis").count() >= len(first.typed) // 2
    older.tab.get_by_role("button", name="Garder ces réponses").click()
    older.tab.wait_for_url("**/etape/identite/")
    assert older.stored() == {**first.typed, "identite-birth_place": ["Arras"]}


@pytest.mark.parametrize("slug", LIFE)
def test_two_tabs_of_a_section_answer_otherwise_and_the_person_chooses(signed_in, user, slug):
    older = Section(signed_in, user, slug)
    drafts = Draft.objects.filter(pk=older.draft.pk)
    drafts.update(answers=LIFE)
    older.tab.goto(older.path)
    # A commune is stored as the page writes it, once the page was sent: no tab changes it.
    drafts.update(answers={**LIFE, slug: {**LIFE[slug], **older.shown()}})
    newer = copy(older)
    newer.open()
    both, mine, theirs = newer.three_questions()
    newer.change(theirs, 0)
    newer.change(both, 0)
    with newer.tab.expect_navigation():
        newer.hand.go_on()
    said_there = newer.stored()

    # What the other tab said is not erased by a field left in this one.
    older.change(both, 1)
    older.change(mine, 0)
    answers = older.shown()
    assert answers[both] != said_there[both]
    wait_until(lambda: older.stored().get(mine) == answers[mine])
    assert older.stored() == {**said_there, mine: answers[mine]}
    older.hand.go_on()

    older.tab.wait_for_url("**/versions/")
    for name, version in ((both, "ici"), (theirs, "depuis")):
        older.hand.choose(older.tab.locator(f'[name="choix-{name}"]'), version)
    older.tab.get_by_role("button", name="Garder ces réponses").click()
    older.tab.wait_for_url(f"**/etape/{slug}/")
    assert older.stored() == {**said_there, mine: answers[mine], both: answers[both]}


def test_who_signs_out_leaves_nothing_on_the_device(signed_in, user):
    section = Section(signed_in, user, "identite")
    signed_in.route("**/champ/", lambda route: route.abort())
    section.type_last()
    section.status.filter(has_text="Pas de réseau").wait_for()
    assert len(kept_in(section.tab)) == 1

    section.tab.goto("/compte/")
    section.tab.get_by_role("main").get_by_role("button", name="Me déconnecter").click()
    section.tab.wait_for_url(lambda url: "/compte/" not in url)

    assert section.tab.evaluate("indexedDB.databases()") == []


def test_without_script_a_session_ended_gives_back_what_was_typed(no_js, user):
    sign_in(no_js, user.email)
    draft = drafts.start(now=timezone.now(), user=user)
    no_js.goto(f"/demande/{draft.reference}/etape/identite/")
    hand = Hand(no_js)
    hand.fill(LIFE["identite"])
    Session.objects.get(session_key=session_of(no_js.context)).delete()

    hand.go_on()

    no_js.get_by_role("heading", name="Vos réponses ne sont pas encore enregistrées").wait_for()
    with no_js.context.expect_page() as opened:
        no_js.get_by_role("link", name="avec votre compte").click()
    again = opened.value
    again.get_by_label("Adresse électronique").fill(user.email)
    again.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    again.get_by_role("button", name="Se connecter").click()
    again.wait_for_url(lambda url: "connexion" not in url)
    no_js.get_by_role("button", name="Enregistrer mes réponses").click()
    no_js.wait_for_load_state()
    if "Renvoyez" in no_js.title():
        no_js.get_by_role("button", name="Renvoyer mes réponses").click()
    no_js.wait_for_url("**/etape/contact/")
    draft.refresh_from_db()
    assert answers_in(draft.answers["identite"]) == answers_in(LIFE["identite"])
