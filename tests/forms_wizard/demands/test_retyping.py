"""A declaration opens in the form again, and says the same when nothing is touched."""

import pytest

from forms_wizard.demands.declarations import digest, to_codes
from forms_wizard.demands.retyping import keys_of, renamed, to_typed
from forms_wizard.engine.path import Path
from forms_wizard.form import QUESTIONNAIRE
from tests.factories.households import ten_persons
from tests.factories.lives import LIVES, TESTED_ON

pytestmark = pytest.mark.django_db


def codes_of(typed) -> dict:
    return to_codes(Path(QUESTIONNAIRE, typed, today=TESTED_ON).answers)


@pytest.mark.parametrize("life", [*LIVES, "ten persons"])
def test_what_is_declared_is_typed_again_and_declares_the_same(life):
    codes = codes_of(LIVES.get(life) or ten_persons())

    typed = to_typed(codes, today=TESTED_ON)
    path = Path(QUESTIONNAIRE, typed, today=TESTED_ON)

    assert path.missing.slug == "piece-identite"
    again = to_codes(path.answers)
    assert again == codes
    assert digest("2026-1", again) == digest("2026-1", codes)


def test_who_leaves_the_household_is_named_nowhere_and_the_others_keep_their_answers():
    codes = codes_of(ten_persons())
    typed = to_typed(codes, today=TESTED_ON)
    gone, *stay = typed["foyer"]["foyer-co-keys"]
    typed["foyer"]["foyer-co-keys"] = stay

    work = renamed(codes["travail"], codes, typed)
    needs = renamed(codes["handicap"], codes, typed)

    assert [adult["key"] for adult in work["adults"]] == ["moi", "co-1", "co-2", "co-3"]
    assert len(needs["persons"]) == len(codes["handicap"]["persons"]) - 1


def test_a_key_is_of_one_human_being_whatever_the_rank():
    codes = codes_of(ten_persons())
    fewer = {**codes, "foyer": {**codes["foyer"], "co": codes["foyer"]["co"][1:]}}

    assert keys_of(fewer)["co-1"] == keys_of(codes)["co-2"]
    assert len(set(keys_of(codes).values())) == len(keys_of(codes))
    twice = {"foyer": {"co": [codes["foyer"]["co"][0]] * 2}}
    assert len(set(keys_of(twice).values())) == 3
