"""What an agent types is never lost, nor kept on the message of somebody else."""

import re
import threading
from datetime import UTC, datetime
from html import unescape

import pytest
from django.core import mail
from django.db import connections, transaction
from django.test import Client
from django.urls import reverse

from home.contact import lifecycle
from home.contact.enums import TicketEventKind
from home.contact.models import Ticket
from home.contact.readers import Reader
from tests.factories.accounts import UserFactory
from tests.factories.contact import TicketFactory
from tests.factories.guichets import AgentFactory
from tests.home.contact.desk import LIST, ticket_of, url
from tests.locks import until_something_waits

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


def test_a_second_answer_is_refused_and_one_mail_leaves(agent_client, agent):
    ticket = ticket_of(agent)

    for text in ("Oui.", "Non."):
        response = agent_client.post(url("answer", ticket), {"reponse-text": text}, follow=True)

    assert response.status_code == 409
    assert "a déjà traité ce message" in response.content.decode()
    # What was typed is still there.
    assert ">\nNon.</textarea>" in response.content.decode()
    assert Ticket.objects.get().answer == "Oui."
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("act", "name"), [("answer", "reponse-text"), ("close", "clore-reason")])
def test_what_was_typed_on_a_message_gone_elsewhere_comes_back_to_be_copied(
    agent_client, agent, act, name
):
    ticket, other = ticket_of(agent), AgentFactory()
    agent_client.post(url("forward", ticket), {"transmettre-to": other.guichet.code}, follow=True)
    nowhere = url(act, ticket).replace(ticket.reference, "ZZZZZZZZZZ")

    gone, unknown = (
        agent_client.post(address, {name: "Elle est <en cours>."})
        for address in (url(act, ticket), nowhere)
    )

    html = gone.content.decode()
    assert gone.status_code == unknown.status_code == 404
    assert "il a peut-être été transmis à un autre service" in html
    assert "Elle est &lt;en cours&gt;.</textarea>" in html
    assert f'href="{LIST}"' in html
    # Nothing of the message, nor whether it exists.
    assert ticket.message not in html
    assert html == unknown.content.decode()
    ticket.refresh_from_db()
    assert (ticket.state, ticket.answer, ticket.guichet) == ("nouveau", "", other.guichet)
    assert mail.outbox == []


def test_a_message_forwarded_while_it_is_answered_keeps_no_answer(real_db):
    agent, other = AgentFactory(), AgentFactory()
    ticket, given = ticket_of(agent), []
    client = Client()
    client.force_login(agent.user)

    def answer():
        try:
            given.append(client.post(url("answer", ticket), {"reponse-text": "Mon texte"}))
        finally:
            connections.close_all()

    thread = threading.Thread(target=answer)
    with transaction.atomic():
        reader = Reader(agent.user, agent.guichet, help_desk=False)
        lifecycle.forward(ticket, reader, to=other.guichet, now=NOW)
        thread.start()
        until_something_waits()
    thread.join()

    assert given[0].status_code == 404
    assert "Mon texte</textarea>" in given[0].content.decode()
    ticket.refresh_from_db()
    assert (ticket.state, ticket.answer) == ("nouveau", "")
    assert mail.outbox == []


def test_signed_out_what_was_typed_comes_back_and_leaves_once_signed_in(client, agent):
    ticket = ticket_of(agent)
    typed = {"reponse-text": "Elle est <en cours>."}

    page = client.post(url("answer", ticket), typed)
    unknown = client.post(url("answer", ticket).replace(ticket.reference, "ZZZZZZZZZZ"), typed)

    html = page.content.decode()
    assert f'action="{url("answer", ticket)}"' in html
    assert f'href="{reverse("account_login")}?next={LIST}"' in html
    token = re.compile(r'(?<=csrfmiddlewaretoken" value=")\w+')
    same = token.sub("", unknown.content.decode()).replace("ZZZZZZZZZZ", ticket.reference)
    assert token.sub("", html) == same
    assert Ticket.objects.get().answer == ""
    client.force_login(agent.user)
    again = dict(re.findall(r'<textarea name="([\w-]+)" hidden>\n(.*?)</textarea>', html))
    client.post(url("answer", ticket), {name: unescape(text) for name, text in again.items()})
    assert Ticket.objects.get().answer == "Elle est <en cours>."


def test_signed_out_a_page_is_shown_after_the_sign_in(client, agent):
    address = url("detail", ticket_of(agent))

    assert client.get(address).url == f"{reverse('account_login')}?next={address}"


def test_a_second_click_on_the_same_answer_is_the_first_one(agent_client, agent):
    ticket = ticket_of(agent)

    for _click in range(2):
        response = agent_client.post(url("answer", ticket), {"reponse-text": "Oui."}, follow=True)

    assert "La réponse est envoyée." in response.content.decode()
    assert ticket.events.filter(kind=TicketEventKind.ANSWERED).count() == 1
    assert len(mail.outbox) == 1


def test_of_two_agents_who_answer_at_once_one_is_told(real_db):
    ticket, barrier, refused = TicketFactory(), threading.Barrier(2), []

    def answer(text):
        reader = Reader(UserFactory(), ticket.guichet, help_desk=False)
        try:
            barrier.wait()
            lifecycle.answer(ticket, reader, text=text, now=NOW)
        except lifecycle.AlreadyDone:
            refused.append(text)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=answer, args=[text]) for text in ("Oui.", "Non.")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refused) == 1
    assert len(mail.outbox) == 1
    assert Ticket.objects.get().answer not in refused
