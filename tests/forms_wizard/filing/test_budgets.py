"""What each page of the form costs the database, for one person and for ten under one roof."""

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.figures.ceilings_table import ceilings
from directory.figures.reading import sources
from directory.territory.table import communes
from forms_wizard.demands.models import Demand
from forms_wizard.filing import drafts
from forms_wizard.filing.models import Draft
from forms_wizard.form import QUESTIONNAIRE
from tests.factories.accounts import UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory
from tests.factories.households import HOUSEHOLDS
from tests.factories.pieces import PieceFactory
from tests.forms_wizard.filing.walk import Walk, page

pytestmark = pytest.mark.django_db

SLUGS = [step.slug for step in QUESTIONNAIRE.steps if step.form_class]
PERSONS = pytest.mark.parametrize("persons", HOUSEHOLDS)

# Someone with an account: the session, then the account.
SIGNED_IN = 1 + 1
SAVEPOINT = 2  # taken, then released


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def walk_of(client, user):
    """A draft filled by so many persons, its holder signed in; what a process keeps is read."""
    communes()
    sources(None)
    ceilings()
    client.force_login(user)

    def make(persons: int, **fields) -> Walk:
        draft = drafts.start(now=timezone.now(), user=user)
        Draft.objects.filter(pk=draft.pk).update(answers=HOUSEHOLDS[persons](), **fields)
        return Walk(client, draft.reference)

    return make


@PERSONS
def test_the_draft_of_these_tests_is_complete_and_asks_everything(walk_of, persons):
    walk = walk_of(persons, identity_at_guichet=True)
    path = drafts.follow(walk.draft, today=timezone.localdate(), identity=True)

    assert path.missing is None
    assert path.steps == list(QUESTIONNAIRE.steps)


@PERSONS
@pytest.mark.parametrize("slug", SLUGS)
def test_showing_a_section(walk_of, django_assert_num_queries, slug, persons):
    walk = walk_of(persons)

    with django_assert_num_queries(
        SIGNED_IN
        + 1  # draft
        + (slug == "logement-recherche")  # key figures of the communes chosen
    ):
        response = walk.client.get(walk.url(slug))

    assert response.status_code == 200


@PERSONS
@pytest.mark.parametrize("valid", [True, False], ids=["valid", "to_correct"])
@pytest.mark.parametrize("slug", SLUGS)
def test_recording_a_section(walk_of, django_assert_num_queries, slug, valid, persons):
    walk = walk_of(persons)
    typed = HOUSEHOLDS[persons]()[slug]
    if not valid:
        # The persons stay, their answers go.
        typed = {name: values for name, values in typed.items() if name.endswith("-keys")}
        typed[f"{slug}-revision"] = ["0"]

    with django_assert_num_queries(
        SIGNED_IN
        + SAVEPOINT
        + 1  # draft, locked
        + 1  # draft, written
    ):
        response = walk.type(slug, typed)

    assert response.status_code == (302 if valid or slug == "foyer" and persons == 1 else 200)


@PERSONS
def test_adding_a_person(walk_of, django_assert_num_queries, persons):
    walk = walk_of(persons)
    typed = HOUSEHOLDS[persons]()["foyer"]

    with django_assert_num_queries(
        SIGNED_IN
        + SAVEPOINT
        + 1  # draft, locked
        + 1  # draft, written
    ):
        response = walk.type("foyer", typed, **{"foyer-add": "charge"})

    assert response.status_code == 302


@PERSONS
def test_a_section_of_a_paper_form(client, django_assert_num_queries, persons):
    communes()
    agent = AgentFactory()
    client.force_login(agent.user)
    draft = drafts.start(
        now=timezone.now(),
        channel="paper",
        guichet=agent.guichet,
        received_on=timezone.localdate(),
    )
    Draft.objects.filter(pk=draft.pk).update(answers=HOUSEHOLDS[persons]())
    walk = Walk(client, draft.reference)

    with django_assert_num_queries(
        SIGNED_IN + 1  # draft, and whether the agent is of its guichet
    ):
        assert client.get(walk.url("foyer")).status_code == 200
    with django_assert_num_queries(
        SIGNED_IN
        + SAVEPOINT
        + 1  # draft, locked
        + 1  # draft, written
    ):
        assert walk.type("foyer", HOUSEHOLDS[persons]()["foyer"]).status_code == 302


@pytest.mark.parametrize("how_many", [0, 1, 5])
def test_the_first_page(client, user, django_assert_num_queries, how_many):
    client.force_login(user)
    for _ in range(how_many):
        drafts.start(now=timezone.now(), user=user)

    with django_assert_num_queries(
        SIGNED_IN + 1  # drafts begun
    ):
        response = client.get(page("start"))

    assert len(response.context["drafts"]) == how_many


def test_beginning(client, user, django_assert_num_queries):
    client.force_login(user)

    with django_assert_num_queries(
        SIGNED_IN + 1  # draft
    ):
        response = client.post(page("start"))

    assert response.status_code == 302


@PERSONS
def test_the_task_list(walk_of, django_assert_num_queries, persons):
    walk = walk_of(persons)

    with django_assert_num_queries(
        SIGNED_IN
        + 1  # draft
        + 1  # was an identity document given?
        + 1  # assisted sessions that go on
    ):
        response = walk.client.get(page("tasks", walk.reference))

    assert response.context["missing"].slug == drafts.IDENTITY


@pytest.mark.parametrize("files", [0, 1, 5])
@PERSONS
def test_the_identity_document(walk_of, django_assert_num_queries, persons, files):
    walk = walk_of(persons)
    PieceFactory.create_batch(files, demand=None, envelope=walk.draft.key)

    with django_assert_num_queries(
        SIGNED_IN
        + 1  # draft
        + 1  # files given
    ):
        response = walk.client.get(page("identity", walk.reference))

    assert len(response.context["given"]) == files


@PERSONS
def test_showing_the_document_later(walk_of, django_assert_num_queries, persons):
    walk = walk_of(persons)

    with django_assert_num_queries(
        SIGNED_IN
        + 1  # draft
        + 1  # files given
        + 1  # draft, written
    ):
        response = walk.show_identity_later()

    assert response.status_code == 302


@PERSONS
def test_the_check_page(walk_of, django_assert_num_queries, persons):
    walk = walk_of(persons)

    with django_assert_num_queries(
        SIGNED_IN
        + 1  # draft
        + 1  # was an identity document given?
    ):
        response = walk.check()

    assert [section["title"] for section in response.context["missing"]] == [
        "Votre pièce d'identité"
    ]


@PERSONS
def test_sending(walk_of, django_assert_num_queries, persons):
    walk = walk_of(persons, identity_at_guichet=True)
    digest = walk.check().context["digest"]

    with django_assert_num_queries(
        SIGNED_IN
        + SAVEPOINT
        + 1  # draft, locked
        + 1  # holder, locked
        + 1  # has the account a demand there?
        + 1  # demand
        + 1  # persons
        + 1  # places
        + 1  # declaration
        + 1  # demands of the same person
        + 1  # event
        + 1  # receipt
        + 1  # its sending, for the worker
        + 1  # identity documents, attached
        + 1  # draft, emptied
    ):
        response = walk.send(digest)

    assert response.status_code == 302
    assert Demand.objects.get().persons.count() == persons


@pytest.mark.parametrize("how_many", [1, 5])
def test_the_receipt(client, user, django_assert_num_queries, how_many):
    places = ["59350", "59512", "59599", "59009", "59378"][:how_many]
    demand = DemandFactory(holder=user, places=places)
    client.force_login(user)

    with django_assert_num_queries(
        SIGNED_IN
        + 1  # demand
        + 1  # applicant
        + 1  # places and communes
        + 1  # territory
    ):
        response = client.get(page("receipt", demand.reference))

    assert response.status_code == 200


# -- addresses that lead nowhere


NOWHERE = [
    "/nulle/part/",
    page("tasks", "ZZZZZZZZZZ"),
    page("identity", "ZZZZZZZZZZ"),
    page("check", "ZZZZZZZZZZ"),
    page("step", "ZZZZZZZZZZ", "foyer"),
    page("step", "ZZZZZZZZZZ", "inconnue"),
    page("receipt", "ZZZZZZZZZZ"),
    page("receipt_pdf", "ZZZZZZZZZZ"),
    reverse("dossier:demand", args=["ZZZZZZZZZZ"]),
    reverse("places:search") + "inconnu/",
    reverse("guichets:list") + "?page=999",
    reverse("account_home") + "inconnu/",
    "/demande/\N{GREEK SMALL LETTER ALPHA}/%00/",
]


@pytest.mark.parametrize("signed_in", [False, True], ids=["anonymous", "signed_in"])
@pytest.mark.parametrize("address", NOWHERE)
def test_a_page_that_does_not_exist_costs_at_most_three_queries(
    client, user, django_assert_max_num_queries, address, signed_in
):
    if signed_in:
        client.force_login(user)
    client.get("/nulle/part/non-plus/")  # the process now knows the published pages

    with django_assert_max_num_queries(3):
        response = client.get(address)

    if response.status_code == 302:
        assert not signed_in
        assert response.url.startswith(reverse("account_login"))
    else:
        assert response.status_code == 404
        assert "Cette page n'existe pas" in response.content.decode()
