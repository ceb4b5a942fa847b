from datetime import timedelta

import factory
from django.utils import timezone

from home.incidents.enums import IncidentKind, Where
from home.incidents.models import Incident


class IncidentFactory(factory.django.DjangoModelFactory):
    """A banner of the whole site, showing since yesterday and without end."""

    kind = IncidentKind.INFORMATION
    title = "Le site ferme dimanche"
    text = "De 8 h à 10 h."
    shows_from = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    where = Where.SITE

    class Meta:
        model = Incident
