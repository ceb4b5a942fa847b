"""The addresses and the messages of a guichet, for the tests of its desk."""

from django.urls import reverse

from home.contact.models import Ticket
from tests.factories.contact import TicketFactory

LIST = reverse("tickets:list")


def url(name, ticket) -> str:
    return reverse(f"tickets:{name}", args=[ticket.reference])


def ticket_of(agent, **more) -> Ticket:
    return TicketFactory(guichet=agent.guichet, **more)
