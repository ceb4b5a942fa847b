"""The receipt has a provisional reference and a date, never the numéro unique."""

from html import unescape

import pytest
from django.template.loader import render_to_string

from forms_wizard.demands.declarations import to_codes
from forms_wizard.engine.path import Path
from forms_wizard.form import QUESTIONNAIRE
from forms_wizard.letters import receipts
from tests.factories.demands import DemandFactory
from tests.factories.lives import LIVES, TESTED_ON
from tests.forms_wizard.letters.reading import assert_accessible, pages_of, text_of


def page(content) -> str:
    """What is read on the page: « N'DIAYE », not its entities."""
    return unescape(render_to_string("letters/receipt.html", {"receipt": content}))


def test_the_receipt_says_what_was_sent_and_what_follows(db, tmp_path):
    demand = DemandFactory()

    content = receipts.content(demand)
    pdf = receipts.pdf(content)

    for text in (text_of(pdf), page(content)):
        assert demand.reference in text
        assert "2 mars 2026" in text
        assert demand.persons.get().full_name in text
        assert "Nord" in text
        assert "Lille" in text
        assert "5 jours ouvrés" in text
        assert "2 avril 2026" in text
    assert_accessible(pdf, tmp_path, title=content.title)


@pytest.mark.parametrize("name", LIVES)
def test_each_life_has_its_receipt(db, tmp_path, name):
    codes = to_codes(Path(QUESTIONNAIRE, LIVES[name], today=TESTED_ON).answers)
    demand = DemandFactory(codes=codes)

    content = receipts.content(demand, code="7KQ2M9XAAB")
    pdf = receipts.pdf(content)

    text = text_of(pdf)
    assert " ".join(demand.persons.first().full_name.split()) in text
    assert "U+" not in text
    assert_accessible(pdf, tmp_path, title=content.title)


def test_who_shows_the_document_is_told_where_and_until_when(db):
    content = receipts.content(DemandFactory(at_guichet=True))

    assert "Allez à un guichet avec votre pièce d" in page(content)
    assert "1er avril 2026" in text_of(receipts.pdf(content))
    assert "jours ouvrés" not in page(content)


def test_a_paper_form_is_checked_at_the_guichet(db):
    assert "Le guichet vérifie" in page(receipts.content(DemandFactory(paper=True)))


def test_the_receipt_never_holds_the_number(db):
    demand = DemandFactory(active=True)

    text = page(receipts.content(demand)) + text_of(receipts.pdf(receipts.content(demand)))

    assert demand.number not in text
    assert demand.grouped_number not in text


def test_the_receipt_is_the_same_whoever_else_filed(db):
    first = DemandFactory()
    before = page(receipts.content(first))
    person = first.persons.get()

    second = DemandFactory(holder=None)
    second.persons.update(
        birth_name=person.birth_name,
        first_names=person.first_names,
        identity_key=person.identity_key,
    )

    after = page(receipts.content(second)).replace(second.reference, first.reference)
    assert after == before


def test_demonstration_is_on_every_page(db):
    content = receipts.content(DemandFactory(demonstration=True))

    assert all("DÉMONSTRATION" in text for text in pages_of(receipts.pdf(content)))
    assert "Démonstration" in page(content)


def test_the_receipt_costs_two_queries(db, django_assert_num_queries):
    demand = DemandFactory()
    assert demand.territory.name

    with django_assert_num_queries(
        1  # applicant
        + 1  # places
    ):
        receipts.content(demand)
