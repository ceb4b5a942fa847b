"""Every life fills the whole form; only the identity document is missing, and all of it is told."""

import json
from unicodedata import normalize

import pytest

from forms_wizard.demands.declarations import canonical, to_codes
from forms_wizard.engine.path import Path
from forms_wizard.form import QUESTIONNAIRE
from forms_wizard.form.summary import summarise
from tests.factories.lives import LIVES, TESTED_ON

pytestmark = pytest.mark.django_db

LEAST_LIVES, LONGEST_NAME = 40, 100
NAMES = ("birth_name", "usage_name", "first_names", "own_script_name")


def path_of(life: str) -> Path:
    return Path(QUESTIONNAIRE, LIVES[life], today=TESTED_ON)


def names_typed(life: str) -> list[str]:
    typed = {**LIVES[life]["identite"], **LIVES[life]["foyer"]}
    ends = tuple(f"-{name}" for name in NAMES)
    return [text for field, (text, *_) in typed.items() if field.endswith(ends) and text]


def test_there_are_lives_enough_and_none_is_told_twice():
    assert len(LIVES) >= LEAST_LIVES
    assert len({json.dumps(life["identite"], sort_keys=True) for life in LIVES.values()}) == len(
        LIVES
    )
    assert max(len(name) for life in LIVES for name in names_typed(life)) == LONGEST_NAME


@pytest.mark.parametrize("life", LIVES)
def test_only_the_identity_document_is_missing(life):
    path = path_of(life)

    errors = {
        step.slug: path.form(step).error_links()
        for step in path.steps
        if step.form_class and step.slug not in path.answers
    }
    assert errors == {}
    assert path.missing.slug == "piece-identite"
    # Nothing was typed for a section that does not apply.
    assert LIVES[life].keys() == path.answers.keys()


@pytest.mark.parametrize("life", LIVES)
def test_what_is_declared_is_the_same_read_again(life):
    codes = to_codes(path_of(life).answers)

    again = json.loads(canonical(QUESTIONNAIRE.version, codes))["answers"]
    assert again == codes == to_codes(codes)


@pytest.mark.parametrize("life", LIVES)
def test_every_name_is_told_as_it_was_typed(life):
    sections = summarise(to_codes(path_of(life).answers))

    told = [row for section in sections for group in section.groups for row in group.rows]
    answers = [answer for _question, answer in told]
    for name in names_typed(life):
        assert normalize("NFC", name) in answers
    assert not any("None" in text for row in told for text in row)
