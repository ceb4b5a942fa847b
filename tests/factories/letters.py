"""What must be told, as the verbs of a demand write it."""

import factory

from forms_wizard.demands.enums import LetterKind
from forms_wizard.demands.models import Letter
from tests.factories.demands import FILED_ON, DemandFactory, morning


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
        certificate = factory.Trait(
            kind=LetterKind.CERTIFICATE, demand=factory.SubFactory(DemandFactory, active=True)
        )
