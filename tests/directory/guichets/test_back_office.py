import pytest
from django.urls import reverse

from directory.guichets.models import Agent, Guichet
from directory.territory.models import Departement, ImportStamp
from portal.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.guichets import AgentFactory, GuichetFactory, OrganismeFactory

pytestmark = pytest.mark.django_db
KINDS = [
    "guichets_guichet",
    "guichets_organisme",
    "guichets_agent",
    "guichets_helpplace",
    "guichets_errorreport",
    "guichets_landlordpresence",
    "territory_abnormaldelay",
    "territory_territory",
    "territory_departement",
]
NO_SPECIAL_DAY = {
    f"special_days-{name}": value
    for name, value in (
        ("TOTAL_FORMS", "0"),
        ("INITIAL_FORMS", "0"),
        ("MIN_NUM_FORMS", "0"),
        ("MAX_NUM_FORMS", "1000"),
    )
}


def url(kind, view, *args):
    return reverse(f"wagtailsnippets_{kind}:{view}", args=args)


@pytest.fixture
def admin_client(client):
    admin = User.objects.create_superuser("admin@exemple.fr", "x")
    client.force_login(admin, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("kind", KINDS)
def test_each_list_opens_and_is_searched(admin_client, kind):
    assert admin_client.get(url(kind, "list")).status_code == 200
    assert admin_client.get(url(kind, "list"), {"q": "lille"}).status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_an_applicant_opens_none_of_them(client, kind):
    client.force_login(UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get(url(kind, "list")).status_code in (302, 403)


@pytest.mark.parametrize("kind", ["territory_territory", "territory_departement"])
def test_rows_of_the_reference_files_are_not_added(admin_client, kind):
    assert admin_client.get(url(kind, "add")).status_code == 302


def test_a_guichet_is_written_with_boxes_for_its_services(admin_client):
    organisme = OrganismeFactory()

    admin_client.post(
        url("guichets_guichet", "add"),
        {
            "name": "Guichet",
            "code": "G5901",
            "organisme": organisme.pk,
            "territory": "059",
            "address": "1 rue de l'Exemple",
            "postcode": "59000",
            "commune": "59350",
            "services": ["enregistrer", "conseil"],
            "languages": ["ar"],
            "catchment": "59350, 200093201",
            "kind": "bailleur",
            "public_served": "tous",
            **NO_SPECIAL_DAY,
        },
    )

    guichet = Guichet.objects.get(code="G5901")
    assert guichet.services == ["enregistrer", "conseil"]
    page = admin_client.get(url("guichets_guichet", "edit", guichet.pk)).content.decode()
    assert page.count("checked") >= 2
    # 35,014 communes are not a list.
    assert len(page) < 300_000


def test_an_agent_is_named_by_the_address_of_the_account(admin_client):
    user, guichet = UserFactory(), GuichetFactory()
    typed = {"email": user.email.upper(), "guichet": guichet.pk, "since": "2026-01-01"}

    admin_client.post(url("guichets_agent", "add"), typed)

    assert Agent.objects.get().user == user


def test_an_unknown_or_taken_account_makes_no_agent(admin_client):
    taken = AgentFactory()
    typed = {"guichet": taken.guichet_id, "since": "2026-01-01"}

    for email in ("personne@exemple.fr", taken.user.email):
        page = admin_client.post(url("guichets_agent", "add"), {**typed, "email": email})
        assert page.status_code == 200

    assert Agent.objects.count() == 1


def test_the_name_of_a_local_system_is_shown_everywhere_once_written(admin_client):
    before = ImportStamp.objects.get(name="communes").stamp

    admin_client.post(
        url("territory_departement", "edit", "21"),
        {"local_system": "Mon système", "local_system_url": "https://exemple.org"},
    )

    assert Departement.objects.get(pk="21").local_system_url == "https://exemple.org"
    assert Departement.objects.get(pk="21").name == "Côte-d'Or"
    assert ImportStamp.objects.get(name="communes").stamp != before
