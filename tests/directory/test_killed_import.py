"""A real worker, killed by `kill -9` in the middle of an import of every commune."""

import csv
import os
import signal
import time
from datetime import timedelta

import pytest
from django.core.files import File
from django.db import connection
from django.utils import timezone

from directory.figures.models import Figure
from directory.imports import registry, running, tasks
from directory.imports.models import Change, Import
from directory.territory.models import Commune
from portal.operations.processes import Children, worker_command

PATIENCE_SECONDS = 180


@pytest.fixture
def children(real_db, databases, tmp_path):
    environment = {
        "DATABASE_URL": databases.url(connection.settings_dict["NAME"]),
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "PORTAL_VAR_DIR": str(tmp_path),
        "LOG_LEVEL": "WARNING",
    }
    started = Children(environment, tmp_path / "logs")
    yield started
    started.stop()


@pytest.fixture
def file_of_every_commune(tmp_path):
    path = tmp_path / "rpls_2024.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["DEPCOM_ARM", "LIBCOM", "nb_ls", "nb_ls2023", "nb_ls2022"])
        for code in Commune.objects.order_by("pk").values_list("pk", flat=True):
            writer.writerow([code, f"Commune {code}", 40, 39, 38])
    return path


def wait_until(found, given, children):
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        given.refresh_from_db()
        if found(given):
            return
        time.sleep(0.02)
    pytest.fail(f"{given.state} {given.message}\n{children.tail('worker')}", pytrace=False)


def test_a_worker_killed_in_the_middle_leaves_the_last_good_figures_and_the_next_one_ends(
    children, file_of_every_commune
):
    Figure.objects.all().delete()
    job = registry.Job(
        timezone.now(), lambda rows: None, lambda line, why: None, file_name="rpls_2024.csv"
    )
    good = file_of_every_commune.parent / "good.csv"
    good.write_text("DEPCOM_ARM;LIBCOM;nb_ls\n59350;Lille;31250\n")
    running.run_now(registry.find("rpls"), good, job=job, dry_run=False)
    kept = list(Figure.objects.values_list("code", "year", "value"))
    assert len(kept) == 1
    children.start("worker", worker_command(concurrency=1))
    with file_of_every_commune.open("rb") as file:
        named = File(file, name="rpls_2024.csv")
        given = running.give(registry.find("rpls"), named, by=None, now=timezone.now())
    wait_until(lambda each: each.state == "checked", given, children)
    Import.objects.filter(pk=given.pk).update(rows_read=0)
    running.ask(given.pk, "apply", now=timezone.now())

    wait_until(lambda each: each.rows_read > 0, given, children)
    os.killpg(children.running["worker"].pid, signal.SIGKILL)
    children.running.pop("worker").wait()

    given.refresh_from_db()
    assert given.state == "applying"
    assert list(Figure.objects.values_list("code", "year", "value")) == kept
    assert not Change.objects.filter(run=given).exists()

    # Minutes later, the sweep hands over what nobody ends.
    Import.objects.filter(pk=given.pk).update(
        asked_at=timezone.now() - running.PATIENCE - timedelta(seconds=1)
    )
    assert list(running.overdue(now=timezone.now())) == [given.pk]
    tasks.work.defer(import_id=given.pk)
    children.start("worker", worker_command(concurrency=1))
    wait_until(lambda each: each.state != "applying", given, children)

    assert (given.state, given.message) == ("applied", "")
    assert (
        Figure.objects.filter(source__slug="rpls").count()
        == 3 * Commune.objects.filter(closed_on=None).count()
    )
