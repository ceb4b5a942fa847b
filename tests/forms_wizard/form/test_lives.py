"""Six people fill the whole form; only the identity document is missing."""

import json

import pytest

from forms_wizard.demands.declarations import to_codes
from forms_wizard.engine.path import Path
from forms_wizard.form import QUESTIONNAIRE
from tests.factories.lives import LIVES, TESTED_ON

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("life", LIVES)
def test_only_the_identity_document_is_missing(life):
    path = Path(QUESTIONNAIRE, LIVES[life], today=TESTED_ON)

    errors = {
        step.slug: path.form(step).error_links()
        for step in path.steps
        if step.form_class and step.slug not in path.answers
    }
    assert errors == {}
    assert path.missing.slug == "piece-identite"
    assert ("handicap" in path.answers) == (life == "wheelchair")
    json.dumps(to_codes(path.answers))
