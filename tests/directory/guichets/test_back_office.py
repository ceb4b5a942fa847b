from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from directory.guichets.models import Agent, Guichet
from directory.territory.models import Departement, ImportStamp
from portal.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.guichets import (
    AgentFactory,
    ErrorReportFactory,
    GuichetFactory,
    OrganismeFactory,
)

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


def test_cards_chosen_in_the_list_are_verified_today_and_the_history_says_so(admin_client):
    chosen, other = GuichetFactory.create_batch(2, verified_on=date(2025, 1, 1))
    action = reverse("wagtail_bulk_action", args=["guichets", "guichet", "verified_today"])
    address = f"{action}?id={chosen.pk}&next=/admin/"

    asked = admin_client.get(address)
    done = admin_client.post(address)

    assert "tout y est juste" in asked.content.decode()
    assert done.status_code == 302
    today = timezone.localdate()
    chosen.refresh_from_db()
    other.refresh_from_db()
    assert (chosen.verified_on, other.verified_on) == (today, date(2025, 1, 1))
    history = admin_client.get(url("guichets_guichet", "history", chosen.pk))
    assert history.status_code == 200
    assert ModelLogEntry.objects.filter(object_id=str(chosen.pk)).count() == 1


def test_cards_to_be_reviewed_are_filtered(admin_client):
    old = GuichetFactory(name="Vieille fiche", verified_on=date(2025, 1, 1))
    GuichetFactory(name="Fiche fraîche")

    page = admin_client.get(url("guichets_guichet", "list"), {"due": "true"}).content.decode()

    assert old.name in page
    assert "Fiche fraîche" not in page


def test_a_guichet_with_mistakes_is_refused(admin_client):
    guichet = GuichetFactory()
    typed = {
        "name": guichet.name,
        "code": guichet.code,
        "kind": "bailleur",
        "organisme": guichet.organisme_id,
        "territory": "059",
        "address": "x",
        "public_served": "tous",
        "catchment": "99999",
        "latitude": "50.6",
        "weekly_hours": "lundi matin",
        "verified_on": "2962-11-21",
        **NO_SPECIAL_DAY,
    }

    page = admin_client.post(url("guichets_guichet", "edit", guichet.pk), typed)

    text = page.content.decode()
    assert "Ces codes ne sont pas connus : 99999" in text
    assert "lu 08:30-12:00" in text
    assert "la latitude et la longitude, ou aucune des deux" in text
    assert "Écrivez un jour passé" in text


def test_a_report_is_treated_by_the_same_door_as_at_the_desk(admin_client):
    report = ErrorReportFactory(email="nom@exemple.fr")
    address = url("guichets_errorreport", "edit", report.pk)

    admin_client.post(address, {"state": "ouvert", "answer": ""})
    report.refresh_from_db()
    assert report.handled_at is None
    admin_client.post(address, {"state": "corrige", "answer": "Merci."})

    report.refresh_from_db()
    assert (report.state, report.email) == ("corrige", "")
    assert report.handled_by.email == "admin@exemple.fr"
    again = admin_client.post(address, {"state": "exact", "answer": ""})
    assert "Ce signalement est déjà traité" in again.content.decode()
    report.refresh_from_db()
    assert report.state == "corrige"
