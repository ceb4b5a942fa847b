"""A nightly command killed in the middle, then run again: no letter lost, none doubled."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from time import sleep
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from forms_wizard.demands.enums import DemandState, EventKind, LetterChannel, LetterKind
from forms_wizard.demands.models import Demand, Event, Letter, NightRun

PARIS = ZoneInfo("Europe/Paris")
HOW_MANY, KILLS, REMOVED = 5_000, 1, 2_000
DEMANDS = """
insert into demands_demand
  (reference, submission_key, territory_id, state, channel, filed_on, filed_at, number,
   registered_at, renewed_online, valid_until, removal_motive, inadmissibility,
   identity_at_guichet, identity_document, identity_refusal, email, wants_post, main_motive,
   home_type, persons_to_house, demonstration)
select 'K' || lpad(n::text, 9, '0'), gen_random_uuid(), '059', 'active', 'online',
   %(filed_on)s, %(filed_at)s, 'K' || lpad(n::text, 17, '0'), %(filed_at)s, false,
   %(end)s, '', '', false, 'ID_FR', '',
   case when n %% 10 = 0 then '' else 'p' || n || '@exemple.fr' end, n %% 5 = 0, '09', 'T2', 1,
   false
from generate_series(1, %(many)s) as n
"""


# Two notices of each that were delivered in time.
NOTICES = """
insert into demands_letter (demand_id, kind, "to", channel, deadline, created_at, proved_at)
select id, kind, '', 'email', valid_until, %(told)s, %(told)s
from demands_demand, unnest(array['renewal_notice', 'renewal_notice_2']) as kind
"""


def fill(filed_on: date, end: date, many: int) -> None:
    filed_at = datetime.combine(filed_on, time(10), PARIS)
    with connection.cursor() as cursor:
        cursor.execute(
            DEMANDS, {"filed_on": filed_on, "filed_at": filed_at, "end": end, "many": many}
        )


def start(name: str, databases) -> subprocess.Popen:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), name]
    environment = {
        "DATABASE_URL": databases.url(connection.settings_dict["NAME"]),
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "LOG_LEVEL": "ERROR",
    }
    return subprocess.Popen(
        command,
        env=os.environ | environment,
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def kill_in_the_middle(night: subprocess.Popen, chance: random.Random) -> None:
    """Wait for a first batch, then a little: the command is inside the next one."""
    for line in night.stderr:
        if line.startswith("  "):
            break
    sleep(chance.uniform(0, 0.05))
    os.kill(night.pid, signal.SIGKILL)
    _out, err = night.communicate()
    assert night.returncode == -signal.SIGKILL, err


def test_a_night_killed_then_run_again_has_written_each_letter_once(real_db, databases):
    today = timezone.localdate()
    end = today + timedelta(days=55)
    fill(today - timedelta(days=310), end, HOW_MANY)
    chance = random.Random(4)

    seen = []
    for _kill in range(KILLS):
        kill_in_the_middle(start("warn", databases), chance)
        seen.append(Letter.objects.count())
    out, err = (last := start("warn", databases)).communicate(timeout=60)

    by_email, by_post = HOW_MANY * 9 // 10, HOW_MANY // 5
    assert (last.returncode, "Traceback" in err) == (0, False), err
    assert 0 < seen[-1] < by_email + by_post
    assert out.startswith(f"warn day={today} ")
    # One row for each demand and way, with the end of validity; the base holds it too.
    notices = Letter.objects.filter(kind=LetterKind.RENEWAL_NOTICE, deadline=end)
    for channel, expected in ((LetterChannel.EMAIL, by_email), (LetterChannel.POST, by_post)):
        told = notices.filter(channel=channel).values("demand")
        assert (told.count(), told.distinct().count()) == (expected, expected)
    assert Letter.objects.count() == by_email + by_post
    # Each e-mail, and no other letter, has one job of the worker.
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*), count(distinct (args->>'letter_id')::bigint) from procrastinate_jobs"
            " join demands_letter letter on letter.id = (args->>'letter_id')::bigint"
            " where task_name = 'letters.send' and letter.channel = 'email'"
        )
        assert cursor.fetchone() == (by_email, by_email)
        cursor.execute("select count(*) from procrastinate_jobs where task_name = 'letters.send'")
        assert cursor.fetchone() == (by_email,)
    # The killed nights never say that they ended.
    runs = NightRun.objects.filter(name="warn").order_by("started_at")
    assert [run.ended_at is not None for run in runs] == [False] * KILLS + [True]


def test_an_evening_killed_then_run_again_has_removed_each_demand_once(real_db, databases):
    today = timezone.localdate()
    end = today - timedelta(days=40)
    fill(end - timedelta(days=365), end, REMOVED)
    told = datetime.combine(end - timedelta(days=60), time(10), PARIS)
    with connection.cursor() as cursor:
        cursor.execute(NOTICES, {"told": told})

    kill_in_the_middle(start("remove", databases), random.Random(4))
    events = Event.objects.filter(kind=EventKind.NOT_RENEWED)
    half = events.count()
    out, err = (last := start("remove", databases)).communicate(timeout=60)

    assert (last.returncode, "Traceback" in err) == (0, False), err
    assert 0 < half < REMOVED
    assert out == f"remove day={today} not_renewed={REMOVED - half}\n"
    assert Demand.objects.filter(state=DemandState.REMOVED, removed_on=today).count() == REMOVED
    letters = Letter.objects.filter(kind=LetterKind.REMOVED)
    for rows in (events, letters):
        demands = rows.order_by().values("demand")
        assert (demands.count(), demands.distinct().count()) == (REMOVED, REMOVED)
    jobs = ProcrastinateJob.objects.filter(
        args__letter_id__in=list(letters.values_list("pk", flat=True))
    )
    assert jobs.count() == REMOVED
