"""What people really write in a box, and what hostile programs write."""

import pytest
from django.core.exceptions import ValidationError

from portal.interface.fields import (
    NameField,
    ParagraphField,
    PartialDateField,
    PhoneField,
    SeveralField,
    WholeNumberField,
    YesNoField,
)
from portal.interface.mail_field import MailField
from portal.interface.partial_date import PartialDate
from portal.interface.text import plain, storable


def refused(field, value) -> str:
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return caught.value.messages[0]


# -- text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Zoé   Le Goff ", "Zoé Le Goff"),
        ("Zoe\u0301", "Zoé"),
        ("A\u200bda\ufeff", "Ada"),
        ("\u202eAda\u2066", "Ada"),
        ("Ada\x00Lovelace", "AdaLovelace"),
        ("Ada\ud800", "Ada"),
        ("Ada\r\nBcc: x", "Ada Bcc: x"),
        ("يوسف", "يوسف"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("O\u2019Neill", "O\u2019Neill"),
        ("李", "李"),
    ],
)
def test_a_name_is_kept_as_typed_without_what_cannot_be_seen(typed, kept):
    assert NameField().clean(typed) == kept


def test_a_name_of_151_characters_is_refused_in_french():
    assert refused(NameField(), "x" * 151) == "Raccourcissez : 150 caractères au plus."
    assert NameField().clean("x" * 150)


def test_what_is_kept_can_be_stored():
    assert storable("a\x00\ud800b") == "ab"
    assert plain("\U000e0041a\u00ad") == "a"


def test_a_paragraph_keeps_its_lines():
    assert ParagraphField().clean("\r\nCalle Mayor  3\r\n28013 Madrid\x00\n") == (
        "Calle Mayor 3\n28013 Madrid"
    )


# -- dates


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        (["31", "12", "1985"], PartialDate(1985, 12, 31)),
        (["00", "00", "1985"], PartialDate(1985)),
        (["", "", "1985"], PartialDate(1985)),
        (["00", "03", "1985"], PartialDate(1985, 3)),
        (["31/12/1985", "", ""], PartialDate(1985, 12, 31)),
        (["1985-12-31", "", ""], PartialDate(1985, 12, 31)),
        (["00/00/1985", "", ""], PartialDate(1985)),
        (["1er", "août", "1985"], PartialDate(1985, 8, 1)),
        (["1er août 1985", "", ""], PartialDate(1985, 8, 1)),
        (["5", "févr.", "1985"], PartialDate(1985, 2, 5)),
        (["٣١", "١٢", "١٩٨٥"], PartialDate(1985, 12, 31)),
        (["29", "2", "2024"], PartialDate(2024, 2, 29)),
    ],
)
def test_a_date_is_read_as_people_write_it(typed, date):
    assert PartialDateField().clean(typed) == date


@pytest.mark.parametrize(
    "typed",
    [
        ["31", "02", "1985"],
        ["29", "2", "2023"],
        ["x", "12", "1985"],
        ["1_2", "12", "1985"],
        ["-5", "12", "1985"],
        ["9" * 5000, "12", "1985"],
        ["1", "ju", "1985"],
        ["1", "13", "1985"],
        ["", "", "0000"],
    ],
)
def test_a_day_that_does_not_exist_is_refused(typed):
    assert refused(PartialDateField(), typed).startswith("Cette date n'existe pas.")


@pytest.mark.parametrize("year", ["85", "", "abcd", "19850", "1e3"])
def test_the_year_has_four_digits(year):
    assert refused(PartialDateField(), ["1", "2", year]).startswith("Écrivez l'année")


def test_a_day_without_a_month_asks_for_the_month():
    assert refused(PartialDateField(), ["31", "00", "1985"]).startswith("Écrivez aussi le mois")


def test_a_full_date_may_be_asked():
    assert refused(PartialDateField(full=True), ["", "3", "2026"]).startswith("Écrivez le jour")


# -- telephones


@pytest.mark.parametrize(
    ("typed", "e164"),
    [
        ("06 12 34 56 78", "+33612345678"),
        ("06.12.34.56.78", "+33612345678"),
        ("06-12-34-56-78", "+33612345678"),
        ("+33 (0)6 12 34 56 78", "+33612345678"),
        ("0033612345678", "+33612345678"),
        ("0692 12 34 56", "+262692123456"),
        ("+262 692 12 34 56", "+262692123456"),
        ("0590 27 12 34", "+590590271234"),
        ("+508 41 23 45", "+508412345"),
        ("+681 72 12 34", "+681721234"),
        ("+34 612 34 56 78", "+34612345678"),
        ("\u202a06 12 34 56 78\u202c", "+33612345678"),
        ("٠٦١٢٣٤٥٦٧٨", "+33612345678"),
    ],
)
def test_every_telephone_of_the_world_is_read(typed, e164):
    assert PhoneField().clean(typed)["e164"] == e164


@pytest.mark.parametrize("typed", ["12", "abc", "06 12", "+", "0" * 40, "+999 12 34 56 78"])
def test_what_is_no_telephone_is_refused(typed):
    assert refused(PhoneField(), typed).startswith("Écrivez un numéro complet")


def test_no_telephone_is_none():
    assert PhoneField(required=False).clean("  ") is None


# -- e-mail


@pytest.mark.parametrize(
    "typed", ["ada", "ada@", "ada@exemple", "a@b.fr\nBcc: x@y.fr", "a@b.fr,c@d.fr", "a b@c.fr"]
)
def test_what_is_no_address_is_refused(typed):
    assert refused(MailField(), typed).startswith("Écrivez une adresse électronique entière")


def test_an_address_is_read_around_invisible_characters():
    assert MailField().clean(" ada@exemple.fr\u200b ") == "ada@exemple.fr"


def test_an_address_longer_than_the_column_is_refused():
    assert refused(MailField(), f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 30}.fr")


# -- numbers


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1200", 1200),
        ("1 200", 1200),
        ("1\u202f200,50 €", 1201),
        ("1.200", 1200),
        ("1.200,49", 1200),
        ("1,200.50", 1201),
        ("1'200", 1200),
        ("1200,5", 1201),
        ("1200 euros par mois", 1200),
        ("45 m²", 45),
        ("80 %", 80),
        ("-0", 0),
        ("0,4", 0),
        ("٤٢", 42),
        ("", None),
        ("\u200b", None),
    ],
)
def test_a_number_is_read_as_people_write_it(typed, number):
    assert WholeNumberField(required=False).clean(typed) == number


@pytest.mark.parametrize(
    "typed",
    ["1e309", "NaN", "Infinity", "douze", "1 200 x", "0x10", "1_000", "9" * 5000, "²", "--1"],
)
def test_letters_in_a_number_are_refused(typed):
    assert refused(WholeNumberField(), typed) == "Écrivez un nombre, par exemple 1200."


@pytest.mark.parametrize("typed", ["-1", "101", "-0,6"])
def test_a_number_out_of_bounds_says_the_bounds(typed):
    assert refused(WholeNumberField(most=100), typed) == "Écrivez un nombre entre 0 et 100."


# -- choices


def test_yes_no_is_never_a_guess():
    assert YesNoField(required=False).clean("") is None
    assert YesNoField().clean("oui") is True
    assert YesNoField().clean("non") is False
    assert refused(YesNoField(), "peut-être") == "Choisissez une réponse de la liste."


def test_answers_without_order_are_sorted_and_given_once():
    field = SeveralField(choices=[("b", "B"), ("a", "A")])

    assert field.clean(["b", "a", "b"]) == ["a", "b"]
    assert refused(field, ["c"]) == "Choisissez une réponse de la liste."
