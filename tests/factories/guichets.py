"""Organisations, their counters, their agents: in the Nord (059) unless told."""

from datetime import date

import factory
from django.utils import timezone

from directory.guichets.enums import GuichetKind, GuichetService, OrganismeKind
from directory.guichets.models import Agent, Guichet, LandlordPresence, Organisme
from tests.factories.accounts import UserFactory


class OrganismeFactory(factory.django.DjangoModelFactory):
    """A landlord: it sees the whole territory of its guichets."""

    name = factory.Sequence(lambda n: f"Habitat {n}")
    kind = OrganismeKind.LANDLORD

    class Meta:
        model = Organisme

    class Params:
        commune_of_lille = factory.Trait(kind=OrganismeKind.COMMUNE, commune_id="59350")
        manager = factory.Trait(kind=OrganismeKind.MANAGER)


class GuichetFactory(factory.django.DjangoModelFactory):
    """A counter that checks identity documents and registers; its card has just been verified."""

    code = factory.Sequence(lambda n: f"G{n:04}")
    organisme = factory.SubFactory(OrganismeFactory)
    territory_id = "059"
    kind = GuichetKind.LANDLORD
    name = factory.Sequence(lambda n: f"Guichet {n}")
    address = "1 place de la Mairie"
    postcode = "59000"
    commune_id = "59350"
    services = factory.LazyFunction(lambda: [GuichetService.REGISTER, GuichetService.IDENTITY])
    # Its freshness is counted from today.
    verified_on = factory.LazyFunction(timezone.localdate)

    class Meta:
        model = Guichet


class AgentFactory(factory.django.DjangoModelFactory):
    """An agent authorised since 2020."""

    user = factory.SubFactory(UserFactory)
    guichet = factory.SubFactory(GuichetFactory)
    since = date(2020, 1, 1)

    class Meta:
        model = Agent


class LandlordPresenceFactory(factory.django.DjangoModelFactory):
    """A landlord that has dwellings in Lille."""

    organisme = factory.SubFactory(OrganismeFactory)
    commune_id = "59350"

    class Meta:
        model = LandlordPresence
