"""What must be told, as the verbs of a demand write it."""

import factory

from forms_wizard.demands.enums import ChangeChannel, EventKind, LetterKind
from forms_wizard.demands.models import Event, Letter
from tests.factories.demands import FILED_ON, DemandFactory, morning


def _change_of_contact(letter) -> Event:
    demand = letter.demand
    return Event.objects.create(
        demand=demand,
        kind=EventKind.CHANGE,
        at=letter.created_at,
        before=demand.state,
        after=demand.state,
        details={
            "sections": {"contact": ["email", "mobile"]},
            "channel": ChangeChannel.ONLINE,
        },
    )


class LetterFactory(factory.django.DjangoModelFactory):
    """The receipt of a demand filed the same morning."""

    demand = factory.SubFactory(DemandFactory)
    kind = LetterKind.RECEIPT
    created_at = factory.LazyFunction(lambda: morning(FILED_ON))

    class Meta:
        model = Letter

    class Params:
        refused = factory.Trait(
            kind=LetterKind.IDENTITY_REFUSED,
            demand=factory.SubFactory(DemandFactory, to_correct=True),
        )
        contact_changed = factory.Trait(
            kind=LetterKind.CONTACT_CHANGED, event=factory.LazyAttribute(_change_of_contact)
        )
        certificate = factory.Trait(
            kind=LetterKind.CERTIFICATE, demand=factory.SubFactory(DemandFactory, active=True)
        )
