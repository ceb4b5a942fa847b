"""The verbs: each one once, every forbidden pair, two clicks at the same time."""

import threading
import uuid
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connections, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from forms_wizard.demands import lifecycle
from forms_wizard.demands.enums import (
    Channel,
    DemandState,
    EventKind,
    IdentityDocument,
    IdentityRefusal,
    LetterKind,
    RemovalMotive,
)
from forms_wizard.demands.models import Demand, Letter, SuspectedDuplicate
from forms_wizard.demands.one_demand import AlreadyRegistered
from forms_wizard.demands.transitions import TRANSITIONS, By, ForbiddenTransition
from tests.factories.accounts import UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.guichets import GuichetFactory

NOW = datetime(2026, 3, 30, 23, 30, tzinfo=ZoneInfo("Europe/Paris"))
CODES = {
    "identite": {"birth_name": "Le Goff", "first_names": "Zoé", "birth_date": "1990-05-17"},
    "contact": {"email": "zoe@exemple.fr"},
    "foyer": {
        "co": [{"birth_name": "Durand", "first_names": "Max", "birth_date": "1988-01-02"}],
        "garde": [{"birth_date": "2019-01-02", "custody": "D"}],
        "unborn_count": 2,
    },
    "motifs": {"motives": ["13", "09"]},
    "logement-recherche": {
        "home_types": ["T4", "T3"],
        "places": [{"commune": "59350"}, {"commune": "59512"}],
    },
}


def send(holder=None, codes=CODES, **kwargs) -> Demand:
    fields = {"key": uuid.uuid4(), "territory": "059", "version": "test-1", "codes": codes}
    sent = lifecycle.Sent(**{**fields, **kwargs})
    return lifecycle.file(sent, holder=holder, actor=holder, now=NOW)


def letters_of(demand) -> list[str]:
    return [letter.kind for letter in demand.letters.all()]


@pytest.mark.django_db
def test_filing_writes_the_demand_its_persons_its_places_and_its_receipt_together():
    demand = send(holder=UserFactory())

    assert demand.state == DemandState.FILED
    # 23:30 in Paris is the same day in Paris, not the next one elsewhere.
    assert demand.filed_on == date(2026, 3, 30)
    assert demand.number is None
    assert [(p.role, p.birth_name) for p in demand.persons.all()] == [
        ("applicant", "Le Goff"),
        ("co_applicant", "Durand"),
        ("visiting", ""),
    ]
    assert [place.commune_id for place in demand.places.all()] == ["59350", "59512"]
    assert (demand.main_motive, demand.home_type, demand.persons_to_house) == ("13", "T4", 4)
    assert demand.declarations.get().codes == CODES
    assert demand.events.get().kind == EventKind.FILE
    assert letters_of(demand) == [LetterKind.RECEIPT]
    job = ProcrastinateJob.objects.get(task_name="letters.send")
    assert job.args == {"letter_id": demand.letters.get().pk}


@pytest.mark.django_db
def test_one_key_files_one_demand():
    key = uuid.uuid4()
    send(key=key)

    with pytest.raises(IntegrityError):
        send(key=key)


@pytest.mark.django_db
def test_an_account_is_told_of_its_own_live_demand_in_the_territory_only():
    holder = UserFactory()
    first = send(holder=holder)

    with pytest.raises(lifecycle.AlreadyHolds) as told, transaction.atomic():
        send(holder=holder)

    assert told.value.demand == first
    assert send(holder=holder, territory="062").pk
    assert send(holder=UserFactory()).pk


@pytest.mark.django_db
def test_the_same_person_by_another_account_is_a_line_and_a_neutral_letter():
    known = send(holder=UserFactory())
    other = send(holder=UserFactory())

    assert letters_of(other) == [LetterKind.RECEIPT]
    assert letters_of(known) == [LetterKind.RECEIPT, LetterKind.SAME_KEY]
    assert SuspectedDuplicate.objects.get().other == known


@pytest.mark.django_db
def test_registering_gives_the_number_of_the_filing_month_and_a_year_of_validity():
    demand, guichet, agent = send(), GuichetFactory(), UserFactory()
    later = NOW.replace(month=4, day=3)

    event = lifecycle.register(
        demand, guichet, actor=agent, now=later, document=IdentityDocument.FRENCH
    )

    demand = event.demand
    assert demand.state == DemandState.ACTIVE
    assert demand.number == "0590326000001GDPUB"
    assert demand.valid_until == date(2027, 3, 30)
    assert demand.filed_on == date(2026, 3, 30)
    assert (demand.identity_document, demand.identity_checked_by) == ("ID_FR", agent)
    assert demand.persons.filter(registered=True, live=True).count() == 3
    assert letters_of(demand) == [LetterKind.RECEIPT, LetterKind.CERTIFICATE]


@pytest.mark.django_db
def test_a_paper_demand_keeps_the_day_it_was_received_and_the_code_of_its_guichet():
    guichet = GuichetFactory(code="G1104")
    demand = send(channel=Channel.PAPER, guichet=guichet, received_on=date(2026, 2, 27))

    event = lifecycle.register(
        demand, guichet, actor=UserFactory(), now=NOW, document=IdentityDocument.FRENCH
    )

    assert event.demand.filed_on == date(2026, 2, 27)
    assert event.demand.number == "0590226000001G1104"


@pytest.mark.django_db
def test_a_second_registered_demand_of_the_same_person_is_refused_unless_they_are_homonyms():
    guichet, agent = GuichetFactory(), UserFactory()
    kwargs = {"actor": agent, "now": NOW, "document": IdentityDocument.FRENCH}
    lifecycle.register(send(), guichet, **kwargs)
    second = send()

    with pytest.raises(AlreadyRegistered):
        lifecycle.register(second, guichet, **kwargs)
    second.refresh_from_db()
    assert (second.state, second.number) == (DemandState.FILED, None)

    event = lifecycle.register(second, guichet, homonym_reason="Deux passeports vus.", **kwargs)

    assert event.details["homonym_reason"] == "Deux passeports vus."
    assert event.demand.number == "0590326000002GDPUB"


@pytest.mark.django_db
def test_a_refused_document_is_sent_again_and_the_filing_date_does_not_move():
    demand, agent = send(), UserFactory()

    refused = lifecycle.refuse_identity(
        demand, actor=agent, guichet=GuichetFactory(), now=NOW, reason=IdentityRefusal.UNREADABLE
    ).demand
    assert (refused.state, refused.identity_refusal) == (DemandState.TO_CORRECT, "illisible")

    again = lifecycle.resend_identity(refused, actor=None, now=NOW.replace(month=4, day=8)).demand
    assert (again.state, again.identity_refusal) == (DemandState.FILED, "")
    assert again.filed_on == date(2026, 3, 30)
    assert [event.kind for event in again.events.all()] == [
        EventKind.FILE,
        EventKind.REFUSE_IDENTITY,
        EventKind.RESEND_IDENTITY,
    ]


@pytest.mark.django_db
def test_a_withdrawn_demand_is_abandoned_and_its_persons_are_free():
    demand = lifecycle.withdraw(send(), actor=None, now=NOW).demand

    assert demand.state == DemandState.ABANDONED
    assert not demand.persons.filter(live=True).exists()
    assert letters_of(demand)[-1] == LetterKind.WITHDRAWN


STATES = {
    "filed": DemandState.FILED,
    "to_correct": DemandState.TO_CORRECT,
    "active": DemandState.ACTIVE,
    "removed": DemandState.REMOVED,
    "withdrawn": DemandState.ABANDONED,
}
FORBIDDEN = [
    (trait, kind, by)
    for trait, state in STATES.items()
    for kind, transition in TRANSITIONS.items()
    for by in By
    if state not in transition.sources or by not in transition.by
]


def test_the_table_tells_every_row_of_the_life_of_a_demand():
    told = [row for transition in TRANSITIONS.values() for row in transition.rows]

    # 1, 2: rows that are created. 8: a declaration. 9, 11: dates with a letter. 22: no row left.
    assert sorted([*told, 1, 2, 8, 9, 11, 22]) == sorted([*range(1, 30), 29])
    removals = {t.motive for t in TRANSITIONS.values() if t.target == DemandState.REMOVED}
    assert removals == set(RemovalMotive)


@pytest.mark.django_db
@pytest.mark.parametrize("trait", STATES)
def test_every_event_outside_the_table_is_refused_and_writes_nothing(trait):
    demand = DemandFactory(**({} if trait == "filed" else {trait: True}))
    before = demand.events.count()

    for state, kind, by in FORBIDDEN:
        if state == trait:
            with pytest.raises(ForbiddenTransition):
                lifecycle.fire(demand, kind, by=by, actor=None, now=NOW)

    demand.refresh_from_db()
    assert demand.events.count() == before
    assert not Letter.objects.filter(demand=demand).exists()


def test_of_two_simultaneous_registrations_the_second_is_refused(real_db):
    demand, guichet, agent = send(), GuichetFactory(), UserFactory()
    barrier, results = threading.Barrier(2), []

    def register():
        try:
            barrier.wait()
            lifecycle.register(
                demand, guichet, actor=agent, now=NOW, document=IdentityDocument.FRENCH
            )
            results.append("registered")
        except ForbiddenTransition:
            results.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=register) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == ["refused", "registered"]
    assert demand.events.filter(kind=EventKind.REGISTER).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("related", ["declarations", "events"])
def test_the_database_itself_refuses_to_rewrite_history(related):
    row = getattr(send(), related).get()

    with pytest.raises(Exception, match="Cannot update"):
        type(row).objects.filter(pk=row.pk).update(demand_id=row.demand_id + 1)


@pytest.mark.django_db
def test_a_deleted_account_leaves_its_events():
    holder = UserFactory()
    demand = send(holder=holder)

    holder.delete()

    assert demand.events.get().actor is None
