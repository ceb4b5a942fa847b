"""The Cerfa 14069 form, declared: its sections in order (domain.md 2).

Adding a section is a module with its STEP, and its line here.
"""

from forms_wizard.engine.steps import Questionnaire
from forms_wizard.form import (
    before_you_start,
    contact,
    current_home,
    handicap,
    household,
    identity,
    identity_document,
    motives,
    resources,
    wanted_home,
    work,
)

QUESTIONNAIRE = Questionnaire(
    version="2026-1",
    steps=(
        before_you_start.STEP,
        identity.STEP,
        contact.STEP,
        household.STEP,
        work.STEP,
        resources.STEP,
        current_home.STEP,
        motives.STEP,
        wanted_home.STEP,
        handicap.STEP,
        identity_document.STEP,
    ),
)
