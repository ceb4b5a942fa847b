"""A register of made-up demands: as the country's, obeying every rule, whatever happens."""

import os
import random
import re
import signal
import subprocess
import sys
from datetime import date

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from forms_wizard.demands import declarations, lifecycle, projection
from forms_wizard.demands.declarations import to_codes
from forms_wizard.demands.enums import DemandState, IdentityDocument, RemovalMotive
from forms_wizard.demands.models import (
    Declaration,
    Demand,
    Event,
    NumberCounter,
    Person,
    WantedPlace,
)
from forms_wizard.demands.retyping import to_typed
from forms_wizard.engine.path import Path
from forms_wizard.filing import drafts
from forms_wizard.filing.models import Draft
from forms_wizard.form import QUESTIONNAIRE
from portal.operations.scale import disk, households, plan, rows, shares
from portal.operations.scale.fill import fill
from tests.factories.demands import DemandFactory, morning
from tests.factories.guichets import GuichetFactory

TODAY = date(2026, 11, 20)
STRUCTURE = """
select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated
from pg_constraint where conrelid::regclass::text like 'demands\\_%'
union all
select tablename, indexname, indexdef, true from pg_indexes where tablename like 'demands\\_%'
order by 1, 2, 3
"""


def filled(demands: int, *, seed: int = 1, today: date = TODAY, **more):
    return fill(demands=demands, seed=seed, today=today, progress=lambda *_seen: None, **more)


# PostgreSQL writes the casts of a condition otherwise once it has read its own words.
CASTS = re.compile(r"::[a-z ]+|[()\[\]]|ARRAY")


def structure() -> list:
    with connection.cursor() as cursor:
        cursor.execute(STRUCTURE)
        return [
            (table, name, CASTS.sub("", definition), valid)
            for table, name, definition, valid in cursor.fetchall()
        ]


def content() -> str:
    """One digest of all the rows, without the keys that sequences give."""
    known = {"Demand": ("id",), "Event": ("id", "demand_id")}
    texts = []
    with connection.cursor() as cursor:
        for model in rows.MODELS:
            table = model._meta.db_table
            left = known.get(model.__name__, ("id", "demand_id"))
            removed = " ".join(f"- '{name}'" for name in left)
            of = "one" if model is Demand else "demand"
            join = "" if model is Demand else "join demands_demand demand on demand.id = demand_id"
            cursor.execute(
                f"select md5(string_agg(line, '' order by line)) from (select {of}.reference "
                f"|| (to_jsonb(one) {removed})::text as line from {table} one {join}) lines"
            )
            texts += cursor.fetchone()
    return " ".join(texts)


def near(measured: float, asked: float, *, by: float) -> bool:
    return abs(measured - asked) <= by


def test_the_register_is_as_the_country_and_obeys_every_rule(real_db):
    guichet = GuichetFactory()
    before = structure()

    report = filled(3_000)

    assert (report.demands, report.written) == (3_000, 3_000)
    assert 2_000 < report.bytes_per_demand < disk.BYTES_PER_DEMAND
    assert structure() == before
    assert not Demand.objects.filter(demonstration=False).exists()
    _has_the_asked_shares()
    _gave_each_number_once()
    _declared_what_the_form_accepts()
    # The verbs find a register like any other.
    waiting = Demand.objects.filter(state=DemandState.FILED, territory=guichet.territory).first()
    event = lifecycle.register(
        waiting, guichet, actor=None, now=morning(TODAY), document=IdentityDocument.FRENCH
    )
    assert event.demand.number[7:13] == f"{last_of(event.demand):06}"
    # Once more: nothing is left to do. Another one: refused.
    assert filled(3_000).written == 0
    with pytest.raises(plan.AnotherFill):
        filled(3_000, seed=2)


def _has_the_asked_shares():
    total = Demand.objects.count()
    states = dict(Demand.objects.values_list("state").annotate(Count("pk")).order_by())
    for state, share in shares.STATES.items():
        assert near(100 * states[state] / total, share, by=3), state
    motives = Demand.objects.filter(state=DemandState.REMOVED)
    not_renewed = motives.filter(removal_motive=RemovalMotive.NOT_RENEWED).count()
    assert near(100 * not_renewed / motives.count(), 55.07, by=5)
    types = dict(Demand.objects.values_list("home_type").annotate(Count("pk")).order_by())
    for home_type, share in shares.HOME_TYPES.items():
        assert near(100 * types.get(home_type, 0) / total, share, by=3), home_type
    assert near(100 * Demand.objects.filter(main_motive="01").count() / total, 21.7, by=3)
    alone = Demand.objects.filter(persons_to_house=1).count()
    assert near(100 * alone / total, 47, by=3)
    assert near(Person.objects.count() / total, 2.3, by=0.1)
    made = Declaration.objects.values_list("codes__identite__birth_date", "made_at")
    ages = [(at.date() - date.fromisoformat(born)).days / 365.25 for born, at in made]
    assert min(ages) >= 18
    assert near(100 * sum(age < 30 for age in ages) / total, 22, by=3)
    assert near(100 * sum(age >= 65 for age in ages) / total, 9, by=3)
    stock = Demand.objects.filter(state=DemandState.ACTIVE)
    new = stock.filter(filed_on__gt=date(2025, 11, 20)).count()
    assert near(100 * new / stock.count(), 48, by=4)
    paris = Demand.objects.filter(territory="111").count()
    assert near(100 * paris / total, 27, by=4)
    assert near(Event.objects.count() / total, 3.6, by=0.3)
    assert near(WantedPlace.objects.count() / total, 2.3, by=0.2)


def last_of(demand: Demand) -> int:
    return NumberCounter.objects.get(
        territory=demand.territory_id, month=f"{demand.filed_on:%m%y}"
    ).last


def _gave_each_number_once():
    """From one on, without a hole, in each territory and month."""
    given: dict[tuple, list[int]] = {}
    for number in Demand.objects.exclude(number=None).values_list("number", flat=True):
        given.setdefault((number[:3], number[3:7]), []).append(int(number[7:13]))
    counters = {
        (one.territory_id, one.month): list(range(1, one.last + 1))
        for one in NumberCounter.objects.all()
    }
    assert {key: sorted(serials) for key, serials in given.items()} == counters


def _declared_what_the_form_accepts():
    """Some demands of each state: the same when the form reads them, and the same columns."""
    chance, checked = random.Random(1), []
    for state in DemandState:
        found = list(Demand.objects.filter(state=state).order_by("pk"))
        checked += chance.sample(found, min(12, len(found)))
    for demand in checked:
        declared = demand.declarations.get()
        day = timezone.localdate(declared.made_at)
        path = Path(QUESTIONNAIRE, to_typed(declared.codes, today=day), today=day)
        assert path.missing.slug == "piece-identite", (
            path.missing.slug,
            path.form(path.missing).error_links(),
        )
        assert to_codes(path.answers) == declared.codes
        assert declared.digest == declarations.digest(declared.version, declared.codes)
        for column, value in projection.columns(declared.codes).items():
            assert getattr(demand, column) == value
        persons = [
            (person.rank, person.role, person.identity_key)
            for person in projection.persons(demand, declared.codes)
        ]
        assert persons == list(demand.persons.values_list("rank", "role", "identity_key"))
        events = list(demand.events.all())
        assert [event.at for event in events] == sorted(event.at for event in events)
        assert (events[0].kind, events[-1].after) == ("file", demand.state)
        assert events[-1].at <= morning(TODAY)


def test_a_seed_gives_the_same_rows_and_another_seed_others(real_db):
    filled(400, processes=2)
    first = content()

    filled(400, replace=True, processes=1)
    again = content()
    filled(400, replace=True, seed=2)

    # The counters too: an emptied register gives its numbers again.
    assert again == first
    assert content() != first
    assert Demand.objects.count() == 400


def test_a_fill_that_is_killed_goes_on_and_ends_with_the_same_rows(real_db, databases):
    before = structure()
    environment = os.environ | {
        "DATABASE_URL": databases.url(connection.settings_dict["NAME"]),
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "scale", "1500", "--seed=3"]

    def start() -> subprocess.Popen:
        return subprocess.Popen(
            command,
            env=environment,
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    for moment in ("demands", "index"):
        run = start()
        for line in run.stderr:
            if line.split()[:1] == [moment]:
                break
        os.kill(run.pid, signal.SIGKILL)
        run.communicate()
        assert run.returncode == -signal.SIGKILL
        assert structure() != before
    out, err = (run := start()).communicate(timeout=120)

    assert (run.returncode, "Traceback" in err) == (0, False), err
    assert out.startswith("scale seed=3 demands=1500 written=")
    assert structure() == before
    resumed = content()
    filled(1_500, seed=3, today=timezone.localdate(), replace=True)
    assert content() == resumed


@pytest.mark.django_db
def test_a_disk_that_is_too_small_is_refused_before_anything_is_written():
    needed = 1_000_000 * disk.BYTES_PER_DEMAND + disk.BESIDE

    with pytest.raises(disk.DiskTooSmall) as refused:
        filled(1_000_000, free=needed - 1)

    assert (refused.value.needed, refused.value.free) == (needed, needed - 1)
    with pytest.raises(CommandError, match=r"Il faut 2\.0 Gio, et 1\.0 Gio sont libres"):
        call_command("scale", 10, free_disk=1)
    assert plan.current() is None
    assert not Demand.objects.exists()


@pytest.mark.django_db
def test_nothing_is_mixed_with_true_demands_nor_erases_them():
    kept = DemandFactory(demonstration=False)

    for replace in (False, True):
        with pytest.raises(CommandError, match="ne sont pas de démonstration"):
            call_command("scale", 10, free_disk=100, replace=replace)

    assert Demand.objects.get() == kept
    assert plan.current() is None


@pytest.mark.django_db
def test_a_draft_that_somebody_is_typing_is_not_erased():
    DemandFactory(demonstration=True)
    draft = drafts.start(now=morning(TODAY))

    with pytest.raises(CommandError, match="des brouillons"):
        call_command("scale", 10, free_disk=100, replace=True)

    assert Draft.objects.get() == draft
    assert Demand.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("demands", [0, -1, households.MOST + 1])
def test_a_size_that_cannot_be_made_is_refused(demands):
    with pytest.raises(CommandError, match="Demandez de 1 à"):
        call_command("scale", demands)


def test_each_number_makes_another_name_and_another_reference():
    numbers = [*range(2_000), *range(households.MOST - 1_000, households.MOST + 1_000)]

    assert len({households.name_of(number) for number in numbers}) == len(numbers)
    assert len({rows._reference(number, 7) for number in numbers}) == len(numbers)
