"""The path: which sections apply, what is valid, what is missing."""

from datetime import date

from django import forms

from forms_wizard.engine.path import Path
from forms_wizard.engine.steps import Advice, Answers, Progress, Questionnaire, Step
from portal.interface.forms import PortalForm

TODAY = date(2026, 3, 2)


class PetForm(PortalForm):
    has_dog = forms.ChoiceField(
        choices=[("oui", "Oui"), ("non", "Non")], error_messages={"required": "Choisissez."}
    )


class DogForm(PortalForm):
    name = forms.CharField(error_messages={"required": "Écrivez son nom."})


def has_dog(answers: Answers) -> bool:
    return answers["animaux"].get("has_dog") == "oui"


def short_name(answers: Answers) -> list[Advice]:
    return [Advice("Un nom bien court.")] if len(answers["chien"]["name"]) < 3 else []


QUESTIONNAIRE = Questionnaire(
    "test-1",
    (
        Step("animaux", "Vos animaux", PetForm),
        Step("chien", "Votre chien", DogForm, applies=has_dog, advise=short_name),
        Step("papiers", "Ses papiers"),
    ),
)
DOG = {"animaux-has_dog": ["oui"]}


def path(typed, **kwargs):
    return Path(QUESTIONNAIRE, typed, today=TODAY, **kwargs)


def slugs(found: Path) -> list[str]:
    return [step.slug for step in found.steps]


def test_a_section_applies_only_when_an_earlier_answer_says_so():
    assert slugs(path({})) == ["animaux", "papiers"]
    assert slugs(path({"animaux": {"animaux-has_dog": ["non"]}})) == ["animaux", "papiers"]
    assert slugs(path({"animaux": DOG})) == ["animaux", "chien", "papiers"]


def test_an_answer_of_a_section_that_no_longer_applies_is_not_used():
    left_behind = {"chien": {"chien-name": ["Rex"]}}

    found = path({"animaux": {"animaux-has_dog": ["non"]}, **left_behind})

    assert "chien" not in found.answers


def test_what_is_wrong_is_kept_to_be_corrected_and_never_used():
    found = path({"animaux": {"animaux-has_dog": ["peut-être"]}})

    assert found.progress(found.find("animaux")) is Progress.TO_CORRECT
    assert found.answers == {}
    assert found.form(found.find("animaux")).errors["has_dog"]


def test_the_progress_of_each_section_and_the_first_one_missing():
    found = path({"animaux": DOG})

    assert [found.progress(step) for step in found.steps] == [
        Progress.DONE,
        Progress.TODO,
        Progress.TODO,
    ]
    assert found.missing.slug == "chien"


def test_a_section_without_form_is_complete_when_the_caller_says_so():
    typed = {"animaux": DOG, "chien": {"chien-name": ["Rex"]}}

    assert path(typed).missing.slug == "papiers"
    assert path(typed, done={"papiers"}).missing is None


def test_advice_speaks_on_complete_sections_only_and_does_not_block():
    typed = {"animaux": DOG, "chien": {"chien-name": ["Ad"]}}
    found = path(typed, done={"papiers"})

    assert [advice.message for advice in found.advice(found.find("chien"))] == [
        "Un nom bien court."
    ]
    assert found.missing is None
    assert path({"animaux": DOG}).advice(found.find("chien")) == []


def test_neighbours_follow_the_sections_that_apply():
    found = path({"animaux": {"animaux-has_dog": ["non"]}})

    assert found.next(found.find("animaux")).slug == "papiers"
    assert found.previous(found.find("papiers")).slug == "animaux"
    assert found.next(found.find("papiers")) is None
    assert found.previous(found.find("animaux")) is None


def test_asking_for_a_section_that_is_not_there_creates_nothing():
    answers = Answers()

    assert answers["absent"].get("champ") is None
    assert answers == {}
