"""A code handed over at a guichet: it moves a demand to the account of who lost theirs."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands import codes, holders
from forms_wizard.demands.enums import AccessReason, EventKind, LetterKind
from forms_wizard.demands.models import AccessLine, GuichetCode
from forms_wizard.letters import outbox
from portal.interface.partial_date import PartialDate
from tests.factories.accounts import UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory, GuichetFactory

SEEN = {"code-document": "ID_FR"}
CLAIM = reverse("filing:claim")


def page(demand):
    return reverse("desk:make_code", args=[demand.reference])


def code_on(response) -> str:
    return response.context["code"].replace("\N{NO-BREAK SPACE}", "")


def typed(demand, code, **other) -> dict:
    born = PartialDate.fromisoformat(demand.persons.first().born)
    parts = {"day": born.day, "month": born.month, "year": born.year} | other
    return {"code-code": code} | {f"code-birth_date_{part}": parts[part] for part in parts}


def use(demand, code, *, account=None, **other):
    client = Client()
    if account:
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.post(CLAIM, typed(demand, code, **other))


def made(agent_client, demand) -> str:
    return code_on(agent_client.post(page(demand), SEEN))


def test_the_document_is_seen_first_and_the_code_shown_once(agent_client, agent):
    demand = DemandFactory(claim_print="0" * 64)

    assert agent_client.get(page(demand)).status_code == 200
    assert agent_client.post(page(demand)).status_code == 422
    assert not GuichetCode.objects.exists()
    response = agent_client.post(page(demand), SEEN)

    code = code_on(response)
    assert "no-store" in response["Cache-Control"]
    assert code not in agent_client.get(page(demand)).text.replace("\N{NO-BREAK SPACE}", "")
    demand.refresh_from_db()
    assert demand.claim_print is None
    row = GuichetCode.objects.get(demand=demand)
    assert row.code_print == codes.print_of(code)
    assert code not in str(row.__dict__)
    event = demand.events.get(kind=EventKind.CODE_MADE)
    assert (event.actor, event.guichet) == (agent.user, agent.guichet)
    assert event.details == {"document": "ID_FR"}
    noted = AccessLine.objects.filter(reference=demand.reference, reason=AccessReason.CODE)
    assert noted.count() == 4


def test_a_guichet_that_checks_no_identity_makes_none(client, db):
    agent = AgentFactory(guichet=GuichetFactory(services=["inform"]))
    client.force_login(agent.user)
    demand = DemandFactory()

    assert client.get(page(demand)).status_code == 403
    assert client.post(page(demand), SEEN).status_code == 403
    assert not GuichetCode.objects.exists()


def test_it_moves_the_demand_to_the_new_account_and_both_addresses_are_told(agent_client):
    demand = DemandFactory(active=True, email="nouvelle@exemple.fr")
    former, account = demand.holder, UserFactory()
    before = (demand.number, demand.filed_on, demand.state, demand.valid_until)
    code = made(agent_client, demand)

    response = use(demand, code, account=account)

    assert response.url == demand.get_absolute_url()
    demand.refresh_from_db()
    assert demand.holder == account
    assert (demand.number, demand.filed_on, demand.state, demand.valid_until) == before
    assert demand.events.get(kind=EventKind.MOVE).actor == account
    for letter in demand.letters.filter(kind=LetterKind.MOVED):
        outbox.deliver(letter.pk, now=timezone.now())
    assert sorted(sent.to[0] for sent in mail.outbox) == sorted([former.email, demand.email])
    for sent in mail.outbox:
        assert account.email not in sent.body
        assert demand.number not in sent.body
        assert demand.persons.first().birth_name not in sent.body
    # It serves once.
    assert use(demand, code, account=UserFactory()).status_code == 422
    client = Client()
    client.force_login(former)
    assert client.get(demand.get_absolute_url()).status_code == 404


def test_one_address_is_told_once(agent_client):
    demand = DemandFactory()
    code = made(agent_client, demand)

    use(demand, code, account=UserFactory())

    assert [letter.to for letter in demand.letters.all()] == [""]


def test_without_signing_in_it_says_to_and_moves_nothing(agent_client):
    demand = DemandFactory()
    holder, code = demand.holder, made(agent_client, demand)

    response = use(demand, code)

    assert response.status_code == 422
    assert "Ce code est le bon" in response.text
    demand.refresh_from_db()
    assert demand.holder == holder
    assert use(demand, code, account=UserFactory()).status_code == 302


def test_a_paper_demand_opens_without_account_with_it(agent_client):
    demand = DemandFactory(paper=True)
    code = made(agent_client, demand)

    assert use(demand, code).url == demand.get_absolute_url()
    account = UserFactory()
    assert use(demand, code, account=account).status_code == 302
    demand.refresh_from_db()
    assert demand.holder == account
    assert demand.events.filter(kind=EventKind.CLAIM).exists()


def test_a_second_code_kills_the_first(agent_client):
    demand = DemandFactory()
    first, second = made(agent_client, demand), made(agent_client, demand)

    assert use(demand, first, account=UserFactory()).status_code == 422
    assert use(demand, second, account=UserFactory()).status_code == 302


def test_after_a_month_it_moves_nothing_and_opens_a_demand_without_account_still(agent_client):
    held, free = DemandFactory(), DemandFactory(holder=None)
    both = {demand: made(agent_client, demand) for demand in (held, free)}
    GuichetCode.objects.update(until=timezone.now() - timedelta(seconds=1))

    assert use(held, both[held], account=UserFactory()).status_code == 422
    assert use(free, both[free]).status_code == 302


def test_every_failure_says_the_same_and_is_counted(agent_client):
    demand = DemandFactory()
    code, account = made(agent_client, demand), UserFactory()
    wrong = "ZZZZZZZZZZ"

    told = {
        use(demand, wrong, account=account).context["form"].non_field_errors()[0],
        use(demand, code, account=account, year=1931).context["form"].non_field_errors()[0],
    }

    assert len(told) == 1
    answers = [use(demand, code, account=account, year=1931).status_code for _ in range(5)]
    assert answers[-1] == 429
    assert use(demand, code, account=account).status_code == 429


def test_the_code_of_the_receipt_never_takes_a_demand_out_of_an_account(db):
    code = codes.new_code()
    demand = DemandFactory(claim_print=codes.print_of(code))
    holder = demand.holder

    assert use(demand, code).status_code == 422
    assert use(demand, code, account=UserFactory()).status_code == 422
    demand.refresh_from_db()
    assert demand.holder == holder


def test_two_at_once_move_it_once(real_db):
    demand, guichet, now = DemandFactory(), GuichetFactory(), timezone.now()
    holders.make_code(demand, guichet, actor=None, document="ID_FR", now=now)
    start = threading.Barrier(2)

    def move(account):
        try:
            start.wait()
            holders.move(demand, holder=account, now=now)
        finally:
            connections.close_all()

    accounts = [UserFactory(), UserFactory()]
    threads = [threading.Thread(target=move, args=[account]) for account in accounts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    demand.refresh_from_db()
    assert demand.holder in accounts
    assert demand.events.filter(kind=EventKind.MOVE).count() == 1


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_page_costs_the_same_with_one_and_five_events(
    agent_client, django_assert_num_queries, how_many
):
    demand = DemandFactory()
    for _ in range(how_many - 1):
        made(agent_client, demand)
    agent_client.get(page(demand))

    with django_assert_num_queries(
        1  # session
        + 1  # account
        + 1  # agent
        + 1  # demand
        + 1  # journal
        + 1  # applicant
    ):
        agent_client.get(page(demand))
