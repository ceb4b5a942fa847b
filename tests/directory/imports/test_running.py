"""Steps of an import when things go wrong: killed, run twice, changed since, needed elsewhere."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction

from directory.guichets.models import Guichet, Organisme
from directory.imports import registry, running
from directory.imports.models import Change, Import
from directory.imports.registry import Kind, Report
from portal.interface import stamp
from tests.factories.guichets import AgentFactory, GuichetFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


class Killed(BaseException):
    """The worker is gone: nothing of ours catches it."""


def rename(path, job) -> Report:
    """Each line of the file is the code of a guichet: renamed, or made when it is not there."""
    report = Report()
    for line in path.read_text().split():
        if line == "KILL":
            raise Killed
        job.progress(1)
        renamed = Guichet.objects.filter(code=line).update(name=f"Guichet {line} renommé")
        report.updated += renamed
        if not renamed:
            GuichetFactory(code=line, name=f"Guichet {line}", organisme=Organisme.objects.first())
            report.created += 1
    return report


@pytest.fixture
def kind():
    found = Kind("essai", "Essai", "Des codes.", rename, (Organisme, Guichet))
    registry.register(found)
    yield found
    del registry._kinds["essai"]


def give(kind, text):
    given = running.give(kind, ContentFile(text, name="codes.csv"), by=None, now=NOW)
    running.work(given.pk, now=NOW)
    given.refresh_from_db()
    return given


def apply(kind, text):
    given = give(kind, text)
    running.ask(given.pk, "apply", now=NOW)
    running.work(given.pk, now=NOW)
    given.refresh_from_db()
    return given


def undo(applied):
    running.ask(applied.pk, "undo", now=NOW)
    running.work(applied.pk, now=NOW)
    applied.refresh_from_db()
    return applied


def test_a_preview_writes_nothing_and_shows_what_would_change(kind):
    GuichetFactory(code="AAAAA", name="Avant")

    given = give(kind, "AAAAA BBBBB")

    assert Guichet.objects.get().name == "Avant"
    assert not Change.objects.exists()
    told = {each["act"]: each for each in given.sample}
    assert (given.created, given.updated) == (1, 1)
    assert ["nom", "Avant", "Guichet AAAAA renommé"] in told["updated"]["changes"]


def test_a_worker_killed_in_the_middle_leaves_nothing_and_the_next_one_ends_the_work(kind):
    GuichetFactory(code="AAAAA", name="Avant")
    given = give(kind, "AAAAA")
    running.ask(given.pk, "apply", now=NOW)
    path = Path(given.file.path)
    path.write_text("AAAAA KILL")

    with pytest.raises(Killed), transaction.atomic():
        running.work(given.pk, now=NOW)

    assert Guichet.objects.get().name == "Avant"
    given.refresh_from_db()
    assert given.state == "applying"
    assert list(running.overdue(now=NOW + timedelta(minutes=3))) == [given.pk]
    path.write_text("AAAAA")
    running.work(given.pk, now=NOW)
    assert Guichet.objects.get().name == "Guichet AAAAA renommé"
    assert list(running.overdue(now=NOW + timedelta(days=1))) == []


def test_a_file_on_which_the_worker_dies_each_time_is_given_up(kind):
    given = give(kind, "AAAAA")
    Import.objects.filter(pk=given.pk).update(state="applying", attempts=3)

    running.work(given.pk, now=NOW)

    given.refresh_from_db()
    assert given.state == "unusable"
    assert "équipe technique" in given.message


def test_undo_leaves_alone_what_somebody_changed_since(kind):
    kept = GuichetFactory(code="AAAAA", name="Avant")
    other = GuichetFactory(code="CCCCC", name="Autre")
    applied = apply(kind, "AAAAA CCCCC")
    Guichet.objects.filter(pk=kept.pk).update(name="Écrit par le guichet")

    undo(applied)

    kept.refresh_from_db()
    other.refresh_from_db()
    assert (kept.name, other.name) == ("Écrit par le guichet", "Autre")
    assert "1 laissées" in applied.message


def test_a_row_that_serves_already_keeps_the_import_applied(kind):
    GuichetFactory(code="AAAAA")
    applied = apply(kind, "BBBBB")
    AgentFactory(guichet=Guichet.objects.get(code="BBBBB"))

    undo(applied)

    assert applied.state == "applied"
    assert "servent déjà" in applied.message
    assert Guichet.objects.filter(code="BBBBB").exists()


def test_other_writes_are_not_noted(kind):
    apply(kind, "AAAAA") if Organisme.objects.exists() else GuichetFactory(code="AAAAA")
    before = Change.objects.count()

    Guichet.objects.update(name="À la main")

    assert Change.objects.count() == before


def test_published_pages_are_rendered_again_after_an_import(
    kind, django_capture_on_commit_callbacks
):
    GuichetFactory(code="AAAAA")
    before = stamp.current()

    with django_capture_on_commit_callbacks(execute=True):
        given = give(kind, "AAAAA")
    assert stamp.current() == before
    running.ask(given.pk, "apply", now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        running.work(given.pk, now=NOW)

    assert stamp.current() != before


def test_published_pages_are_rendered_again_after_an_undo(kind, django_capture_on_commit_callbacks):
    GuichetFactory(code="AAAAA", name="Avant")
    applied = apply(kind, "AAAAA")
    before = stamp.current()

    running.ask(applied.pk, "undo", now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        running.work(applied.pk, now=NOW)

    assert Guichet.objects.get().name == "Avant"
    assert stamp.current() != before


def test_a_dry_run_of_the_command_writes_nothing(kind, tmp_path):
    GuichetFactory(code="AAAAA", name="Avant")
    path = tmp_path / "codes.csv"
    path.write_text("AAAAA")
    job = registry.Job(NOW, lambda rows: None, lambda line, reason: None, file_name="codes.csv")

    report = running.run_now(kind, path, job=job, dry_run=True)

    assert report.updated == 1
    assert Guichet.objects.get().name == "Avant"
    assert not Import.objects.exists()
    running.run_now(kind, path, job=job, dry_run=False)
    assert undo(Import.objects.get()).state == "undone"
    assert Guichet.objects.get().name == "Avant"


def test_the_command_writes_the_refusals_as_the_administration_does(tmp_path):
    path, refusals = tmp_path / "rpls_2024.csv", tmp_path / "refus.csv"
    path.write_text("CodGeo;nbLsPls\n59350;31250\n99999;10\n")

    call_command("import_file", "rpls", path, refusals=refusals, dry_run=True)

    lines = refusals.read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["ligne;motif", "3;Code inconnu : 99999."]


def test_a_refusal_that_is_a_formula_is_text_and_an_empty_one_is_empty(tmp_path):
    refusals = running.Refusals(tmp_path / "refus.csv")
    for line, reason in enumerate(["=1+1", "\tcmd", "", "Code inconnu"], start=2):
        refusals.add(line, reason)
    refusals.close()

    lines = refusals.path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[1:] == ["2;'=1+1", "3;'\tcmd", "4;", "5;Code inconnu"]


def test_what_is_too_old_to_be_undone_is_forgotten_with_its_file(kind):
    GuichetFactory(code="AAAAA")
    applied = apply(kind, "AAAAA")
    storage, name = applied.file.storage, applied.file.name

    assert running.forget_old(now=NOW + timedelta(days=29)) == 0
    assert running.forget_old(now=NOW + timedelta(days=31)) == 1

    applied.refresh_from_db()
    assert not applied.file
    assert not running.undoable(applied)
    assert not storage.exists(name)
    with pytest.raises(running.ForbiddenStep):
        running.ask(applied.pk, "undo", now=NOW + timedelta(days=31))


def test_a_file_checked_long_ago_and_forgotten_is_asked_for_again(kind):
    GuichetFactory(code="AAAAA")
    checked = give(kind, "AAAAA")
    running.forget_old(now=NOW + timedelta(days=31))

    running.ask(checked.pk, "apply", now=NOW + timedelta(days=31))
    running.work(checked.pk, now=NOW + timedelta(days=31))

    checked.refresh_from_db()
    assert (checked.state, checked.message) == (
        "unusable",
        "Le fichier n'est plus là. Déposez-le à nouveau.",
    )
