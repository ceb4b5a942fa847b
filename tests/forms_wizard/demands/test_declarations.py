"""Codes, their canonical form, their digest."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import gettext_lazy

from forms_wizard.demands import declarations
from forms_wizard.engine.steps import Answers
from portal.interface.partial_date import PartialDate


def test_codes_are_plain_and_empty_answers_are_left_out():
    answers = Answers(
        identite={
            "birth_name": "Noe\u0308l",
            "usage_name": "",
            "birth_date": PartialDate(1985, 3),
            "single_name": False,
        },
        travail={"adults": []},
        ressources={"SAL": 1200, "since": date(2026, 1, 2), "rate": Decimal("1.50"), "RSA": None},
    )

    assert declarations.to_codes(answers) == {
        "identite": {
            "birth_name": "No\u00ebl",
            "birth_date": "1985-03-00",
            "single_name": False,
        },
        "ressources": {"SAL": 1200, "since": "2026-01-02", "rate": "1.50"},
    }


def test_random_keys_of_persons_become_their_rank():
    def answers(key):
        return {
            "foyer": {"co": [{"key": key, "birth_name": key}]},
            "travail": {"adults": [{"key": "moi"}, {"key": key}]},
            "handicap": {"persons": [{"key": "zz", "person": key}]},
        }

    codes = declarations.to_codes(answers("k3f"))

    assert codes["travail"]["adults"] == [{"key": "moi"}, {"key": "co-1"}]
    assert codes["handicap"]["persons"][0]["person"] == "co-1"
    # A person may be called like a key: only the fields that hold keys are renamed.
    assert codes["foyer"]["co"] == [{"key": "co-1", "birth_name": "k3f"}]


@pytest.mark.parametrize("value", [1.5, {1, 2}, gettext_lazy("Oui"), object()])
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(TypeError):
        declarations.to_codes({"section": {"field": value}})


def test_the_digest_depends_on_the_answers_and_the_version_not_on_the_order():
    one = declarations.digest("v1", {"a": {"x": 1, "y": 2}})

    assert one == declarations.digest("v1", {"a": {"y": 2, "x": 1}})
    assert one != declarations.digest("v2", {"a": {"x": 1, "y": 2}})
    assert one != declarations.digest("v1", {"a": {"x": 1, "y": 3}})
