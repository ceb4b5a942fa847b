"""Nothing that leaves the house, and no title or address of a page, tells that there is danger."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands.enums import EventKind, IdentityRefusal, LetterKind
from forms_wizard.demands.models import Event
from forms_wizard.form.safety import is_protected
from forms_wizard.letters import certificates, messages, outbox, receipts
from tests.factories.co_applicants import couple, couple_codes, declare, in_danger
from tests.factories.letters import LetterFactory
from tests.factories.lives import LIVES
from tests.forms_wizard.filing.walk import Walk, page
from tests.forms_wizard.letters.reading import text_of

pytestmark = pytest.mark.django_db

WORDS = re.compile(r"violen|3919|en danger|sécurité|Je subis|confidentiel|glycines", re.IGNORECASE)
TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)


@pytest.fixture
def demand():
    found = couple(active=True, identity_refusal=IdentityRefusal.UNREADABLE)
    declare(found, in_danger(couple_codes(found.persons.first())), days=1)
    return found


@pytest.mark.parametrize("kind", LetterKind)
def test_no_mail_tells_it(demand, kind):
    event = demand.events.last()
    if kind == LetterKind.CONTACT_CHANGED:
        details = {"sections": {"contact": ["address_hidden", "street"]}}
        event = Event.objects.create(
            demand=demand,
            kind=EventKind.CHANGE,
            at=demand.filed_at,
            after="active",
            details=details,
        )
    letter = LetterFactory(demand=demand, kind=kind, event=event)

    composed = messages.compose(letter, today=demand.filed_on)

    html = composed.alternatives[0][0]
    papers = [text_of(content) for name, content, mimetype in composed.attachments]
    sms = messages.words(letter, today=demand.filed_on).sms
    for text in (composed.subject, composed.body, html, sms, *papers):
        assert not WORDS.search(text)
    # Read over a shoulder, it does not even tell what the demand is for.
    assert not re.search(r"logement|habita|http|\d{6}", sms, re.IGNORECASE)


def test_no_paper_tells_it(demand):
    today = demand.filed_on
    for pdf in (
        receipts.pdf(receipts.content(demand)),
        certificates.pdf(certificates.content(demand, today=today)),
        certificates.pdf(certificates.content(demand, today=today, shared=True)),
    ):
        assert not re.search(r"violen|3919|en danger|ma sécurité|Je subis", text_of(pdf))


@pytest.fixture
def walk(client):
    walk = Walk.start(client)
    walk.type_all(LIVES["violence"])
    walk.show_identity_later()
    return walk


def test_no_title_and_no_address_tells_it_from_the_first_page_to_the_last(client, walk):
    places = [page("tasks", walk.reference), page("check", walk.reference)]
    places += [page("step", walk.reference, slug) for slug in LIVES["violence"]]
    for place in places:
        response = client.get(place)
        title = TITLE.search(response.text)[1]
        assert not WORDS.search(place), place
        assert not WORDS.search(title), title
        status = re.search(r"data-saved-status.*?>", response.text, re.DOTALL)
        assert not (status and WORDS.search(status[0]))
        assert "data-quick-exit" in response.text
        assert "js/quick_exit.js" in response.text


def test_the_pages_about_it_give_numbers_traces_and_a_way_out(client, walk):
    text = client.get(page("step", walk.reference, "motifs")).text

    for said in ("3919", "17", "114", "historique du navigateur", "Quitter vite", "Échap"):
        assert said in text
    # A plain link without script, that says nothing of where it comes from.
    link = re.search(r"<a[^>]*data-quick-exit[^>]*>", text, re.DOTALL)[0]
    assert 'rel="noreferrer external"' in link
    assert 'href="/robots.txt"' in link


@pytest.mark.parametrize("name", ["motive", "alone", "address"])
def test_danger_is_read_in_three_answers(name):
    person = couple().persons.first()
    calm = couple_codes(person)

    assert not is_protected(calm)
    assert not is_protected({})
    assert is_protected(in_danger(calm, name))


def test_a_hidden_address_is_asked_and_declared(client):
    walk = Walk.start(client)
    life = {**LIVES["single"], "contact": {**LIVES["single"]["contact"]}}
    life["contact"]["contact-address_hidden"] = ["on"]

    demand = walk.file(life)

    assert demand.declarations.get().codes["contact"]["address_hidden"] is True
    outbox.deliver(demand.letters.get().pk, now=timezone.now())
    (sent,) = mail.outbox
    assert not re.search(r"sécurité|confidentielle", sent.body)
    response = client.get(reverse("dossier:demand", args=[demand.reference]))
    assert "data-quick-exit" in response.text
