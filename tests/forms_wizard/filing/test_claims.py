"""The code of the receipt finds a demand again, and adds it to an account."""

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from forms_wizard.demands import codes
from forms_wizard.demands.enums import EventKind
from forms_wizard.demands.models import Demand
from forms_wizard.letters import outbox, receipts
from tests.factories.accounts import UserFactory
from tests.forms_wizard.filing.coming_back import BACKEND, OTHER_DAY, SINGLE, try_code
from tests.forms_wizard.filing.walk import Walk, page
from tests.forms_wizard.letters.reading import assert_accessible, text_of

pytestmark = pytest.mark.django_db


def receipt_code(client: Client, demand: Demand) -> str:
    context = client.get(page("receipt", demand.reference)).context
    facts = [fact for part in context["receipt"].parts for fact in part.facts]
    return dict(facts).get("Code", "").replace("\N{NO-BREAK SPACE}", "")


def test_the_receipt_shows_its_code_to_the_session_that_sent_it(client):
    demand = Walk.start(client).file(SINGLE)
    code = receipt_code(client, demand)

    assert codes.read(code) == code
    assert demand.claim_print == codes.print_of(code)
    assert code not in str(dict(client.session))
    other = Client()
    assert try_code(code, client=other, name="claim").url == demand.get_absolute_url()
    assert other.get(demand.get_absolute_url()).status_code == 200
    assert receipt_code(other, demand) == ""


def test_the_code_is_on_the_paper_of_whoever_sent_it_and_never_in_the_mail(client, tmp_path):
    demand = Walk.start(client).file(SINGLE)
    code = codes.shown(receipt_code(client, demand)).replace("\N{NO-BREAK SPACE}", " ")
    other = Client()
    try_code(code, client=other)

    paper = client.get(page("receipt_pdf", demand.reference)).content
    assert code in text_of(paper)
    assert_accessible(paper, tmp_path, title=receipts.content(demand).title)
    assert code not in text_of(other.get(page("receipt_pdf", demand.reference)).content)
    outbox.deliver(demand.letters.get().pk, now=timezone.now())
    (sent,) = mail.outbox
    assert code not in sent.body.replace("\N{NO-BREAK SPACE}", " ")
    assert code not in text_of(sent.attachments[0].content)


def test_two_clicks_show_the_code_that_opens(client):
    walk = Walk.start(client)
    walk.type_all(SINGLE)
    walk.show_identity_later()
    digest = walk.check().context["digest"]

    walk.send(digest)
    walk.send(digest)

    assert try_code(receipt_code(client, Demand.objects.get())).status_code == 302


@pytest.mark.parametrize("name", ["resume", "claim"])
def test_either_page_takes_the_code_of_the_receipt(client, name):
    demand = Walk.start(client).file(SINGLE)
    code = receipt_code(client, demand)

    assert try_code(code, OTHER_DAY, name=name).status_code == 422
    assert try_code(code, name=name).url == demand.get_absolute_url()


def test_a_demand_of_an_account_has_no_code(client):
    client.force_login(UserFactory(), backend=BACKEND)

    demand = Walk.start(client).file(SINGLE)

    assert demand.claim_print is None
    assert receipt_code(client, demand) == ""


def test_signed_in_the_code_adds_the_demand_to_the_account_with_a_line(client):
    demand = Walk.start(client).file(SINGLE)
    code, user, other = receipt_code(client, demand), UserFactory(), Client()
    other.force_login(user, backend=BACKEND)

    response = try_code(code, client=other, name="claim")

    demand.refresh_from_db()
    assert demand.holder == user
    assert demand.events.get(kind=EventKind.CLAIM).actor == user
    assert "Demande ajoutée à un compte" in other.get(response.url).content.decode()
    # From then on the account alone opens it.
    assert try_code(code, name="claim").status_code == 422
    assert client.get(demand.get_absolute_url()).status_code == 302
