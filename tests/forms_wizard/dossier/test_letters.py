"""A person reads again what was written to them, as it was, and nobody else does."""

import pytest
from django.urls import reverse

from forms_wizard.demands.enums import LetterChannel, LetterKind
from forms_wizard.letters import outbox
from forms_wizard.letters.models import Outcome
from tests.factories.accounts import UserFactory
from tests.factories.co_applicants import couple
from tests.factories.demands import FILED_ON, DemandFactory, morning
from tests.factories.letter_texts import WORDS, publish, text_of
from tests.factories.letters import LetterFactory

pytestmark = pytest.mark.django_db
NOW = morning(FILED_ON)


def url(demand, rank=1):
    return reverse("dossier:letter", args=[demand.reference, rank])


def notice():
    return LetterFactory(certificate=True, kind=LetterKind.RENEWAL_NOTICE)


@pytest.fixture
def letter(client):
    found = notice()
    client.force_login(found.demand.holder)
    return found


def test_a_letter_is_read_as_it_was_sent_even_if_its_words_moved_since(client, letter):
    text = publish(text_of(), WORDS)
    outbox.deliver(letter.pk, now=NOW)
    publish(text, "Autre chose : renouvelez avant le {fin}, sinon votre demande sera radiée.")

    page = client.get(url(letter.demand)).text

    assert "Tel qu'envoyé : Courrier électronique, 2 mars 2026" in " ".join(page.split())
    assert "Bonne nouvelle : votre demande s&#x27;arrête le 2 mars 2027." in page
    assert "Autre chose" not in page


def test_before_it_leaves_it_says_what_it_says_today(client, letter):
    page = client.get(url(letter.demand)).text

    assert "pas encore parti" in page
    assert "Votre demande de logement s&#x27;arrête le 2 mars 2027." in page


def test_an_sms_says_its_own_words(client, letter):
    letter.channel = LetterChannel.SMS
    letter.save()

    page = client.get(url(letter.demand)).text

    assert "Renouvelez-la en ligne ou à un guichet." in page
    assert "Vous cherchez toujours un logement" not in page


def test_what_was_taken_to_the_post_is_told_as_sent(client, letter):
    letter.attempts.create(channel=LetterChannel.POST, outcome=Outcome.DEPOSITED, at=NOW)

    page = client.get(reverse("dossier:demand", args=[letter.demand.reference])).text

    assert "Envoyé par la poste" in page


def test_a_notice_that_the_renewal_made_useless_is_told_so(client, letter):
    letter.deadline = letter.demand.valid_until
    letter.save()
    letter.demand.valid_until = letter.deadline.replace(year=letter.deadline.year + 1)
    letter.demand.save()

    page = client.get(reverse("dossier:demand", args=[letter.demand.reference])).text

    assert "Pas envoyé : il n&#x27;était plus utile" in page


def test_a_letter_that_left_before_texts_were_kept_says_so(client, letter):
    outbox.deliver(letter.pk, now=NOW)
    letter.sent_texts.all().delete()

    assert "il a pu changer depuis l'envoi" in client.get(url(letter.demand)).text


def test_the_page_of_a_demand_leads_to_each_letter(client, letter):
    second = LetterFactory(demand=letter.demand, kind=LetterKind.SAME_KEY)

    page = client.get(reverse("dossier:demand", args=[letter.demand.reference])).text

    for rank in (1, 2):
        assert url(letter.demand, rank) in page
    assert second.get_kind_display() in client.get(url(letter.demand, 2)).text


@pytest.mark.parametrize("rank", [0, 2, 10**12, 10**30])
def test_a_rank_that_is_not_there_is_a_404(client, letter, rank):
    assert client.get(f"{url(letter.demand, 1)[:-2]}{rank}/").status_code == 404


def test_nobody_else_reads_it(client, letter):
    client.force_login(UserFactory())
    assert client.get(url(letter.demand)).status_code == 404
    client.logout()
    assert client.get(url(letter.demand)).status_code == 302


def test_the_code_of_a_co_applicant_is_not_in_what_is_kept(client):
    demand = couple(active=True)
    LetterFactory(demand=demand, kind=LetterKind.CO_ACCESS, channel="post")
    client.force_login(demand.holder or UserFactory())

    page = client.get(url(demand)).text

    assert "Votre code d&#x27;accès" in page
    assert "Code :" not in page


@pytest.mark.parametrize("how_many", [1, 5])
def test_a_letter_costs_the_same_among_one_and_five(client, django_assert_num_queries, how_many):
    demand = DemandFactory(active=True)
    client.force_login(demand.holder)
    for rank in range(how_many):
        sent = LetterFactory(demand=demand, kind=list(LetterKind)[rank])
    client.get(url(demand))
    outbox.deliver(sent.pk, now=NOW)

    with django_assert_num_queries(
        1  # session
        + 1  # account
        + 1  # demand
        + 1  # letters
        + 1  # what was kept
        + 1  # whether it left
    ):
        client.get(url(demand, how_many))
