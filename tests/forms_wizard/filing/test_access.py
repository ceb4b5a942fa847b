"""Every address of the form, for every kind of visitor, with somebody else's draft or demand."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from forms_wizard.demands.enums import Channel
from forms_wizard.demands.models import Demand, Event, Letter
from forms_wizard.filing import drafts
from forms_wizard.filing.models import Draft
from forms_wizard.pieces.models import Piece
from tests.factories.accounts import UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory
from tests.factories.lives import LIVES
from tests.factories.pieces import PieceFactory, upload
from tests.forms_wizard.filing.walk import Walk

pytestmark = pytest.mark.django_db

SINGLE = LIVES["single"]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
VISITORS = ("nobody", "another_browser", "another_account", "agent_of_the_place")


def addresses() -> dict[str, tuple[str, ...]]:
    """{name: what its address names} of all that names a draft or a demand."""
    _prefix, resolver = get_resolver().namespace_dict["filing"]
    return {
        name: tuple(resolver.reverse_dict[name][0][0][1])
        for name in resolver.reverse_dict
        if isinstance(name, str) and "reference" in resolver.reverse_dict[name][0][0][1]
    }


ADDRESSES = addresses()


def visitor(kind: str) -> Client:
    client = Client()
    match kind:
        case "another_browser":
            Walk.start(client)
        case "another_account":
            user = UserFactory()
            client.force_login(user)
            DemandFactory(holder=user)
            Walk.start(client)
        case "agent_of_the_place":
            client.force_login(AgentFactory().user)
    return client


def references() -> list[str]:
    """Of drafts and demands: with an account, without, on paper at another guichet."""
    now, agent = timezone.now(), AgentFactory()
    paper = {"channel": Channel.PAPER, "guichet": agent.guichet, "received_on": now.date()}
    begun = [
        drafts.start(now=now),
        drafts.start(now=now, user=UserFactory()),
        drafts.start(now=now, **paper),
    ]
    Draft.objects.update(answers=SINGLE, identity_at_guichet=True)
    sent = drafts.start(now=now, user=UserFactory())
    demand = DemandFactory(holder=sent.holder)
    Draft.objects.filter(pk=sent.pk).update(demand=demand)
    others = [demand, DemandFactory(holder=None), DemandFactory(active=True)]
    PieceFactory(demand=None, envelope=begun[0].key)
    return [row.reference for row in (*begun, sent, *others)]


def posted(name: str, reference: str) -> dict:
    """Something for each page that writes: answers, a file, a file taken back, the sending."""
    typed = {
        **SINGLE["contact"],
        "contact-email": "intrus@exemple.fr",
        f"{drafts.IDENTITY}-mode": "envoyer",
        f"{drafts.IDENTITY}-document": upload(),
        "digest": "0" * 64,
    }
    given = Piece.objects.filter(demand=None)
    if name == "identity" and given:
        typed["remove"] = given[0].reference
    return typed


def test_the_addresses_are_those_of_the_form():
    assert {"tasks", "step", "identity", "check", "submit", "receipt", "receipt_pdf"} <= set(
        ADDRESSES
    )
    assert {part for named in ADDRESSES.values() for part in named} == {"reference", "step"}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("kind", VISITORS)
@pytest.mark.parametrize("name", ADDRESSES)
def test_somebody_elses_draft_or_demand_looks_like_nobodys(name, kind, method):
    known = references()
    client = visitor(kind)
    before = everything()

    answers = {
        reference: answer(client, method, name, reference) for reference in (*known, "ZZZZZZZZZZ")
    }

    assert len(set(answers.values())) == 1, {status for status, _page in answers.values()}
    ((status, page),) = set(answers.values())
    assert status in {404, 405} | ({401} if name == "field" else set())
    assert "Lefèvre" not in page
    assert everything() == before


def answer(client: Client, method: str, name: str, reference: str) -> tuple[int, str]:
    """The page without what differs from one request to the next."""
    parts = {"reference": reference, "step": "contact"}
    url = reverse(f"filing:{name}", kwargs={part: parts[part] for part in ADDRESSES[name]})
    response = getattr(client, method)(url, posted(name, reference) if method == "post" else {})
    page = TOKEN.sub("", response.content.decode()).replace(reference, "…")
    return response.status_code, page


def everything() -> dict[str, list]:
    """Every row that these addresses may write."""
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Draft, Demand, Event, Letter, Piece)
    }


@pytest.mark.parametrize("name", ADDRESSES)
def test_without_the_token_of_forms_a_stranger_learns_nothing_more(name):
    known, client = references()[0], Client(enforce_csrf_checks=True)

    somebodys, nobodys = (answer(client, "post", name, r) for r in (known, "ZZZZZZZZZZ"))

    assert somebodys == nobodys
