"""What editors may not write, and the sentence that tells them what to do."""

from dataclasses import replace

import pytest

from forms_wizard.demands.enums import LetterKind
from forms_wizard.letters.discretion import word_of_danger
from forms_wizard.letters.enums import Situation
from forms_wizard.letters.notices import NOTICES
from forms_wizard.letters.wording import Paragraph
from forms_wizard.letters.wording_checks import faults

NOTICE = NOTICES[LetterKind.RENEWAL_NOTICE]
GOOD = "Votre demande s'arrête le {fin}. Renouvelez-la, sinon elle sera radiée."


def said(notice=NOTICE, *, language="fr", **changes) -> dict[str, list[str]]:
    """The sentences by field; paragraphs are given as texts or (situation, text)."""
    if "paragraphs" in changes:
        changes["paragraphs"] = tuple(
            Paragraph(one) if isinstance(one, str) else Paragraph(one[1], one[0])
            for one in changes["paragraphs"]
        )
    found: dict[str, list[str]] = {}
    for fault in faults(notice, replace(notice.wording, **changes), language=language):
        found.setdefault(fault.field, []).append(fault.sentence)
    return found


def test_a_good_text_has_nothing_to_say():
    assert said(paragraphs=[GOOD]) == {}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Écrivez l'objet du courrier."),
        ("   ", "Écrivez l'objet du courrier."),
        ("a" * 61, "L'objet fait 61 caractères. Gardez-en 60 au plus."),
        ("Avant le {fin}", "Enlevez les variables de l'objet"),
        ("Avant le }", "Enlevez les variables de l'objet"),
        ("Plus que 30 jours", "Enlevez les chiffres de l'objet"),
        ("Votre logement social", "Enlevez « logement » de l'objet"),
        ("Votre <b>demande</b>", "sans balise : enlevez « <b> »"),
        ("Vous êtes en Danger", "Enlevez « Danger » : un courrier peut être lu"),
    ],
)
def test_a_subject_tells_neither_who_nor_what_for(text, sentence):
    (found,) = said(subject=text)["subject"]

    assert found.startswith(sentence) or sentence in found


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ([], "Écrivez au moins un paragraphe."),
        ([GOOD, ""], "Écrivez ce paragraphe, ou supprimez-le."),
        ([GOOD, "a" * 601], "Ce paragraphe fait 601 caractères."),
        ([GOOD, "Bonjour {nom}"], "La variable {nom} n'existe pas dans ce courrier. Choisissez"),
        ([GOOD, "Bonjour {fin.__class__}"], "Une accolade est seule"),
        ([GOOD, "Bonjour {fin"], "Une accolade est seule"),
        ([GOOD, "Bonjour {{fin}}"], "Une accolade est seule"),
        ([GOOD, "Bonjour {}"], "Une accolade est seule"),
        ([GOOD, '<a href="x">ici</a>'], "Écrivez du texte simple, sans balise"),
        ([GOOD, "un&nbsp;espace"], "enlevez « &nbsp; »"),
        ([GOOD, "Violences : appelez le 3919"], "Enlevez « Violences »"),
        ([GOOD, "Votre adresse confidentielle"], "Enlevez « confidentielle »"),
        (["Renouvelez votre demande, sinon elle sera radiée."], "Gardez {fin}"),
        (["Votre demande s'arrête le {fin}. Renouvelez-la."], "« sera radiée »"),
        (["Votre demande sera radiée le {fin}."], "peut être renouvelée"),
        ([GOOD, (Situation.ON_PAPER, "Sur papier.")], "ne connaît pas cette situation"),
    ],
)
def test_a_paragraph_is_plain_and_says_what_the_law_wants(texts, sentence):
    (found,) = said(paragraphs=texts)["paragraphs"]

    assert sentence in found


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Écrivez le SMS."),
        ("Renouvelez vite.", "Gardez {fin} dans le SMS"),
        ("{fin} {numero}", "La variable {numero} n'existe pas"),
        ("{fin} https://exemple.fr", "Enlevez l'adresse internet du SMS"),
        ("{fin} exemple.fr", "Enlevez l'adresse internet du SMS"),
        ("{fin} 059 0326 012345", "Enlevez le numéro du SMS"),
        ("{fin} Votre logement", "Enlevez « logement » du SMS"),
        ("{fin} <b>", "sans balise"),
        ("{fin} danger", "Enlevez « danger »"),
        ("{fin}" + "a" * 150, "Le SMS fait 168 caractères. Gardez-en 160"),
        ("{fin}" + "ж" * 60, "Gardez-en 70 au plus"),
        ("{fin}" + "€" * 80, "Gardez-en 160 au plus"),
    ],
)
def test_an_sms_is_one_sms_that_tells_nothing_to_who_holds_the_telephone(text, sentence):
    (found,) = said(sms=text)["sms"]

    assert sentence in found


def test_accents_that_an_sms_has_not_are_counted_as_they_leave():
    assert said(sms="{fin} " + "ê" * 120) == {}


def test_a_notice_without_sms_keeps_it_empty():
    (found,) = said(NOTICES[LetterKind.WITHDRAWN], sms="Bonjour")["sms"]

    assert "Laissez le SMS vide" in found


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Écrivez le texte du lien."),
        ("a" * 61, "Le texte du lien fait 61 caractères."),
        ("Avant le {fin}", "Enlevez les variables du texte du lien."),
    ],
)
def test_a_link_has_plain_words(text, sentence):
    (found,) = said(link=text)["link"]

    assert found.startswith(sentence)


def test_what_is_known_in_one_situation_is_said_in_that_one_alone():
    receipt = NOTICES[LetterKind.RECEIPT]
    always = ["Le {jour}, {reference}.", (Situation.ON_PAPER, "a"), (Situation.SENT_ONLINE, "b")]
    there = (Situation.SHOWN_AT_GUICHET, "Avant le {limite}.")

    assert said(receipt, paragraphs=[*always, there]) == {}
    found = said(receipt, paragraphs=[*always, (there[0], "Venez."), "Avant le {limite}."])
    assert any("Mettez {limite} dans un paragraphe" in one for one in found["paragraphs"])
    found = said(receipt, paragraphs=[*always, (there[0], "Venez.")])
    assert any("Gardez {limite}" in one for one in found["paragraphs"])
    found = said(receipt, paragraphs=always)
    assert any("Gardez un paragraphe pour la situation" in one for one in found["paragraphs"])


@pytest.mark.parametrize("lost", ["tribunal administratif", "deux mois"])
def test_a_removal_keeps_its_routes_of_appeal(lost):
    notice = NOTICES[LetterKind.REMOVED]
    kept = [
        replace(one, text=str(one.text).replace(lost, "autre chose"))
        for one in notice.wording.paragraphs
    ]

    (found,) = faults(notice, replace(notice.wording, paragraphs=tuple(kept)), language="fr")

    assert lost in found.sentence


def test_the_words_of_the_law_are_looked_for_in_french_alone():
    english = ["Your application ends on {fin}."]

    assert said(paragraphs=english, language="en") == {}
    assert said(paragraphs=["Your application ends."], language="en")["paragraphs"]


@pytest.mark.parametrize(
    "text",
    [
        "violences",
        "Violenté",
        "3919",
        "39 19",
        "en danger",
        "sécurité",
        "Je subis",
        "menacée",
        "VIOL",
        "violée",
        "ordonnance de protection",
        "harcèlement",
        "abusé",
        "CONFIDENTIEL",
        "frappée de coups",
        "violencia",
        "peligro",
    ],
)
def test_a_word_of_danger_is_found(text):
    assert word_of_danger(f"Bonjour, {text}.")


@pytest.mark.parametrize(
    "text", ["", "violet", "tout à coup", "un endroit sûr", "dangereusement"[:3], "abri", "13919"]
)
def test_other_words_are_let_through(text):
    assert word_of_danger(text) == ""


def test_the_word_is_shown_as_it_is_written():
    assert word_of_danger("Une œuvre, des VIOLENCES répétées") == "VIOLENCES"
