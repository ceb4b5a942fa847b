"""The manager prepares the letters of the post, says what left and what returned."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from forms_wizard.demands.enums import AccessReason, LetterChannel, LetterKind
from forms_wizard.demands.models import AccessLine, Person
from forms_wizard.letters import post
from forms_wizard.letters.models import Outcome, PostBatch, PostedLetter
from tests.factories.demands import DemandFactory, declared_codes
from tests.factories.guichets import AgentFactory, GuichetFactory
from tests.factories.letters import LetterFactory

pytestmark = pytest.mark.django_db
LISTED = reverse("desk:post")
RETURNED = reverse("desk:post_returned")


@pytest.fixture
def manager(client):
    agent = AgentFactory(guichet=GuichetFactory(organisme__manager=True))
    client.force_login(agent.user)
    return client


def letter(territory="059", **contact):
    codes = declared_codes(Person(birth_name="Durand", first_names="Zoé", born="1980-01-01"))
    codes["contact"] |= contact
    demand = DemandFactory(active=True, territory_id=territory, email="", codes=codes)
    return LetterFactory(
        demand=demand,
        kind=LetterKind.RENEWAL_NOTICE,
        deadline=demand.valid_until,
        channel=LetterChannel.POST,
    )


def url(name, batch):
    return reverse(f"desk:{name}", args=[batch.reference])


def prepared(manager) -> PostBatch:
    manager.post(reverse("desk:post_prepare"))
    batch = PostBatch.objects.get()
    post.print_batch(batch.pk)
    batch.refresh_from_db()
    return batch


def deposit_on(day) -> dict:
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"depot-deposited_on_{name}": part for name, part in parts.items()}


def text(response) -> str:
    return " ".join(unescape(response.content.decode()).split())


def test_a_letter_goes_from_the_list_to_its_proof_and_back(manager):
    made = letter()
    assert "1 courrier attend d'être imprimé" in text(manager.get(LISTED))
    assert "Préavis de renouvellement : 1" in text(manager.get(LISTED))

    page = manager.post(reverse("desk:post_prepare"), follow=True)
    assert "Le lot est préparé : 1 courrier." in text(page)
    batch = PostBatch.objects.get()
    assert "Rechargez cette page" in text(page)
    assert manager.get(url("post_pdf", batch)).status_code == 404
    assert manager.get(url("post_manifest", batch)).status_code == 404
    post.print_batch(batch.pk)

    printed = manager.get(url("post_pdf", batch))
    assert printed["Content-Type"] == "application/pdf"
    assert printed.content.startswith(b"%PDF-")
    listed = manager.get(url("post_manifest", batch))
    assert b"renewal_notice" in listed.content

    page = manager.post(url("post_batch", batch), deposit_on(timezone.localdate()), follow=True)
    assert "ce lot est déposé" in text(page)
    assert made.attempts.get().outcome == Outcome.DEPOSITED
    assert "Aucun courrier n'attend" in text(manager.get(LISTED))

    code = PostedLetter.objects.get().code
    page = manager.post(RETURNED, {"revenu-code": f" {code[:5].lower()} {code[5:]}"}, follow=True)
    assert "La personne est à appeler" in text(page)
    page = manager.post(RETURNED, {"revenu-code": code}, follow=True)
    assert "déjà noté" in text(page)
    assert "Courrier revenu" in text(manager.get(reverse("desk:calls")))


def test_who_reads_names_is_journaled(manager):
    made, nowhere = letter(), letter(address_kind="aucune")
    batch = prepared(manager)
    assert not AccessLine.objects.exists()

    page = text(manager.get(reverse("desk:calls")))
    manager.get(LISTED)
    manager.get(url("post_pdf", batch))

    assert reverse("desk:call", args=[nowhere.demand.reference]) in page
    assert "Pas d'adresse postale en France" in page
    lines = AccessLine.objects.filter(reason=AccessReason.POST)
    assert {line.reference for line in lines} == {made.demand.reference}
    lines = AccessLine.objects.filter(reason=AccessReason.CALLS)
    assert {line.reference for line in lines} == {nowhere.demand.reference}


def test_the_batches_and_letters_of_another_territory_are_unknown(manager):
    elsewhere = letter(territory="062", address_kind="aucune")
    letter(territory="062")
    batch = post.prepare(elsewhere.demand.territory, by=None, now=timezone.now())
    post.print_batch(batch.pk)

    page = text(manager.get(LISTED))
    assert batch.reference not in page
    assert elsewhere.demand.reference not in page
    for name in ("post_batch", "post_pdf", "post_manifest"):
        assert manager.get(url(name, batch)).status_code == 404
    day = deposit_on(timezone.localdate())
    assert manager.post(url("post_batch", batch), day).status_code == 404
    response = manager.post(RETURNED, {"revenu-code": batch.letters.get().code})
    assert response.status_code == 422
    batch.refresh_from_db()
    assert batch.deposited_on is None


def test_a_guichet_that_is_not_the_manager_prints_nothing(agent_client):
    letter()

    assert agent_client.post(reverse("desk:post_prepare")).status_code == 403
    assert not PostBatch.objects.exists()
    assert LISTED not in text(agent_client.get(reverse("desk:queue")))


def test_the_manager_finds_the_way_from_the_queue(manager):
    assert LISTED in text(manager.get(reverse("desk:queue")))


@pytest.mark.parametrize(
    ("days", "told"),
    [(1, "dans le futur"), (-1, "avant la préparation"), (None, "Écrivez la date")],
)
def test_a_day_of_deposit_that_cannot_be_is_explained(manager, days, told):
    letter()
    batch = prepared(manager)
    day = timezone.localdate() + timedelta(days=days or 0)

    response = manager.post(url("post_batch", batch), deposit_on(day) if days else {})

    assert response.status_code == 422
    assert told in text(response)
    assert "Erreur :" in text(response)


def test_a_batch_said_deposited_twice_changes_nothing(manager):
    made = letter()
    batch = prepared(manager)
    for _each in range(2):
        page = manager.post(url("post_batch", batch), deposit_on(timezone.localdate()), follow=True)

    assert "Un autre agent" in text(page)
    assert made.attempts.count() == 1


@pytest.mark.parametrize(("code", "told"), [("", "Écrivez le code"), ("ZZZZ", "n'a ce code")])
def test_a_code_that_is_no_letter_s_is_explained(manager, code, told):
    response = manager.post(RETURNED, {"revenu-code": code})

    assert response.status_code == 422
    assert told in text(response)


def test_a_letter_that_did_not_leave_cannot_return(manager):
    letter()
    code = prepared(manager).letters.get().code

    response = manager.post(RETURNED, {"revenu-code": code})

    assert "d'abord sa date de dépôt" in text(response)


def test_nothing_to_print_makes_no_batch(manager):
    page = manager.post(reverse("desk:post_prepare"), follow=True)

    assert "Aucun courrier n'attend." in text(page)
    assert not PostBatch.objects.exists()


def test_a_longer_list_costs_no_more_queries(manager, django_assert_max_num_queries):
    letter(address_kind="aucune")
    with django_assert_max_num_queries(30) as few:
        manager.get(LISTED)
    for _each in range(4):
        letter(address_kind="aucune")
        letter()
    with django_assert_max_num_queries(30) as many:
        manager.get(LISTED)

    assert len(many) <= len(few)
