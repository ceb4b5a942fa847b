"""One SMS holds 160 septets, or 70 units when one character is outside of the alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_wizard.letters import gsm7

PLAIN = st.text(st.sampled_from(sorted(gsm7.ALPHABET | gsm7.EXTENSION)))


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("Où reçoit-on l’œuvre ?", "Où recoit-on l'oeuvre ?"),
        ("« Noël » à bientôt…", '"Noel" à bientot...'),
        ("«\u00a0fenêtre\u202f»", '"fenetre"'),
        ("Çà et là, ñ, Ü, £, €", "Çà et là, ñ, Ü, £, €"),
        ("ÀÊÎ ë ï ÿ", "AEI e i y"),
        ("de 8\u00a0h à 20\u202fh – tous les jours", "de 8 h à 20 h - tous les jours"),
        ("a\u0301", "a"),
        ("e\u0301", "é"),
        ("ligne 1\nligne 2\tfin", "ligne 1\nligne 2 fin"),
        ("NUL\x00 et\u200b rien\u00ad", "NUL et rien"),
        ("مرحبا", "مرحبا"),
        ("Тамара", "Тамара"),
        ("", ""),
    ],
)
def test_the_words_stay_with_the_characters_of_an_sms(typed, sent):
    assert gsm7.transliterate(typed) == sent


def test_the_alphabet_is_the_one_of_the_standard():
    assert len(gsm7.ALPHABET) == 127
    assert not gsm7.ALPHABET & gsm7.EXTENSION


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("abc", 3), ("é è à", 5), ("10 €", 5), ("[]", 4), ("ê", 1), ("😀", 2), ("é😀", 3)],
)
def test_what_costs_two_is_counted_two(text, length):
    assert gsm7.length(text) == length


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * 160, True),
        ("a" * 161, False),
        ("€" * 80, True),
        ("€" * 81, False),
        ("م" * 70, True),
        ("م" * 71, False),
        ("a" * 70 + "ê", False),
        ("😀" * 35, True),
        ("😀" * 36, False),
    ],
)
def test_one_sms_holds_160_septets_or_70_units(text, fits):
    assert gsm7.fits(text) is fits


@given(st.text())
def test_made_plain_once_is_made_plain_for_good(text):
    once = gsm7.transliterate(text)

    assert gsm7.transliterate(once) == once
    assert "\x00" not in once


@given(PLAIN)
def test_what_the_alphabet_has_is_not_touched(text):
    assert gsm7.transliterate(text) == text
    assert gsm7.is_plain(text)
    assert len(text) <= gsm7.length(text) <= 2 * len(text)


@given(st.text(st.sampled_from("abcxyzABCXYZ àâçéèêëîïôœùûüÿæÀÂÇÉÈÊËÎÏÔŒÙÛÜŸÆ’«»…–\u00a0")))
def test_french_never_needs_another_alphabet(text):
    assert gsm7.is_plain(gsm7.transliterate(text))


@given(st.text(), st.text())
def test_a_longer_text_never_fits_better(text, more):
    if not gsm7.fits(text):
        assert not gsm7.fits(text + more)
