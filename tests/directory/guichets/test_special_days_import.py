"""Closings to come, said by a column of the file of guichets."""

from datetime import date

import pytest
from django.utils import timezone

from directory.guichets import cells
from directory.guichets.cells import UnusableCell
from directory.guichets.models import Guichet, SpecialDay
from directory.imports import models, registry, running
from tests.directory.guichets.test_imports import TODAY, Import, row, write
from tests.factories.guichets import GuichetFactory

pytestmark = pytest.mark.django_db
NEW_YEAR = "24/12/2099 au 02/01/2100 : 9h-12h (congés) | 08/05/2099"


def told(code="D0001"):
    days = SpecialDay.objects.filter(guichet__code=code).order_by("first")
    return [(each.first, each.last, each.hours, each.reason) for each in days]


def test_days_are_read_with_their_hours_and_reason():
    Import(row("D0001", special_days=NEW_YEAR))

    assert told() == [
        (date(2099, 5, 8), date(2099, 5, 8), "", ""),
        (date(2099, 12, 24), date(2100, 1, 2), "09:00-12:00", "congés"),
    ]


def test_the_same_file_changes_nothing_and_another_replaces_the_days_to_come():
    first = Import(row("D0001", special_days=NEW_YEAR))
    past = SpecialDay.objects.create(
        guichet=Guichet.objects.get(code="D0001"), first="2001-01-01", last="2001-01-02"
    )

    again = Import(row("D0001", special_days=NEW_YEAR))
    other = Import(row("D0001", special_days="08/05/2099 (pont)"))

    assert [each.counts for each in (first, again, other)] == [
        (1, 0, 0, 0),
        (0, 0, 1, 0),
        (0, 1, 0, 0),
    ]
    assert told()[1:] == [(date(2099, 5, 8), date(2099, 5, 8), "", "pont")]
    assert SpecialDay.objects.filter(pk=past.pk).exists()


def test_a_file_without_the_column_or_older_than_the_card_says_nothing_of_them():
    guichet = GuichetFactory(code="D0001", edited_on=TODAY)
    SpecialDay.objects.create(guichet=guichet, first="2099-05-08", last="2099-05-08")

    Import(row("D0001"))
    Import(row("D0001", special_days="", verified_on="2020-01-01"))

    assert len(told()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Noël",
        "31/02/2099",
        "02/01/2100 au 24/12/2099",
        "24/12/2099 : le matin",
        "24/12/2099 : 9h-12h (" + "a" * 121 + ")",
        " | ".join(f"01/01/{2100 + n}" for n in range(61)),
    ],
)
def test_what_is_not_read_is_refused_with_its_line(text):
    done = Import(row("D0001", special_days=text))

    assert list(done.refused) == [2]
    assert done.refused[2].startswith("D0001 : ")
    assert done.refused[2].endswith(".")
    assert not Guichet.objects.exists()


def test_nothing_hostile_is_more_than_a_sentence():
    for text in ("(" * 5000, "24/12/2099 : " + "9h-12h " * 2000, "\x00", "/-" * 5000):
        with pytest.raises(UnusableCell):
            cells.special_days(text)


def test_an_import_that_is_undone_gives_the_days_back(tmp_path):
    guichet = GuichetFactory(code="D0001")
    kept = SpecialDay.objects.create(guichet=guichet, first="2099-05-08", last="2099-05-08")
    path = write(tmp_path / "guichets.csv", [row("D0001", special_days=NEW_YEAR)])
    job = registry.Job(timezone.now(), lambda rows: None, lambda line, reason: None)
    running.run_now(registry.find("guichets"), path, job=job, dry_run=False)
    assert len(told()) == 2
    done = models.Import.objects.latest("pk")

    running.ask(done.pk, "undo", now=timezone.now())
    running.work(done.pk, now=timezone.now())

    done.refresh_from_db()
    assert (done.state, list(SpecialDay.objects.all())) == ("undone", [kept])
