"""The dossier in Arabic: numbers in their order, what the law asks us to hand in French."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from tests.factories.accounts import UserFactory
from tests.factories.co_applicants import co_access_of
from tests.factories.demands import DemandFactory
from tests.forms_wizard.letters.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def french():
    """The language of a request stays after it."""
    with translation.override("fr"):
        yield


def arabic(name: str, demand) -> str:
    return "/ar" + reverse(name, args=[demand.reference])


@pytest.fixture
def demand(client):
    holder = UserFactory()
    client.force_login(holder)
    return DemandFactory(holder=holder, active=True)


def test_the_number_keeps_its_order(client, demand):
    page = client.get(arabic("dossier:demand", demand)).content.decode()

    assert 'dir="rtl"' in page
    assert f"<bdi>{demand.grouped_number}</bdi>" in page
    assert f"\u2066{demand.grouped_number}\u2069" in page


def test_boxes_of_numbers_and_addresses_go_from_left_to_right(client, demand):
    page = client.get(arabic("dossier:contact", demand)).content.decode()

    for name, direction in (("email", "ltr"), ("mobile", "ltr"), ("street", "auto")):
        box = re.search(f'<input[^>]* name="contact-{name}"[^>]*>', page)[0]
        assert f' dir="{direction}"' in box


def test_the_attestation_stays_in_french(client, demand):
    pdf = client.get(arabic("dossier:certificate_pdf", demand)).content

    assert "Votre demande est enregistrée" in text_of(pdf)


def test_the_attestation_that_a_co_applicant_reads_stays_in_french(client):
    access = co_access_of(active=True)
    client.force_login(access.account)

    pdf = client.get(arabic("dossier:shared_certificate_pdf", access.demand)).content

    assert "Votre demande est enregistrée" in text_of(pdf)
