"""Every address of the room, for every kind of visitor.

`in`: the page. `home`: no session, back to the first page. `no`: 403. `sign`: the sign-in page.
`out`: 404.
"""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from forms_wizard.assistance.enums import EndedBy, Scope
from tests.factories.accounts import UserFactory
from tests.factories.guichets import AgentFactory
from tests.forms_wizard.assistance.together import Together, url
from tests.forms_wizard.filing.walk import page

pytestmark = pytest.mark.django_db

VISITORS = ("anonymous", "applicant", "manager", "another_helper", "helper")
HELPERS = ("sign", "no", "no", "home", "in")
ANYBODY = ("in", "in", "in", "in", "in")
WHO = {
    "home": ("sign", "no", "no", "in", "in"),
    "session": HELPERS,
    "paper": ("sign", "no", "no", "home", "session"),
    "text": ("sign", "no", "no", "home", "session"),
    "summary": HELPERS,
    # They end and show nothing but what this browser opened.
    "end": ("sign", "closed", "closed", "closed", "closed"),
    "closed": ("sign", "in", "in", "in", "session"),
    "agree": ANYBODY,
    "stop": ANYBODY,
    # The person alone: test_session.py.
    "of_person": ("sign", "out", "out", "out", "session"),
}
STATUS = {"in": 200, "no": 403, "out": 404}


def test_the_table_knows_every_address():
    named = get_resolver().namespace_dict["assistance"][1].reverse_dict

    assert {name for name in named if isinstance(name, str)} == set(WHO)


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("name", WHO)
def test_each_address_opens_to_those_it_is_for(name, visitor):
    both, demand = Together.following()
    client = both.helper if visitor == "helper" else Client()
    match visitor:
        case "applicant":
            client.force_login(UserFactory())
        case "manager":
            client.force_login(AgentFactory(guichet__organisme__manager=True).user)
        case "another_helper":
            client.force_login(AgentFactory().user)
    address = url(name, demand.reference) if name == "of_person" else url(name)

    response = getattr(client, "post" if name in ("text", "end") else "get")(address)

    expected = WHO[name][VISITORS.index(visitor)]
    if expected == "sign":
        assert response.url.startswith(reverse("account_login"))
    elif expected in WHO:
        assert response.url == url(expected)
    else:
        assert response.status_code == STATUS[expected]
    assert demand.number not in response.content.decode() or visitor == "helper"


def test_signing_out_ends_the_session_that_the_browser_opened():
    both, _demand = Together.following()

    both.helper.post(reverse("account_logout"))

    assert both.mandate.ended_by == EndedBy.HELPER


def test_the_person_ends_a_session_on_a_draft_from_its_list_of_parts():
    both, user = Together(), UserFactory()
    both.open()
    both.phone.force_login(user)
    both.agree(Scope.PREPARE)
    draft = both.mandate.draft

    parts = page("tasks", draft.reference)
    assert "Session accompagnée en cours" in both.phone.get(parts).content.decode()
    assert "Session accompagnée en cours" not in both.helper.get(parts).content.decode()
    named = {"session": both.mandate.reference}
    both.phone.post(url("of_person", draft.reference), named)

    assert both.mandate.ended_by == EndedBy.PERSON
    assert both.helper.get(parts).url == url("closed")
