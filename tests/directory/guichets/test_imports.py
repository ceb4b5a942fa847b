import csv
import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from directory.guichets import demonstration, guichets_import, landlords_import
from directory.guichets.enums import OrganismeKind
from directory.guichets.guichets_import import MissingColumns, TooManyClosures
from directory.guichets.models import Guichet, LandlordPresence, Organisme
from directory.territory.models import AbnormalDelay
from tests.factories.guichets import GuichetFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def row(code="G5901", **changes):
    return {
        "code": code,
        "organisme": "Ville de Lille",
        "siren": "",
        "kind": "commune",
        "place": "59350",
        "territory": "059",
        "name": "Mairie de Lille",
        "address": "1 rue de l'Exemple",
        "postcode": "59000",
        "commune": "59350",
        "phone": "03 53 01 00 00",
        "email": "",
        "services": "enregistrer|identite",
        "opening_hours": "Lundi : 9 h à 12 h|Mardi : fermé",
        **changes,
    }


def sync(*rows, **options):
    return guichets_import.sync(rows, today=TODAY, progress=lambda report: None, **options)


def write(path, rows, delimiter=","):
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def test_a_second_import_changes_nothing():
    sync(row(), row("G5902"))

    report = sync(row(), row("G5902"))

    assert (report.created, report.updated, report.unchanged, report.closed) == (0, 0, 2, 0)
    guichet = Guichet.objects.get(code="G5901")
    assert guichet.organisme.commune_id == "59350"
    assert guichet.services == ["enregistrer", "identite"]
    assert guichet.hours_note == "Lundi : 9 h à 12 h\nMardi : fermé"
    assert Organisme.objects.filter(name="Ville de Lille").count() == 1


def test_a_guichet_that_left_is_closed_and_opens_when_it_comes_back():
    sync(*(row(f"G59{n:02}") for n in range(40)))

    report = sync(*(row(f"G59{n:02}") for n in range(39)))

    assert (report.closed, report.unchanged) == (1, 39)
    assert Guichet.objects.get(code="G5939").closed_on == TODAY
    assert Guichet.objects.open_on(TODAY).count() == 39

    report = sync(*(row(f"G59{n:02}") for n in range(40)))
    assert report.updated == 1
    assert Guichet.objects.get(code="G5939").closed_on is None


def test_a_file_that_closes_too_many_stops_unless_it_is_accepted():
    sync(row("G5901"), row("G5902"))

    with pytest.raises(TooManyClosures, match="1 of 2"):
        sync(row("G5901"))

    assert sync(row("G5901"), accept_closures=True).closed == 1


def test_a_real_file_says_nothing_of_the_demonstration():
    GuichetFactory(code="D0001", demonstration=True)

    sync(row())

    assert Guichet.objects.get(code="D0001").closed_on is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "mairie"}, "kind 'mairie'"),
        ({"place": "99999"}, "place '99999'"),
        ({"territory": "975"}, "territory '975'"),
        ({"commune": "00000"}, "commune '00000'"),
        ({"services": "enregistrer|danser"}, "services danser"),
        ({"code": "GDPUB"}, "code 'GDPUB'"),
        ({"code": "G59"}, "code 'G59'"),
        ({"code": "É5901"}, "code 'É5901'"),
    ],
)
def test_a_row_that_names_nothing_known_is_left_and_told(change, reason):
    report = sync(row("G5902"), row(**change))

    assert report.created == 1
    assert report.skipped[0].endswith(reason)


def test_a_row_that_became_unusable_closes_nothing():
    sync(row())

    report = sync(row(kind="mairie"))

    assert report.closed == 0
    assert Guichet.objects.get(code="G5901").closed_on is None


def test_the_command_reads_semicolons_and_a_dry_run_writes_nothing(tmp_path):
    path = write(tmp_path / "guichets.csv", [row()], delimiter=";")
    out = io.StringIO()

    call_command("load_guichets", path, dry_run=True, stdout=out, stderr=io.StringIO())

    assert out.getvalue().startswith("created=1 updated=0")
    assert not Guichet.objects.exists()


def test_the_commands_name_what_is_wrong(tmp_path):
    path = write(tmp_path / "guichets.csv", [{"code": "G5901"}])

    with pytest.raises(CommandError, match=r"MissingColumns: guichets\.csv: address"):
        call_command("load_guichets", path, stderr=io.StringIO())
    with pytest.raises(CommandError, match="Fichier absent"):
        call_command("load_landlords", str(tmp_path / "no.csv"), stderr=io.StringIO())
    with pytest.raises(MissingColumns):
        list(landlords_import.read(tmp_path / "guichets.csv"))


def presence(insee="59350", name="Habitat Exemple", siren=""):
    return {"siren": siren, "name": name, "insee": insee}


def sync_landlords(*rows, **options):
    return landlords_import.sync(rows, progress=lambda report: None, **options)


def test_landlords_by_commune_are_imported_once():
    rows = [presence(), presence("59183"), presence("59350", "Autre", "123456789")]
    sync_landlords(*rows)

    report = sync_landlords(*rows)

    assert (report.created, report.unchanged, report.closed) == (0, 3, 0)
    assert Organisme.objects.filter(kind=OrganismeKind.LANDLORD).count() == 2


def test_an_old_code_counts_for_the_commune_of_today_and_an_unknown_one_is_left():
    report = sync_landlords(presence("59355"), presence("00000"))

    assert LandlordPresence.objects.get().commune_id == "59350"
    assert report.skipped == ["Habitat Exemple: 00000"]


def test_landlords_that_left_go_unless_they_are_too_many():
    many = [presence(code) for code in ("59350", "59183", "59512", "59599")]
    sync_landlords(*many)

    with pytest.raises(TooManyClosures):
        sync_landlords(*many[:3])

    assert sync_landlords(*many[:2], accept_closures=True).closed >= 1
    assert LandlordPresence.objects.count() == 2


def test_a_landlord_is_once_in_a_commune():
    sync_landlords(presence())
    held = LandlordPresence.objects.get()

    with pytest.raises(IntegrityError):
        LandlordPresence.objects.create(organisme=held.organisme, commune=held.commune)


@pytest.fixture
def demonstration_rows():
    return demonstration.load(today=TODAY, progress=lambda report: None)


def test_every_demonstration_row_says_so(demonstration_rows):
    for model in (Guichet, Organisme, LandlordPresence, AbnormalDelay):
        assert model.objects.exists()
        assert not model.objects.filter(demonstration=False).exists()
    names = [*Guichet.objects.values_list("name", flat=True)]
    names += Organisme.objects.values_list("name", flat=True)
    assert [name for name in names if not name.endswith("(démonstration)")] == []


def test_the_demonstration_covers_territories_and_kinds_and_loads_once(demonstration_rows):
    assert {report.skipped == [] for report in demonstration_rows} == {True}
    territories = set(Guichet.objects.values_list("territory_id", flat=True))
    assert territories == {"059", "111", "069", "013", "974"}
    assert set(Organisme.objects.values_list("kind", flat=True)) == set(OrganismeKind.values)
    assert Organisme.objects.get(kind="epci", epci="200093201").guichets.count() == 1

    again = demonstration.load(today=TODAY, progress=lambda report: None)

    assert [(report.created, report.updated) for report in again] == [(0, 0), (0, 0)]
    assert AbnormalDelay.objects.count() == 3
