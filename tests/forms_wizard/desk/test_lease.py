"""« Bail signé »: two steps, by a landlord, with what the law wants recorded."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from directory.guichets.enums import OrganismeKind
from forms_wizard.demands.enums import AccessReason, DemandState, EventKind, LetterKind
from forms_wizard.demands.models import AccessLine, Demand
from tests.factories.answers import day
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory

pytestmark = pytest.mark.django_db
BY_DESCRIPTION = {"told": "description", "commune": "Roubaix", "home_type": "T3"}
BY_DESCRIPTION |= {"surface": "64,5 m²", "rent": "412 €"}


def url(demand, name="sign_lease"):
    return reverse(f"desk:{name}", args=[demand.reference])


@pytest.fixture
def demand():
    return DemandFactory(active=True, filed_on=timezone.localdate() - relativedelta(months=8))


def lease(*, days=3, **answers) -> dict:
    signed = timezone.localdate() - timedelta(days=days)
    typed = {
        "told": "rpls",
        "rpls": "59 350 00001",
        "quota": "PPRIOR",
        "agreement": "AUCUN",
        "dalo": "oui",
        "transfer": "non",
        "priority_district": "non",
        **answers,
    }
    parts = {f"bail-signed_on{end}": text for end, text in day(signed.strftime("%d/%m/%Y")).items()}
    return {f"bail-{name}": value for name, value in typed.items()} | parts


def confirmed(typed: dict) -> dict:
    return {**typed, "confirmer": "oui"}


def words(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


def test_a_landlord_records_a_lease_in_two_steps(agent_client, agent, demand):
    assert url(demand) in words(agent_client.get(url(demand, "demand")))

    recap = words(agent_client.post(url(demand), lease()))
    before = Demand.objects.get(pk=demand.pk).state
    agent_client.post(url(demand), confirmed(lease()))

    assert "5935000001" in recap
    assert "« Demande arrêtée », à" in recap
    assert "tardif" not in recap
    assert before == DemandState.ACTIVE
    after = Demand.objects.get(pk=demand.pk)
    assert (after.state, after.removal_motive) == (DemandState.REMOVED, "RADATT")
    assert after.removed_on == timezone.localdate() - timedelta(days=3)
    kept = after.leases.get()
    assert (kept.rpls, kept.quota, kept.dalo, kept.landlord) == (
        "5935000001",
        "PPRIOR",
        True,
        agent.guichet,
    )
    assert [letter.kind for letter in after.letters.all()] == [LetterKind.REMOVED]
    assert "Préfet, publics prioritaires" in words(agent_client.get(url(demand, "demand")))
    reasons = AccessLine.objects.filter(reason=AccessReason.LEASE, reference=demand.reference)
    assert reasons.count() == 2


def test_a_dwelling_without_identifier_is_described(agent_client, demand):
    agent_client.post(url(demand), confirmed(lease(**BY_DESCRIPTION)))

    kept = demand.leases.get()
    assert (kept.rpls, kept.commune_id, kept.home_type) == ("", "59512", "T3")
    assert (kept.surface, kept.rent) == (65, 412)


@pytest.mark.parametrize(("days", "late"), [(15, False), (16, True)])
def test_a_late_record_is_told_before_the_button(agent_client, demand, days, late):
    page = words(agent_client.post(url(demand), lease(days=days)))

    assert ("Cet enregistrement est tardif" in page) == late


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"days": -1}, "Cette date est dans le futur"),
        ({"days": 400}, "un bail ne peut pas être plus ancien"),
        ({"rpls": ""}, "Écrivez l'identifiant RPLS"),
        ({"rpls": "<script>\x00"}, "Écrivez seulement les chiffres"),
        ({"told": "description"}, "Écrivez la surface du logement"),
        ({**BY_DESCRIPTION, "surface": "9" * 5000}, "Écrivez un nombre"),
        ({"quota": "INVENTE"}, "Choisissez une réponse de la liste"),
        ({"dalo": ""}, "Dites si la personne est prioritaire DALO"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(agent_client, demand, answers, message):
    response = agent_client.post(url(demand), confirmed(lease(**answers)))

    page = words(response)
    assert response.status_code == 422
    assert message in page
    assert "Erreur :" in page
    assert 'value="oui"' in page
    assert Demand.objects.get(pk=demand.pk).state == DemandState.ACTIVE


def test_pressing_twice_records_once(agent_client, demand):
    answers = [
        agent_client.post(url(demand), confirmed(lease()), follow=True) for _each in range(2)
    ]

    assert "déjà enregistré" in words(answers[1])
    assert demand.events.filter(kind=EventKind.SIGN_LEASE).count() == 1
    assert demand.leases.count() == 1


@pytest.mark.parametrize("kind", [OrganismeKind.MANAGER, OrganismeKind.STATE, OrganismeKind.SIAO])
def test_only_a_landlord_signs(client, demand, kind):
    client.force_login(AgentFactory(guichet__organisme__kind=kind).user)

    assert client.get(url(demand)).status_code == 403
    assert client.post(url(demand), confirmed(lease())).status_code == 403
    assert url(demand) not in words(client.get(url(demand, "demand")))


def test_a_landlord_elsewhere_finds_nothing(client, demand):
    client.force_login(AgentFactory(guichet__territory_id="063").user)

    assert client.post(url(demand), confirmed(lease())).status_code == 404
    assert Demand.objects.get(pk=demand.pk).state == DemandState.ACTIVE


def test_the_person_reads_why_and_from_when(client, agent_client, demand):
    agent_client.post(url(demand), confirmed(lease()))
    client.force_login(demand.holder)

    page = words(client.get(demand.get_absolute_url()))

    assert "Bail signé" in page
    assert "Vous avez signé votre bail" in page
