import pytest
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands.enums import DemandState, EventKind
from forms_wizard.demands.models import Demand
from forms_wizard.filing import access, drafts
from forms_wizard.pieces.enums import PieceState
from tests.factories.accounts import UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory
from tests.factories.letters import LetterFactory
from tests.factories.pieces import PieceFactory, upload

HOME = reverse("dossier:home")
pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def holder(client, user):
    client.force_login(user)
    return client


def page(demand, name="demand"):
    return reverse(f"dossier:{name}", args=[demand.reference])


@pytest.mark.parametrize("how_many", [1, 5])
def test_home_costs_the_same_with_one_and_five_demands(
    holder, user, django_assert_num_queries, how_many
):
    DemandFactory.create_batch(how_many, holder=user)

    with django_assert_num_queries(
        1  # session
        + 1  # account
        + 1  # demands and territories
        + 1  # events
        + 1  # drafts
        + 1  # demands read as co-applicant
    ):
        response = holder.get(HOME)

    assert len(response.context["demands"]) == how_many


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_page_costs_the_same_with_one_and_five_letters(
    holder, user, django_assert_max_num_queries, how_many
):
    demand = DemandFactory(holder=user)
    LetterFactory.create_batch(how_many, demand=demand)
    PieceFactory.create_batch(how_many, demand=demand)
    AgentFactory.create_batch(how_many)
    holder.get(page(demand))

    with django_assert_max_num_queries(
        1  # session
        + 1  # account
        + 1  # demand
        + 1  # events
        + 1  # places
        + 1  # their communes
        + 1  # letters
        + 1  # attempts
        + 1  # declaration
        + 1  # a change that was begun
        + 1  # documents
        + 1  # guichets
        + 1  # now and then: has the import of communes changed?
    ):
        response = holder.get(page(demand))

    assert len(response.context["letters"]) == how_many


def test_home_shows_my_demands_and_what_i_have_begun(holder, user):
    mine, other = DemandFactory(holder=user), DemandFactory()
    begun = drafts.start(now=timezone.now(), user=user)

    content = holder.get(HOME).content.decode()

    assert page(mine) in content
    assert reverse("filing:tasks", args=[begun.reference]) in content
    assert other.reference not in content


def test_an_empty_home_offers_to_begin(holder):
    assert reverse("filing:start") in holder.get(HOME).content.decode()


def test_without_account_the_session_opens_what_it_sent(client):
    sent, other = DemandFactory(holder=None), DemandFactory(holder=None)
    session = client.session
    session[access.DEMANDS] = [sent.reference]
    session.save()

    assert page(sent) in client.get(HOME).content.decode()
    assert client.get(page(sent)).status_code == 200
    assert reverse("account_login") in client.get(page(other)).url


def test_without_anything_home_leads_to_the_sign_in(client):
    assert client.get(HOME).url.startswith(reverse("account_login"))


@pytest.mark.parametrize(
    "traits",
    [
        {},
        {"at_guichet": True},
        {"to_correct": True},
        {"active": True},
        {"removed": True},
        {"withdrawn": True},
    ],
)
def test_each_state_has_its_page_without_the_name_of_an_agent(holder, user, traits):
    demand, agent = DemandFactory(holder=user, **traits), AgentFactory()
    demand.events.create(
        kind=EventKind.REFUSE_IDENTITY,
        at=demand.filed_at,
        after="filed",
        actor=agent.user,
        guichet=agent.guichet,
        details={"reason": "expire"},
    )

    response = holder.get(page(demand))

    content = response.content.decode()
    assert response.status_code == 200
    assert response.context["status"].label in content
    assert "Bailleur social" in content
    assert agent.user.email not in content
    assert "no-store" in response["Cache-Control"]


def test_a_new_photo_gives_the_ball_back_to_the_guichet(holder, user):
    demand = DemandFactory(holder=user, to_correct=True)
    old = PieceFactory(demand=demand, state=PieceState.REFUSED, envelope=demand.submission_key)

    response = holder.post(
        page(demand, "resend_identity"), {"piece-mode": "envoyer", "piece-document": upload()}
    )

    demand.refresh_from_db()
    old.refresh_from_db()
    assert response.url == page(demand)
    assert (demand.state, demand.identity_at_guichet) == (DemandState.FILED, False)
    assert old.state == PieceState.REPLACED
    assert demand.pieces.filter(state=PieceState.TO_CHECK).count() == 1


def test_i_will_show_it_at_a_guichet(holder, user):
    demand = DemandFactory(holder=user, to_correct=True)

    holder.post(page(demand, "resend_identity"), {"piece-mode": "guichet"})

    demand.refresh_from_db()
    assert (demand.state, demand.identity_at_guichet) == (DemandState.FILED, True)


@pytest.mark.parametrize(
    ("post", "said"),
    [
        ({}, "Choisissez : envoyer votre pièce"),
        ({"piece-mode": "envoyer"}, "Choisissez le fichier"),
        ({"piece-mode": "autre"}, "Choisissez"),
    ],
)
def test_nothing_chosen_is_explained_at_the_field(holder, user, post, said):
    demand = DemandFactory(holder=user, to_correct=True)

    response = holder.post(page(demand, "resend_identity"), post)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert "Erreur :" in response.content.decode()
    assert Demand.objects.get(pk=demand.pk).state == DemandState.TO_CORRECT


def test_a_wrong_file_is_explained_and_nothing_is_kept(holder, user):
    demand = DemandFactory(holder=user, to_correct=True)
    wrong = upload(b"MZ\x90\x00 not a picture", "carte.jpg")

    response = holder.post(
        page(demand, "resend_identity"), {"piece-mode": "envoyer", "piece-document": wrong}
    )

    assert response.status_code == 422
    assert response.context["form"].errors["document"]
    assert Demand.objects.get(pk=demand.pk).state == DemandState.TO_CORRECT
    assert not demand.pieces.exists()


def test_a_document_sent_when_none_is_waited_for_is_not_kept(holder, user):
    demand = DemandFactory(holder=user)

    response = holder.post(
        page(demand, "resend_identity"), {"piece-mode": "envoyer", "piece-document": upload()}
    )

    assert response.url == page(demand)
    assert not demand.pieces.model.objects.filter(envelope=demand.submission_key).exists()


def test_withdrawing_says_what_is_lost_then_does_it(holder, user):
    demand = DemandFactory(holder=user)

    shown = holder.get(page(demand, "withdraw")).content.decode()
    assert "vous perdez votre date de demande du 2 mars 2026" in shown
    assert Demand.objects.get(pk=demand.pk).state == DemandState.FILED

    holder.post(page(demand, "withdraw"))
    assert Demand.objects.get(pk=demand.pk).state == DemandState.ABANDONED


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_registered_demand_is_not_withdrawn(holder, user, method):
    demand = DemandFactory(holder=user, active=True)

    response = getattr(holder, method)(page(demand, "withdraw"), follow=True)

    assert "ne peut plus être retirée ici" in response.content.decode()
    assert Demand.objects.get(pk=demand.pk).state == DemandState.ACTIVE


@pytest.mark.parametrize("name", ["certificate", "certificate_pdf"])
@pytest.mark.parametrize(
    ("traits", "status"), [({}, 404), ({"to_correct": True}, 404), ({"active": True}, 200)]
)
def test_the_attestation_exists_once_registered(holder, user, name, traits, status):
    demand = DemandFactory(holder=user, **traits)

    response = holder.get(page(demand, name))

    assert response.status_code == status
    assert demand.number is None or demand.number not in response.get("Content-Disposition", "")
