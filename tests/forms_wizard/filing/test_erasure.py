"""What the law wants forgotten is gone, files included; the rest is not touched."""

import threading
import uuid
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connections, transaction
from django.utils import timezone

from forms_wizard.demands.enums import DemandState, EventKind, RemovalMotive
from forms_wizard.demands.models import Demand, Event, NightRun, Person
from forms_wizard.filing import erasure
from forms_wizard.filing.models import Draft
from forms_wizard.letters.models import SentText
from forms_wizard.pieces.models import Piece
from tests.factories.demands import DemandFactory, morning
from tests.factories.letters import LetterFactory
from tests.factories.pieces import PieceFactory


def removed(on: date = date(2027, 4, 30)) -> Demand:
    return DemandFactory(removed=True, removed_on=on, removal_motive=RemovalMotive.NOT_RENEWED)


def erase(day: date) -> dict[str, int]:
    done: dict[str, int] = {}
    for what, count in erasure.run(now=morning(day)):
        done[what] = done.get(what, 0) + count
    return done


@pytest.mark.django_db
def test_a_removed_demand_goes_with_all_its_rows_and_files_a_year_later():
    demand, other = removed(), removed(on=date(2027, 5, 1))
    piece = PieceFactory(demand=demand)
    letter = LetterFactory(demand=demand)
    letter.sent_texts.create(channel="email", subject="x", text="x", at=letter.created_at)
    stored = piece.file

    assert erase(date(2028, 4, 29))["files"] == 0
    assert Demand.objects.filter(pk=demand.pk).exists()
    assert erase(date(2028, 4, 30))["removed"] == 1

    assert list(Demand.objects.all()) == [other]
    assert not Person.objects.filter(demand_id=demand.pk).exists()
    assert not Event.objects.filter(demand_id=demand.pk).exists()
    assert not Piece.objects.exists()
    assert not SentText.objects.exists()
    assert not stored.storage.exists(stored.name)


@pytest.mark.django_db
def test_a_lease_recorded_late_is_known_for_a_year_before_anything_is_erased():
    """Typed under the wrong year as well: the error is corrected, nothing is gone overnight."""
    demand = removed(on=date(2025, 6, 2))
    for kind, day, before in (
        (EventKind.SIGN_LEASE, date(2027, 6, 30), DemandState.ACTIVE),
        # What happens to a demand that is removed already does not keep it.
        (EventKind.CLAIM, date(2027, 9, 1), DemandState.REMOVED),
    ):
        Event.objects.create(
            demand=demand, kind=kind, at=morning(day), before=before, after=DemandState.REMOVED
        )

    assert "removed" not in erase(date(2027, 6, 30))
    assert "removed" not in erase(date(2028, 6, 29))
    assert erase(date(2028, 6, 30))["removed"] == 1


def test_a_demand_brought_back_since_it_was_listed_stays_whole(real_db):
    """The night waits for the manager's transaction, then finds a demand that goes on."""
    demand = removed()
    piece = PieceFactory(demand=demand)
    held, done = threading.Event(), []

    def night():
        try:
            held.wait()
            done.append(erase(date(2028, 5, 1)))
        finally:
            connections.close_all()

    thread = threading.Thread(target=night)
    thread.start()
    with transaction.atomic():
        Demand.objects.update(state=DemandState.ACTIVE, removal_motive="", removed_on=None)
        held.set()
        # Long enough for the night to list it and to wait for the row.
        thread.join(timeout=2)
    thread.join()

    assert done == [{"removed": 0, "files": 0}]
    assert Demand.objects.get().persons.exists()
    assert piece.file.storage.exists(piece.file.name)


@pytest.mark.django_db
def test_a_demand_that_was_never_registered_goes_30_days_after_it_was_given_up():
    demand = DemandFactory(withdrawn=True)
    ended = demand.events.last().at

    assert "abandoned" not in erase(timezone.localdate(ended) + timedelta(days=29))
    assert erase(timezone.localdate(ended) + timedelta(days=31))["abandoned"] == 1
    assert not Demand.objects.exists()


@pytest.mark.django_db
def test_a_live_demand_is_never_erased():
    for trait in ({}, {"to_correct": True}, {"active": True}):
        DemandFactory(**trait)

    assert erase(date(2040, 1, 1)) == {"files": 0}
    assert Demand.objects.count() == 3


@pytest.mark.django_db
def test_an_idle_draft_goes_with_its_files_and_a_used_one_stays():
    at = morning(date(2026, 3, 2))
    idle, used = (
        Draft.objects.create(version="1", started_at=at, touched_at=at + timedelta(days=days))
        for days in (0, 60)
    )
    given = PieceFactory(demand=None, envelope=idle.key, given_at=at)
    kept = PieceFactory(demand=None, envelope=used.key, given_at=at)
    lost = PieceFactory(demand=None, envelope=uuid.uuid4(), given_at=at)

    assert erase(date(2026, 6, 1)) == {"drafts": 1, "files": 1}

    assert list(Draft.objects.all()) == [used]
    assert list(Piece.objects.all()) == [kept]
    assert not given.file.storage.exists(given.file.name)
    assert not lost.file.storage.exists(lost.file.name)


@pytest.mark.django_db
def test_the_command_ends_with_one_line_and_may_be_run_again():
    removed()
    lines = []

    for _night in range(2):
        out = StringIO()
        call_command("erase", stdout=out, stderr=StringIO())
        lines.append(out.getvalue())

    today = timezone.localdate()
    assert lines == [f"erase day={today} nothing=0\n"] * 2
    assert NightRun.objects.filter(name="erase", ended_at__isnull=False).count() == 2
