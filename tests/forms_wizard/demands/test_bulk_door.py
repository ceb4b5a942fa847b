"""The door of the nights: a batch is treated as its demands would be one by one."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import connections, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from forms_wizard.demands import lifecycle, removal_run
from forms_wizard.demands.enums import DemandState, EventKind, LetterKind
from forms_wizard.demands.models import Demand, Event, Letter, Person
from forms_wizard.demands.transitions import TRANSITIONS, By, ForbiddenTransition
from tests.factories.demands import DemandFactory, morning
from tests.factories.guichets import GuichetFactory

NOT_RENEWED, ABANDON = EventKind.NOT_RENEWED, EventKind.ABANDON
KINDS = {
    NOT_RENEWED: (LetterKind.RENEWAL_NOTICE, LetterKind.RENEWAL_NOTICE_AGAIN),
    ABANDON: (LetterKind.IDENTITY_REMINDER, LetterKind.IDENTITY_REMINDER_AGAIN),
}


def due(kind: EventKind, **kwargs) -> Demand:
    """A demand that may be ended: not renewed, or its identity document never shown."""
    if kind == NOT_RENEWED:
        demand = DemandFactory(active=True, **kwargs)
        deadline = demand.valid_until
    else:
        demand = DemandFactory(to_correct=True, **kwargs)
        refused = timezone.localdate(demand.identity_checked_at)
        deadline = refused + timedelta(days=30)
    told = morning(deadline - timedelta(days=40 if kind == NOT_RENEWED else 20))
    for letter in KINDS[kind]:
        Letter.objects.create(
            demand=demand, kind=letter, deadline=deadline, created_at=told, proved_at=told
        )
    return demand


def end_day(demand: Demand) -> datetime:
    return morning((demand.valid_until or demand.filed_on) + timedelta(days=60))


def traces(demand: Demand) -> dict:
    """All that an event leaves behind, without the keys of the rows."""
    event = demand.events.last()
    letter = Letter.objects.filter(event=event)
    jobs = ProcrastinateJob.objects.filter(
        task_name="letters.send", args__letter_id__in=list(letter.values_list("pk", flat=True))
    )
    columns = ("state", "removal_motive", "removed_on", "inadmissibility", "valid_until", "number")
    return {
        "row": [getattr(demand, column) for column in columns[:-1]],
        "persons": list(demand.persons.values_list("live", "registered")),
        "event": (event.kind, event.before, event.after, event.at, event.actor, event.guichet),
        "letters": list(letter.values_list("kind", "to", "channel", "deadline", "created_at")),
        "jobs": jobs.count(),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [NOT_RENEWED, ABANDON])
def test_a_batch_leaves_what_one_demand_alone_would(kind):
    alone, *batch = [due(kind) for _each in range(3)]
    now = end_day(alone)

    lifecycle.fire(alone, kind, by=By.SYSTEM, actor=None, now=now)
    counts = lifecycle.fire_many([one.pk for one in batch], kind, by=By.SYSTEM, now=now)

    expected = traces(Demand.objects.get(pk=alone.pk))
    assert counts == (2, 0)
    assert expected["row"][0] == TRANSITIONS[kind].target
    assert (expected["jobs"], len(expected["letters"])) == (1, 1)
    for demand in batch:
        assert traces(Demand.objects.get(pk=demand.pk)) == expected


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [NOT_RENEWED, ABANDON])
def test_each_row_of_a_batch_has_its_guard(kind):
    allowed, unproved, renewed, left = [due(kind) for _each in range(4)]
    unproved.letters.filter(kind=KINDS[kind][1]).update(proved_at=None)
    # Its notices speak of a year, or of a document, that is over.
    renewed.letters.update(deadline=allowed.filed_on)
    Demand.objects.filter(pk=left.pk).update(
        state=DemandState.ABANDONED, number=None, valid_until=None
    )
    keys = [one.pk for one in (allowed, unproved, renewed, left)]
    now, before = end_day(allowed), Demand.objects.filter(pk__in=keys[1:]).values()
    stays = list(before)

    assert lifecycle.fire_many(keys, kind, by=By.SYSTEM, now=now) == (1, 3)

    assert Event.objects.filter(kind=kind).get().demand == allowed
    assert list(before.all()) == stays
    assert Person.objects.filter(live=False).get().demand == allowed


@pytest.mark.django_db
def test_the_day_and_the_hand_are_asked_too():
    demand = due(NOT_RENEWED)
    last = morning(demand.valid_until + timedelta(days=27))

    early = lifecycle.fire_many([demand.pk], NOT_RENEWED, by=By.SYSTEM, now=last)
    guichet = lifecycle.fire_many([demand.pk], NOT_RENEWED, by=By.GUICHET, now=end_day(demand))

    assert (early, guichet) == ((0, 1), (0, 1))
    assert Demand.objects.get().state == DemandState.ACTIVE


@pytest.mark.django_db
@pytest.mark.parametrize(
    "kind", [kind for kind, row in TRANSITIONS.items() if row.target in (None, DemandState.ACTIVE)]
)
def test_the_door_is_for_ends_alone(kind):
    demand = DemandFactory()

    with pytest.raises(ForbiddenTransition, match="does not end"):
        lifecycle.fire_many([demand.pk], kind, by=By.SYSTEM, now=morning(demand.filed_on))


@pytest.mark.django_db
@pytest.mark.parametrize("how_many", [1, 5])
@pytest.mark.parametrize(("kind", "reads"), [(NOT_RENEWED, 1), (ABANDON, 2)])
def test_a_batch_costs_the_same_with_one_and_five_demands(
    how_many, kind, reads, django_assert_num_queries
):
    batch = [due(kind) for _each in range(how_many)]

    with django_assert_num_queries(
        2  # savepoint
        + 1  # rows, locked
        + reads  # letters, events
        + 2  # persons, demands
        + 1  # events
        + 1  # letters
        + 1  # jobs
    ):
        counts = lifecycle.fire_many(
            [one.pk for one in batch], kind, by=By.SYSTEM, now=end_day(batch[0])
        )
    assert counts == (how_many, 0)


def test_who_is_being_served_at_this_moment_is_left_for_the_next_night(real_db):
    guichet = GuichetFactory()
    held, free = [due(NOT_RENEWED, registering_guichet=guichet) for _each in range(2)]
    locked, done = threading.Event(), threading.Event()

    def hold():
        try:
            with transaction.atomic():
                Demand.objects.select_for_update(of=("self",)).get(pk=held.pk)
                locked.set()
                done.wait(10)
        finally:
            connections.close_all()

    somebody = threading.Thread(target=hold)
    somebody.start()
    try:
        assert locked.wait(10)
        evening = dict(removal_run.not_renewed(now=end_day(held)))
    finally:
        done.set()
        somebody.join()

    assert evening == {"not_renewed": 1, "not_renewed/not_yet": 1, "without_proof": 0}
    assert Demand.objects.get(pk=held.pk).state == DemandState.ACTIVE
    assert dict(removal_run.not_renewed(now=end_day(held)))["not_renewed"] == 1
    assert Demand.objects.get(pk=free.pk).state == DemandState.REMOVED
