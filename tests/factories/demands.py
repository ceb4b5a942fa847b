"""Demands in every situation, as if filed in Lille on 2 March 2026."""

import uuid
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import factory

from forms_wizard.demands.enums import (
    REGISTERED_STATES,
    Channel,
    DemandState,
    EventKind,
    IdentityDocument,
    IdentityRefusal,
    Inadmissibility,
    RemovalMotive,
    Role,
)
from forms_wizard.demands.identity import identity_key
from forms_wizard.demands.models import Declaration, Demand, Event, Person, WantedPlace
from tests.factories.accounts import UserFactory
from tests.factories.guichets import GuichetFactory

PARIS = ZoneInfo("Europe/Paris")
FILED_ON = date(2026, 3, 2)
NAMES = ["Durand", "Lefèvre", "N'Diaye", "El Amrani", "Le Goff", "Nguyen", "Garcia", "Petit"]
FIRST_NAMES = ["Camille", "Amina", "Jean-Marc", "Zoé", "Moussa", "Louise", "Karim"]


def morning(day: date) -> datetime:
    """Ten o'clock in Paris."""
    return datetime.combine(day, time(10), PARIS)


def declared_codes(person: Person) -> dict:
    """What a single tenant of Lille declares; codes, as `declarations.to_codes` gives them."""
    return {
        "preparer": {"nature": "CRE", "departement": "59", "applicant_kind": "physique"},
        "identite": {
            "civility": "2",
            "single_name": False,
            "birth_name": person.birth_name,
            "first_names": person.first_names,
            "birth_date": person.born,
            "nationality": "1",
            "family_situation": "C",
        },
        "contact": {
            "mobile": {"typed": "06 12 34 56 78", "e164": "+33612345678"},
            "email": "camille@exemple.fr",
            "address_kind": "france",
            "number": "12 bis",
            "street": "rue de Paris",
            "postcode": "59000",
            "commune": "59350",
            "wants_post": False,
            "consent_sms": False,
        },
        "foyer": {"count_confirmed": True},
        "travail": {"adults": [{"key": "moi", "situation": "CDI", "contract": "CDI"}]},
        "ressources": {
            "adults": [
                {
                    "key": "moi",
                    "rfr": [{"year": 2024, "amount": 16200}],
                    "resources": {"SAL": 1451},
                }
            ]
        },
        "logement-actuel": {
            "status": "LP",
            "entry_date": "2019-09-00",
            "rent": 620,
            "category": "A",
            "home_type": "T1",
            "surface": 24,
            "occupants": 1,
            "owns_other": False,
        },
        "motifs": {"motives": ["09", "19"]},
        "logement-recherche": {
            "home_category": "A",
            "home_types": ["T2", "T1"],
            "max_rent": 480,
            "adapted": False,
            "other_communes": True,
            "places": [{"commune": "59350"}, {"commune": "59512"}],
        },
    }


class PersonFactory(factory.django.DjangoModelFactory):
    """The applicant of a demand; born on a day of their own, so that keys differ."""

    role = Role.APPLICANT
    rank = 0
    birth_name = factory.Sequence(lambda n: NAMES[n % len(NAMES)])
    first_names = factory.Sequence(lambda n: FIRST_NAMES[n % len(FIRST_NAMES)])
    born = factory.Sequence(lambda n: (date(1960, 1, 1) + timedelta(days=n)).isoformat())
    identity_key = factory.LazyAttribute(
        lambda person: identity_key(person.birth_name, person.first_names, person.born)
    )
    territory = factory.SelfAttribute("demand.territory")
    registered = factory.LazyAttribute(lambda person: person.demand.state in REGISTERED_STATES)
    live = factory.LazyAttribute(lambda person: person.demand.is_live)

    class Meta:
        model = Person


class DemandFactory(factory.django.DjangoModelFactory):
    """A demand just filed online by one person with an account; each situation is a trait.

    `places`: INSEE codes in order. `codes`: what the declaration holds, instead of the usual.
    `events`: (kind, before, after, at), instead of those that its state tells.
    """

    submission_key = factory.LazyFunction(uuid.uuid4)
    territory_id = "059"
    state = DemandState.FILED
    channel = Channel.ONLINE
    filed_on = FILED_ON
    filed_at = factory.LazyAttribute(lambda demand: morning(demand.filed_on))
    holder = factory.SubFactory(UserFactory)
    email = factory.LazyAttribute(lambda demand: demand.holder.email if demand.holder else "")
    main_motive = "09"
    home_type = "T2"

    class Meta:
        model = Demand
        skip_postgeneration_save = True

    class Params:
        at_guichet = factory.Trait(identity_at_guichet=True)
        paper = factory.Trait(
            channel=Channel.PAPER, holder=None, filing_guichet=factory.SubFactory(GuichetFactory)
        )
        to_correct = factory.Trait(
            state=DemandState.TO_CORRECT,
            identity_refusal=IdentityRefusal.UNREADABLE,
            identity_checked_at=factory.LazyAttribute(
                lambda demand: morning(demand.filed_on + timedelta(days=2))
            ),
        )
        active = factory.Trait(
            state=DemandState.ACTIVE,
            number=factory.Sequence(lambda n: f"0590326{n:06}GDPUB"),
            registered_at=factory.LazyAttribute(
                lambda demand: morning(demand.filed_on + timedelta(days=3))
            ),
            registering_guichet=factory.SubFactory(GuichetFactory),
            identity_checked_at=factory.SelfAttribute("registered_at"),
            identity_document=IdentityDocument.FRENCH,
            valid_until=factory.LazyAttribute(
                lambda demand: demand.filed_on.replace(year=demand.filed_on.year + 1)
            ),
        )
        removed = factory.Trait(
            active=True,
            state=DemandState.REMOVED,
            removed_on=date(2027, 4, 2),
            removal_motive=RemovalMotive.NOT_RENEWED,
            inadmissibility=factory.LazyAttribute(
                lambda demand: (
                    Inadmissibility.RESOURCES
                    if demand.removal_motive == RemovalMotive.INADMISSIBLE
                    else ""
                )
            ),
        )
        withdrawn = factory.Trait(state=DemandState.ABANDONED)

    persons = factory.RelatedFactory(PersonFactory, factory_related_name="demand")

    @factory.post_generation
    def places(demand, create, extracted, **kwargs):
        for rank, insee in enumerate(extracted or ["59350", "59512"]):
            WantedPlace.objects.create(demand=demand, commune_id=insee, rank=rank)

    @factory.post_generation
    def codes(demand, create, extracted, **kwargs):
        codes = extracted or declared_codes(demand.persons.first() or PersonFactory.build())
        Declaration.objects.create(
            demand=demand, version="2026-1", codes=codes, digest="0" * 64, made_at=demand.filed_at
        )

    @factory.post_generation
    def events(demand, create, extracted, **kwargs):
        steps = [(EventKind.FILE, "", DemandState.FILED, demand.filed_at)]
        filed, later = DemandState.FILED, demand.identity_checked_at
        if demand.state == DemandState.TO_CORRECT:
            steps.append((EventKind.REFUSE_IDENTITY, filed, DemandState.TO_CORRECT, later))
        if demand.state in REGISTERED_STATES:
            steps.append((EventKind.REGISTER, filed, DemandState.ACTIVE, demand.registered_at))
        if demand.state == DemandState.ABANDONED:
            day = morning(demand.filed_on + timedelta(days=4))
            steps.append((EventKind.WITHDRAW, filed, DemandState.ABANDONED, day))
        if extracted is not None:
            steps = extracted
        for kind, before, after, at in steps:
            guichet = demand.registering_guichet if kind == EventKind.REGISTER else None
            if kind == EventKind.REFUSE_IDENTITY:
                guichet = GuichetFactory()
            Event.objects.create(
                demand=demand, kind=kind, before=before, after=after, at=at, guichet=guichet
            )
