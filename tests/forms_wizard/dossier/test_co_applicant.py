"""A co-applicant reads a demand with an account of their own, and never what could harm."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from directory.guichets.enums import OrganismeKind
from forms_wizard.demands import co_access, codes
from forms_wizard.demands.enums import AccessReason, EventKind, LetterKind
from forms_wizard.demands.models import AccessLine, CoAccess
from forms_wizard.letters import co_letters, outbox
from tests.factories.accounts import UserFactory
from tests.factories.co_applicants import (
    CO_BORN,
    SECRETS,
    co_access_of,
    couple,
    couple_codes,
    declare,
    in_danger,
    yann,
)
from tests.factories.demands import FILED_ON, DemandFactory
from tests.factories.guichets import AgentFactory
from tests.forms_wizard.letters.reading import assert_accessible, text_of

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGES = ("shared", "shared_certificate", "shared_certificate_pdf")
BORN = dict(zip(("year", "month", "day"), CO_BORN.split("-"), strict=True))
SEEN = {"co-1-document": "ID_FR"}


def signed_in(account) -> Client:
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


def url(demand, name="co_applicants", room="dossier"):
    return reverse(f"{room}:{name}", args=[demand.reference])


def agree(demand, **posted):
    return signed_in(demand.holder).post(url(demand), {"person": "1", "agree": ""} | posted)


def paper(demand) -> bytes | None:
    return co_letters.paper(demand.letters.get(kind=LetterKind.CO_ACCESS), today=FILED_ON)


def code_of(demand) -> str:
    return codes.unseal(CoAccess.objects.get(demand=demand).sealed)


def use(code, account=None, **other):
    client = signed_in(account) if account else Client()
    born = {f"code-birth_date_{part}": value for part, value in (BORN | other).items()}
    return client.post(reverse("filing:claim"), {"code-code": code, **born})


def all_that_is_read(account, demand) -> str:
    """Every page and paper that the co-applicant opens, as text."""
    client, read = signed_in(account), []
    read.append(client.get(reverse("dossier:home")).text)
    for name in PAGES:
        response = client.get(url(demand, name))
        assert response.status_code == 200, name
        is_pdf = response["Content-Type"] == "application/pdf"
        read.append(text_of(response.content) if is_pdf else response.text)
    return "\n".join(read)


def told_of_the_danger(text: str) -> list[str]:
    """What of SECRETS stands there; the safety of the page's own frame is not the person's."""
    body = text.replace("\u202f", " ").lower()
    return [secret for secret in SECRETS if secret.lower() in body]


# -- the holder agrees


def test_the_code_goes_by_post_in_the_co_applicants_name_and_the_holder_never_sees_it(tmp_path):
    demand = couple(active=True)

    response = agree(demand)

    page = signed_in(demand.holder).get(response.url).text
    code = code_of(demand)
    assert code not in page.replace("\N{NO-BREAK SPACE}", "")
    letter = demand.letters.get(kind=LetterKind.CO_ACCESS)
    outbox.deliver(letter.pk, now=timezone.now())
    assert mail.outbox == []
    assert letter in outbox.for_the_post(now=timezone.now())
    written = paper(demand)
    text = text_of(written)
    assert codes.shown(code).replace("\N{NO-BREAK SPACE}", " ") in text
    assert "Yann LE GOFF" in text
    assert "12 bis rue de Paris" in text
    assert "Camille" not in text
    assert_accessible(written, tmp_path, title="Votre code d'accès")
    assert code not in str(CoAccess.objects.values())


def test_agreeing_twice_writes_one_letter():
    demand = couple()

    agree(demand)
    agree(demand)

    assert demand.letters.filter(kind=LetterKind.CO_ACCESS).count() == 1
    assert demand.events.filter(kind=EventKind.CO_AGREE).count() == 1


@pytest.mark.parametrize("rank", ["0", "9", "x", "", "²"])
def test_only_a_co_applicant_of_the_demand_is_named(rank):
    assert agree(couple(), person=rank).status_code == 404
    assert not CoAccess.objects.exists()


@pytest.mark.parametrize("how", ["motive", "alone", "address"])
def test_in_danger_no_letter_is_written(how):
    demand = couple(active=True)
    declare(demand, in_danger(couple_codes(demand.persons.first()), how), days=1)

    page = signed_in(demand.holder).get(url(demand)).text
    agree(demand)

    assert "Aucun courrier ne part" in page
    assert not demand.letters.exists()
    access = CoAccess.objects.get(demand=demand)
    assert (access.code_print, access.sealed) == (None, "")


def test_a_danger_told_before_the_post_leaves_stops_the_letter():
    demand = couple()
    agree(demand)
    declare(demand, in_danger(couple_codes(demand.persons.first())), days=1)

    assert paper(demand) is None


def test_without_an_address_for_the_post_nothing_leaves():
    demand = couple()
    declared = couple_codes(demand.persons.first())
    declared["contact"] = {"email": "camille@exemple.fr", "address_kind": "aucune"}
    declare(demand, declared, days=1)

    agree(demand)

    assert not demand.letters.exists()


# -- the co-applicant opens it


def test_their_own_birth_date_and_account_open_it():
    demand, account = couple(active=True), UserFactory()
    agree(demand)
    code = code_of(demand)

    assert use(code, account, year="1990").status_code == 422
    assert "Ce code est le bon" in use(code).text
    assert use(code, demand.holder).status_code == 422
    response = use(code, account)

    assert response.url == url(demand, "shared")
    access = CoAccess.objects.get(demand=demand)
    assert (access.account, access.code_print, access.sealed) == (account, None, "")
    demand.refresh_from_db()
    assert demand.holder != account
    assert demand.events.get(kind=EventKind.CO_CLAIM).actor == account
    assert use(code, UserFactory()).status_code == 422
    assert paper(demand) is None


def test_they_read_the_demand_and_change_nothing():
    account = UserFactory()
    demand = co_access_of(account, active=True).demand

    text = all_that_is_read(account, demand)

    assert demand.grouped_number in text
    assert "Lille (59000)" in text
    assert "LE GOFF" in text
    client = signed_in(account)
    for name in ("demand", "certificate", "certificate_pdf", "withdraw", "readings"):
        assert client.get(url(demand, name)).status_code == 404, name
    assert client.post(url(demand, "resend_identity")).status_code == 404
    assert client.post(url(demand), {"person": "1", "withdraw": ""}).status_code == 404
    for name in ("receipt", "receipt_pdf"):
        assert client.get(url(demand, name, "filing")).status_code == 404, name
    for name in PAGES:
        assert client.post(url(demand, name)).status_code == 405, name


def test_nobody_else_reads_it():
    demand = co_access_of(active=True).demand

    for account in (UserFactory(), demand.holder, AgentFactory().user):
        for name in PAGES:
            assert signed_in(account).get(url(demand, name)).status_code == 404


def test_the_life_of_the_holder_is_never_read_danger_or_not():
    account = UserFactory()
    demand = co_access_of(account, active=True).demand

    assert told_of_the_danger(all_that_is_read(account, demand)) == []


@pytest.mark.parametrize("how", ["motive", "alone", "address"])
def test_nothing_changes_for_them_the_day_a_danger_is_told(how):
    account = UserFactory()
    demand = co_access_of(account, active=True).demand
    before = all_that_is_read(account, demand)
    declare(demand, in_danger(couple_codes(demand.persons.first()), how), days=1)
    demand.places.all().delete()
    demand.places.create(commune_id="57672", rank=1)

    after = all_that_is_read(account, demand)

    assert told_of_the_danger(after) == []
    assert after == before


def test_told_from_the_start_nothing_declared_is_read():
    account = UserFactory()
    access = co_access_of(account, active=True)
    demand = DemandFactory(
        active=True, codes=in_danger(couple_codes(access.demand.persons.first())), places=["57672"]
    )
    access.person.demand = demand
    access.person.save()
    CoAccess.objects.filter(pk=access.pk).update(demand=demand)

    text = all_that_is_read(account, demand)

    assert told_of_the_danger(text) == []
    assert demand.grouped_number in text
    assert co_access.shown_codes(demand) == {}


@pytest.mark.parametrize(
    "traits", [{}, {"to_correct": True}, {"removed": True}, {"withdrawn": True}]
)
def test_every_state_is_told_without_the_holders_reasons(traits):
    account = UserFactory()
    demand = co_access_of(account, **traits).demand

    page = signed_in(account).get(url(demand, "shared")).text

    assert "Historique" in page
    assert "illisible" not in page
    assert "renouvelée" not in page
    assert signed_in(account).get(url(demand, "shared_certificate")).status_code == 404


def test_a_child_or_someone_taken_out_reads_nothing():
    account = UserFactory()
    access = co_access_of(account)

    access.person.delete()

    assert signed_in(account).get(url(access.demand, "shared")).status_code == 404


# -- taking it back, knowing who read


def test_the_holder_takes_it_back_at_once():
    account = UserFactory()
    demand = co_access_of(account, active=True).demand
    open_page = signed_in(account)
    assert open_page.get(url(demand, "shared")).status_code == 200

    signed_in(demand.holder).post(url(demand), {"person": "1", "withdraw": ""})

    for name in PAGES:
        assert open_page.get(url(demand, name)).status_code == 404
    assert "partagée" not in open_page.get(reverse("dossier:home")).text
    assert demand.events.get(kind=EventKind.CO_WITHDRAW).actor == demand.holder
    assert not demand.letters.exists()


def test_a_withdrawn_code_opens_nothing():
    demand = couple()
    agree(demand)
    code = code_of(demand)

    agree(demand, withdraw="")

    assert use(code, UserFactory()).status_code == 422
    assert paper(demand) is None


def test_each_reading_is_told_to_the_holder_and_no_agent_is_named():
    account, agent = UserFactory(), AgentFactory()
    demand = co_access_of(account, active=True).demand
    for name in PAGES:
        signed_in(account).get(url(demand, name))
    signed_in(agent.user).get(url(demand, "demand", "desk"))

    page = signed_in(demand.holder).get(url(demand, "readings")).text

    noted = AccessLine.objects.filter(reference=demand.reference)
    assert noted.filter(reason=AccessReason.CO_APPLICANT, agent_user=account).count() == 3
    assert "Votre co-demandeur" in page
    assert "(3 fois)" in page
    assert "Bailleur social" in page or agent.guichet.organisme.get_kind_display() in page
    assert agent.user.email not in page
    assert agent.guichet.name not in page
    assert account.email not in page


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_readings_cost_the_same_with_one_and_five(django_assert_num_queries, how_many):
    demand = DemandFactory()
    for days in range(how_many):
        AccessLine.objects.create(
            reference=demand.reference,
            guichet_code="G0001",
            organisme_kind=OrganismeKind.LANDLORD,
            reason=AccessReason.READING,
            at=demand.filed_at + timedelta(days=days),
        )
    client = signed_in(demand.holder)

    with django_assert_num_queries(
        1  # session
        + 1  # account
        + 1  # demand
        + 1  # how many
        + 1  # readings
    ):
        response = client.get(url(demand, "readings"))

    assert len(response.context["lines"]) == how_many


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_shared_page_costs_the_same_with_one_and_five_declarations(
    django_assert_max_num_queries, how_many
):
    account = UserFactory()
    demand = co_access_of(account, active=True).demand
    for days in range(1, how_many):
        declare(demand, couple_codes(demand.persons.first()), days=days)
    client = signed_in(account)

    with django_assert_max_num_queries(
        1  # session
        + 1  # account
        + 1  # access and demand
        + 1  # events
        + 1  # declarations
        + 1  # journal
        + 1  # now and then: has the import of communes changed?
    ):
        client.get(url(demand, "shared"))


# -- at a guichet


def desk(demand, agent, **posted):
    return signed_in(agent.user).post(url(demand, room="desk"), {"person": "1"} | posted)


def test_a_guichet_hands_the_code_to_the_co_applicant_once_the_holder_agreed():
    demand, agent, account = couple(active=True), AgentFactory(), UserFactory()
    declare(demand, in_danger(couple_codes(demand.persons.first())), days=1)

    assert desk(demand, agent, act="hand", **SEEN).status_code == 302
    assert not CoAccess.objects.exists()
    assert desk(demand, agent, act="agree").status_code == 422
    desk(demand, agent, act="agree", **SEEN)
    response = desk(demand, agent, act="hand", **SEEN)

    code = response.context["code"].replace("\N{NO-BREAK SPACE}", "")
    assert not demand.letters.exists()
    for kind in (EventKind.CO_AGREE, EventKind.CO_CODE):
        event = demand.events.get(kind=kind)
        assert (event.guichet, event.details) == (agent.guichet, {"document": "ID_FR"})
    assert told_of_the_danger(response.text) == []
    assert use(code, account).url == url(demand, "shared")
    assert told_of_the_danger(all_that_is_read(account, demand)) == []


def test_a_new_code_closes_the_account_that_read():
    account = UserFactory()
    demand = co_access_of(account, active=True).demand

    desk(demand, AgentFactory(), act="hand", **SEEN)

    assert signed_in(account).get(url(demand, "shared")).status_code == 404


def test_at_the_guichet_the_access_is_taken_back_too():
    demand = co_access_of(active=True).demand

    desk(demand, AgentFactory(), act="withdraw")

    assert not CoAccess.objects.exists()
    assert demand.persons.filter(pk=yann(demand).pk).exists()
