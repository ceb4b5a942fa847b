from datetime import UTC, datetime

import factory

from home.contact.enums import Complexity, Subject, TicketState
from home.contact.models import Ticket
from tests.factories.guichets import GuichetFactory


class TicketFactory(factory.django.DjangoModelFactory):
    """A simple question to a guichet of the Nord, not taken yet, by e-mail."""

    subject = Subject.DEMAND
    complexity = Complexity.SIMPLE
    guichet = factory.SubFactory(GuichetFactory)
    commune_id = "59350"
    name = factory.Sequence(lambda n: f"Jeanne {n}")
    email = "jeanne@exemple.fr"
    message = "Où en est ma demande ?"
    received_at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    due_at = datetime(2026, 11, 23, 13, tzinfo=UTC)

    class Meta:
        model = Ticket

    class Params:
        for_help_desk = factory.Trait(guichet=None, subject=Subject.SITE)
        national = factory.Trait(complexity=Complexity.NATIONAL, due_at=None)
        by_phone = factory.Trait(email="", phone="06 12 34 56 78")
        answered = factory.Trait(
            state=TicketState.ANSWERED,
            answer="Elle est en cours.",
            answered_at=datetime(2026, 11, 23, 11, tzinfo=UTC),
            answer_left_at=datetime(2026, 11, 23, 11, tzinfo=UTC),
        )
        closed = factory.Trait(
            state=TicketState.CLOSED, closed_at=datetime(2026, 11, 24, 11, tzinfo=UTC)
        )
