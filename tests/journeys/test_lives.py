"""Ten lives that forms usually refuse, from « Commencer » to their number, in a real browser.

Each is typed twice: with scripts, by mouse or finger; then without scripts, on 320 pixels, by the
keyboard alone. What was typed is what is declared, and the person then reads their number.
"""

from __future__ import annotations

import pytest
from django.utils import timezone

from forms_wizard.demands import declarations, lifecycle
from forms_wizard.demands.enums import IdentityDocument
from forms_wizard.demands.models import Demand
from forms_wizard.engine.path import Path
from forms_wizard.form import QUESTIONNAIRE
from tests.factories.guichets import AgentFactory
from tests.factories.lives import LIVES
from tests.journeys.driver import Hand, Keyboard
from tests.journeys.test_main_job import begin, fill_every_section, send, show_later

# How each is met the first time: a desk, or a telephone.
TEN = {
    "arabic_name": 1280,
    "tamil_name": 390,
    "long_name": 390,
    "unknown_birthday": 1280,
    "from_abroad": 390,
    "boat": 390,
    "nine_children": 390,
    "three_flatmates": 1280,
    "guardianship": 1280,
    "leaving_prison": 1280,
}
# Whose attestation is the longest, or holds another script.
FULLEST = {"nine_children", "tamil_name", "long_name"}


def register(demand: Demand) -> str:
    """The number that a guichet of the commune gives; it may have met a person of the same name."""
    wanted = demand.places.first().commune_id
    agent = AgentFactory(guichet__territory_id=demand.territory_id, guichet__commune_id=wanted)
    lifecycle.register(
        demand,
        agent.guichet,
        actor=agent.user,
        now=timezone.now(),
        document=IdentityDocument.RESIDENCE_PERMIT,
        homonym_reason="Deux personnes, deux documents vus.",
    )
    demand.refresh_from_db()
    return demand.grouped_number


def declared_by(life: str) -> dict:
    """What the form understands of this life today."""
    path = Path(QUESTIONNAIRE, LIVES[life], today=timezone.localdate())
    return declarations.to_codes(path.answers)


def walk(page, hand: Hand, life: str) -> None:
    begin(page, hand)
    fill_every_section(page, hand, LIVES[life])
    show_later(page, hand)
    demand = send(page, hand)
    assert demand.declarations.get().codes == declared_by(life)

    number = register(demand)

    main = page.get_by_role("main")
    hand.press(main.get_by_role("link", name="Suivre ma demande"))
    page.wait_for_url(f"**/mon-dossier/{demand.reference}/")
    assert "Demande enregistrée" in shown(page)
    assert number in shown(page)
    hand.press(main.get_by_role("link", name="Lire mon attestation"))
    page.wait_for_url("**/attestation/")
    assert number in shown(page)
    assert demand.persons.first().full_name in shown(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def shown(page) -> str:
    return page.get_by_role("main").inner_text().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("life", TEN)
def test_each_life_is_declared_as_typed_with_scripts(life, open_browser, axe):
    width = TEN[life]
    page = open_browser(width=width, height=900, has_touch=width < 500)
    walk(page, Hand(page), life)
    if life in FULLEST:
        axe(page)


@pytest.mark.parametrize("life", TEN)
def test_each_life_is_declared_as_typed_without_scripts_by_keyboard(life, no_js):
    walk(no_js, Keyboard(no_js), life)
