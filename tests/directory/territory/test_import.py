"""The importer on a small folder of files, in the database that holds the whole country."""

import csv
import gzip
import io
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from directory.territory import territories_import
from directory.territory.models import (
    Commune,
    Departement,
    FormerCommune,
    ImportStamp,
    Postcode,
    Territory,
)
from directory.territory.territories_import import DATA_DIR, FileMuchShorter, MissingColumns

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
KEPT = {"59", "75", "975"}


def commune_rows():
    with gzip.open(DATA_DIR / "communes.csv.gz", "rt", encoding="utf-8") as lines:
        return [row for row in csv.DictReader(lines) if row["code_departement"] in KEPT]


@pytest.fixture
def folder(tmp_path):
    """The files of the project with the communes of three départements, already imported."""
    rows = commune_rows()
    kept = {row["code_insee"] for row in rows}
    for name in ["regions.csv", "departements.csv", "epci.csv"]:
        (tmp_path / name).write_bytes((DATA_DIR / name).read_bytes())
    with (DATA_DIR / "communes_anciennes.csv").open(encoding="utf-8") as lines:
        header, *former = lines.readlines()
    former = [line for line in former if line.strip().rsplit(",", 1)[1] in kept]
    (tmp_path / "communes_anciennes.csv").write_text(header + "".join(former), encoding="utf-8")
    write_communes(tmp_path, rows)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE territory_commune CASCADE")
    sync(tmp_path)
    return tmp_path


def write_communes(folder, rows):
    with gzip.open(folder / "communes.csv.gz", "wt", encoding="utf-8", compresslevel=1) as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def sync(folder, **options):
    return territories_import.sync(folder, now=NOW, progress=lambda step, rows: None, **options)


def stamp():
    return ImportStamp.objects.get(name="communes").stamp


def test_a_second_import_changes_nothing_and_leaves_the_stamp():
    before = stamp()

    report = sync(DATA_DIR)

    assert not report.changed
    assert report.unchanged == sum(report.rows.values())
    assert report.rows["communes"] == 35014
    assert stamp() == before


def test_a_commune_that_left_is_closed_then_opens_when_it_comes_back(folder):
    rows = commune_rows()
    write_communes(folder, [row for row in rows if row["code_insee"] != "59350"])
    before = stamp()

    report = sync(folder)

    assert report.closed == 1
    assert Commune.objects.get(pk="59350").closed_on == NOW.date()
    assert not Commune.objects.selectable().filter(pk="59350").exists()
    assert stamp() != before

    write_communes(folder, rows)
    report = sync(folder)

    assert report.updated == 1
    assert Commune.objects.get(pk="59350").closed_on is None


def test_a_renamed_commune_and_a_lost_postcode_are_updated(folder):
    rows = commune_rows()
    lille = next(row for row in rows if row["code_insee"] == "59350")
    lille["nom"] = "Lille-en-Flandre"
    lille["codes_postaux"] = "59000"
    write_communes(folder, rows)

    report = sync(folder)

    assert (report.created, report.updated) == (0, 1)
    assert report.removed == 4
    commune = Commune.objects.get(pk="59350")
    assert commune.search_name == "lille en flandre"
    assert list(Postcode.objects.filter(commune=commune).values_list("code", flat=True)) == [
        "59000"
    ]


def test_a_file_much_shorter_is_refused_unless_it_is_accepted(folder):
    rows = commune_rows()
    write_communes(folder, rows[: int(len(rows) * 0.9)])

    with pytest.raises(FileMuchShorter, match=f"communes: .* rows, {len(rows)} known"):
        sync(folder)

    report = sync(folder, accept_closures=True)
    assert report.closed == len(rows) - int(len(rows) * 0.9)


def test_a_file_without_its_columns_is_refused(folder):
    write_communes(folder, [{"code_insee": "59350", "nom": "Lille"}])

    with pytest.raises(MissingColumns, match=r"communes\.csv\.gz: code_departement"):
        sync(folder)


def test_a_dry_run_writes_nothing_and_says_what_it_would_do(folder):
    rows = commune_rows()
    write_communes(folder, [row for row in rows if row["code_insee"] != "59350"])
    out, before = io.StringIO(), stamp()

    call_command("load_territories", str(folder), dry_run=True, stdout=out, stderr=io.StringIO())

    assert "closed=1" in out.getvalue()
    assert out.getvalue().count("\n") == 1
    assert Commune.objects.get(pk="59350").closed_on is None
    assert stamp() == before


def test_the_command_names_the_file_that_is_missing(tmp_path):
    with pytest.raises(CommandError, match="Fichier absent"):
        call_command("load_territories", str(tmp_path), stderr=io.StringIO())


def test_what_an_administrator_wrote_is_never_written_over(folder):
    Departement.objects.filter(pk="21").update(
        local_system="Système de Côte-d'Or", local_system_url="https://exemple.org"
    )
    Departement.objects.filter(pk="35").update(local_system="")
    Territory.objects.filter(pk="059").update(mediation_address="1 rue de l'Exemple")

    report = sync(folder)

    assert not report.changed
    changed = Departement.objects.get(pk="21")
    assert changed.local_system == "Système de Côte-d'Or"
    assert changed.local_system_url == "https://exemple.org"
    assert Departement.objects.get(pk="35").local_system == ""
    assert Territory.objects.get(pk="059").mediation_address == "1 rue de l'Exemple"


def test_ile_de_france_is_one_territory_and_each_other_departement_one():
    assert Territory.objects.count() == 101 - 8 + 1
    region = Departement.objects.filter(territory="111").values_list("code", flat=True)
    assert sorted(region) == ["75", "77", "78", "91", "92", "93", "94", "95"]
    assert Departement.objects.get(pk="59").territory_id == "059"
    assert Departement.objects.get(pk="2A").territory_id == "02A"
    assert Departement.objects.get(pk="974").territory_id == "974"
    assert Departement.objects.get(pk="975").territory_id is None


def test_thirty_three_departements_have_their_own_system_without_an_invented_address():
    own = Departement.objects.exclude(local_system="")

    assert own.count() == 33
    assert set(own.values_list("local_system_url", flat=True)) == {""}
    assert Departement.objects.get(pk="63").local_system == "dlauvergne"


def test_arrondissements_are_asked_for_and_their_city_is_not():
    chosen = Commune.objects.selectable()

    assert not chosen.filter(pk__in=["75056", "69123", "13055"]).exists()
    assert chosen.filter(parent="75056").count() == 20
    assert chosen.filter(parent="69123").count() == 9
    assert chosen.filter(parent="13055").count() == 16
    assert (
        chosen.filter(departement="59").count() == Commune.objects.filter(departement="59").count()
    )


def test_overseas_collectivities_serve_addresses_and_are_not_asked_for():
    miquelon = Commune.objects.get(pk="97501")

    assert not miquelon.selectable
    assert Commune.objects.get(pk="98411").postcodes == []


def test_a_former_commune_leads_to_the_one_of_today():
    lomme = FormerCommune.objects.get(code="59355")

    assert (lomme.search_name, lomme.successor_id) == ("lomme", "59350")
    assert FormerCommune.objects.count() == 4824


def test_postcodes_and_communes_have_several_of_each_other():
    assert Postcode.objects.filter(code="51300").count() == 46
    assert Postcode.objects.filter(commune="2A004").count() == 3
