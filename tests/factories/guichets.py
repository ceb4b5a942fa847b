"""Organisations, their counters, their agents: in the Nord (059) unless told."""

from datetime import UTC, date, datetime

import factory
from django.utils import timezone

from directory.guichets.enums import (
    GuichetKind,
    GuichetService,
    HelpPlaceKind,
    OrganismeKind,
    ReportSubject,
)
from directory.guichets.models import (
    Agent,
    ErrorReport,
    Guichet,
    HelpPlace,
    LandlordPresence,
    Organisme,
)
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


class HelpPlaceFactory(factory.django.DjangoModelFactory):
    """The town hall of Lille."""

    kind = HelpPlaceKind.TOWN_HALL
    key = factory.SelfAttribute("commune_id")
    name = "Mairie - Lille"
    address = "Place Augustin-Laurent"
    postcode = "59000"
    commune_id = "59350"
    latitude, longitude = 50.6305, 3.0706
    source = "DILA"

    class Meta:
        model = HelpPlace

    class Params:
        france_services = factory.Trait(
            kind=HelpPlaceKind.FRANCE_SERVICES,
            key=factory.Sequence(lambda n: f"fs-{n}"),
            name="France services - Lille",
        )


class ErrorReportFactory(factory.django.DjangoModelFactory):
    """Wrong hours, reported on the card of a guichet."""

    guichet = factory.SubFactory(GuichetFactory)
    subject = ReportSubject.HOURS
    text = "Le mardi, c'est fermé."
    received_at = datetime(2026, 11, 20, 9, tzinfo=UTC)

    class Meta:
        model = ErrorReport
