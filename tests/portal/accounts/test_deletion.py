"""Deleting one's account: the demand goes on, and can be found again."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from forms_wizard.demands import codes
from forms_wizard.demands.enums import EventKind
from forms_wizard.demands.models import AccessLine, CoAccess, Event
from forms_wizard.filing import drafts
from forms_wizard.filing.models import Draft
from forms_wizard.pieces import intake
from forms_wizard.pieces.enums import PieceKind
from forms_wizard.pieces.models import Piece
from portal.accounts import tasks
from portal.accounts.models import User
from portal.interface.partial_date import PartialDate
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.co_applicants import co_access_of
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory
from tests.factories.pieces import upload

pytestmark = pytest.mark.django_db

FIRST, CONFIRM = reverse("account_delete"), reverse("account_delete_confirm")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def user():
    return UserFactory(email="lea@exemple.fr")


@pytest.fixture
def person(client, user):
    client.force_login(user, backend=BACKEND)
    return client


def delete(client, password=PASSWORD):
    return client.post(CONFIRM, {"password": password})


def test_the_first_page_says_what_stays_and_what_goes(person, user):
    demand = DemandFactory(holder=user, active=True)
    drafts.start(now=timezone.now(), user=user)

    page = person.get(FIRST).text

    assert "ni supprimée, ni arrêtée" in page
    assert demand.grouped_number in page
    assert "1 demande commencée" in page
    assert CONFIRM in page
    assert person.post(FIRST).status_code == 405
    assert FIRST in person.get(reverse("account_home")).text


def test_the_password_is_asked_and_tries_are_counted(person, user):
    assert delete(person, "").status_code == 422
    assert "pas votre mot de passe" in delete(person, "autre phrase").text
    answers = [delete(person, "autre phrase").status_code for _ in range(4)]

    assert answers[-1] == 429
    locked = delete(person)
    assert locked.status_code == 429
    (said,) = locked.context["form"].non_field_errors()
    assert said.startswith("Il y a eu trop d'essais")
    assert User.objects.filter(pk=user.pk).exists()


def test_the_demand_goes_on_and_its_new_code_finds_it(person, user):
    demand = DemandFactory(holder=user, active=True)
    before = (demand.number, demand.filed_on, demand.state, demand.valid_until, demand.email)
    Event.objects.create(
        demand=demand, kind=EventKind.CLAIM, at=demand.filed_at, after="active", actor=user
    )
    AccessLine.objects.create(
        reference=demand.reference, agent_user=user, reason="reading", at=demand.filed_at
    )

    response = delete(person)

    assert response.status_code == 200
    assert not User.objects.filter(pk=user.pk).exists()
    demand.refresh_from_db()
    assert demand.holder is None
    after = (demand.number, demand.filed_on, demand.state, demand.valid_until, demand.email)
    assert after == before
    assert demand.events.filter(kind=EventKind.LEAVE_ACCOUNT, actor=None).count() == 1
    assert demand.events.get(kind=EventKind.CLAIM).actor is None
    (row,) = response.context["rows"]
    code = row["code"].replace("\N{NO-BREAK SPACE}", "")
    assert row["code"] in response.text
    assert demand.claim_print == codes.print_of(code)
    born = PartialDate.fromisoformat(demand.persons.first().born)
    typed = {"code-code": code} | {
        f"code-birth_date_{part}": getattr(born, part) for part in ("day", "month", "year")
    }
    found = Client().post(reverse("filing:claim"), typed)
    assert found.url == demand.get_absolute_url()


def test_every_session_of_the_account_ends(person, user):
    elsewhere = Client()
    elsewhere.force_login(user, backend=BACKEND)
    demand = DemandFactory(holder=user)

    delete(person)

    for client in (person, elsewhere):
        assert client.get(reverse("account_home")).status_code == 302
        assert client.get(demand.get_absolute_url()).status_code == 302
    typed = {"login": "lea@exemple.fr", "password": PASSWORD}
    assert Client().post(reverse("account_login"), typed).status_code == 200


def test_drafts_not_sent_are_erased_with_their_files(
    person, user, django_capture_on_commit_callbacks
):
    draft, now = drafts.start(now=timezone.now(), user=user), timezone.now()
    other = drafts.start(now=now, user=UserFactory())
    piece = intake.receive(upload(), envelope=draft.key, kind=PieceKind.IDENTITY, now=now)
    path = piece.file.storage.path(piece.file.name)
    sent = drafts.start(now=now, user=user)
    demand = DemandFactory(holder=user)
    Draft.objects.filter(pk=sent.pk).update(demand=demand)

    with django_capture_on_commit_callbacks(execute=True):
        delete(person)

    assert not Piece.objects.exists()
    assert not piece.file.storage.exists(path)
    assert set(Draft.objects.values_list("pk", "holder")) == {
        (other.pk, other.holder_id),
        (sent.pk, None),
    }


def test_a_demand_that_has_ended_gets_no_code(person, user):
    demand = DemandFactory(holder=user, withdrawn=True)

    response = delete(person)

    assert response.context["rows"] == []
    demand.refresh_from_db()
    assert (demand.holder, demand.claim_print) == (None, None)


def test_what_the_account_read_as_co_applicant_is_closed(person, user):
    access = co_access_of(user)

    delete(person)

    assert not CoAccess.objects.filter(pk=access.pk).exists()
    assert access.demand.persons.count() == 2


def test_a_mail_confirms(person):
    delete(person)

    for job in ProcrastinateJob.objects.filter(task_name="accounts.send_mail"):
        tasks.send_mail(**job.args)
    (message,) = mail.outbox
    assert message.to == ["lea@exemple.fr"]
    assert message.subject == "Votre compte est supprimé"
    assert "guichet" in message.body


@pytest.mark.parametrize("kind", ["agent", "editor"])
def test_who_works_here_asks_an_administrator(client, kind):
    worker = AgentFactory().user if kind == "agent" else UserFactory(is_staff=True)
    client.force_login(worker, backend=BACKEND)

    assert "demandez à votre administrateur" in client.get(FIRST).text
    assert delete(client).status_code == 302
    assert client.get(CONFIRM).url == FIRST
    assert User.objects.filter(pk=worker.pk).exists()


@pytest.mark.parametrize("url", [FIRST, CONFIRM])
def test_nobody_signed_in_is_sent_to_sign_in(client, url):
    assert client.get(url).url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ["account_login", "account_reset_password"])
def test_the_page_for_a_lost_address_is_one_click_away(client, name):
    lost = reverse("account_lost_address")

    assert lost in client.get(reverse(name)).text
    page = client.get(lost).text
    assert "pièce d'identité" in page
    assert "il ne l'ouvre plus" in page
