"""The key that says that two demands may be of the same person."""

import pytest

from forms_wizard.demands.identity import identity_key


def test_accents_case_and_hyphens_do_not_make_two_persons():
    assert identity_key("LE-GOFF", "Zoé", "1990-05-17") == identity_key(
        "le goff", "zoe", "1990-05-17"
    )


def test_two_arabic_names_born_the_same_day_differ():
    assert identity_key("الحسن", "محمد", "1985-01-01") != identity_key(
        "الأمين", "فاطمة", "1985-01-01"
    )


def test_only_the_first_given_name_counts():
    assert identity_key("Durand", "Anne, Marie", "1990-05-17") == identity_key(
        "Durand", "Anne Sophie", "1990-05-17"
    )


@pytest.mark.parametrize(
    ("name", "first", "born"),
    [
        ("Durand", "", "1990-05-17"),
        ("", "Anne", "1990-05-17"),
        ("Durand", "Anne", "1990-05-00"),
        ("Durand", "Anne", "1990-00-00"),
        ("Durand", "Anne", ""),
        ("---", "Anne", "1990-05-17"),
    ],
)
def test_a_single_name_or_a_partial_birth_date_gives_no_key(name, first, born):
    assert identity_key(name, first, born) is None
