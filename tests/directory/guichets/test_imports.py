"""Guichets and landlords from their files: twice, with mistakes, cut short, of any shape."""

import csv
import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from directory.guichets import (
    demonstration,
    guichet_rows,
    guichets_import,
    landlords_import,
    synthetic,
)
from directory.guichets.enums import OrganismeKind
from directory.guichets.guichets_import import TooManyClosures
from directory.guichets.models import Guichet, LandlordPresence, Organisme
from directory.imports import registry
from directory.imports.registry import UnusableFile
from directory.territory.models import AbnormalDelay, Departement
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
        "hours": "lu 09:00-12:00",
        "opening_hours": "Sonnez à gauche|puis montez",
        **changes,
    }


class Import:
    """One run, and what it refused: `{line: reason}`."""

    def __init__(self, *rows, today=TODAY, **options):
        self.refused = {}
        # As the reader names it.
        named = [
            {"hours_note" if name == "opening_hours" else name: text for name, text in row.items()}
            for row in rows
        ]
        self.report = guichets_import.sync(
            enumerate(named, start=2),
            today=today,
            progress=lambda rows: None,
            refuse=self.refused.__setitem__,
            **options,
        )

    @property
    def counts(self):
        report = self.report
        return (report.created, report.updated, report.unchanged, report.left)


def write(path, rows, delimiter=",", encoding="utf-8-sig"):
    with path.open("w", encoding=encoding, newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_second_import_changes_nothing():
    Import(row(), row("G5902"))

    again = Import(row(), row("G5902"), today=date(2027, 1, 1))

    assert again.counts == (0, 0, 2, 0)
    guichet = Guichet.objects.get(code="G5901")
    assert guichet.organisme.commune_id == "59350"
    assert guichet.services == ["enregistrer", "identite"]
    assert guichet.weekly_hours == "lu 09:00-12:00"
    assert guichet.hours_note == "Sonnez à gauche\npuis montez"
    assert (guichet.kind, guichet.verified_on) == ("mairie", TODAY)
    assert Organisme.objects.filter(name="Ville de Lille").count() == 1


@pytest.mark.parametrize(
    ("column", "text"), [("name", "x" * 161), ("organisme", "x" * 161), ("siren", "1" * 10)]
)
def test_a_text_that_does_not_fit_refuses_its_row_alone(column, text):
    done = Import(row(**{column: text}), row("G5902"))

    assert "est trop long" in done.refused[2]
    assert done.counts == (1, 0, 0, 0)


def test_a_day_to_come_proves_nothing_of_the_hours():
    done = Import(row(verified_on="2062-11-21"), row("G5902", verified_on="2026-11-21"))

    assert "à venir" in done.refused[2]
    assert done.counts == (1, 0, 0, 0)


def test_a_guichet_that_left_is_closed_and_opens_when_it_comes_back():
    Import(*(row(f"G59{n:02}") for n in range(40)))

    assert Import(*(row(f"G59{n:02}") for n in range(39))).counts == (0, 0, 39, 1)
    assert Guichet.objects.get(code="G5939").closed_on == TODAY
    assert Guichet.objects.open_on(TODAY).count() == 39

    assert Import(*(row(f"G59{n:02}") for n in range(40))).report.updated == 1
    assert Guichet.objects.get(code="G5939").closed_on is None


def test_a_file_that_closes_too_many_stops_unless_it_is_accepted():
    Import(row("G5901"), row("G5902"))

    with pytest.raises(TooManyClosures, match="1 guichets sur 2"):
        Import(row("G5901"))

    assert Import(row("G5901"), accept_closures=True).report.left == 1


def test_a_real_file_says_nothing_of_the_demonstration():
    GuichetFactory(code="D0001", demonstration=True)

    Import(row())

    assert Guichet.objects.get(code="D0001").closed_on is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "danseur"}, "« danseur » n'est pas connu (type d'organisme)."),
        ({"place": "99999"}, "Le lieu « 99999 » de l'organisme n'est pas connu."),
        ({"kind": "epci", "place": "1"}, "Le lieu « 1 » de l'organisme n'est pas connu."),
        ({"organisme": ""}, "L'organisme n'a pas de nom."),
        ({"territory": "999"}, "Le territoire « 999 » n'est pas connu."),
        ({"commune": "00000"}, "La commune « 00000 » n'est pas connue."),
        ({"services": "enregistrer|danser"}, "« danser » n'est pas connu (service)."),
        ({"languages": "elfique"}, "« elfique » n'est pas connu (langue)."),
        ({"code": "GDPUB"}, "Le code « GDPUB » n'est pas de cinq lettres ou chiffres."),
        ({"code": "G59"}, "Le code « G59 » n'est pas de cinq lettres ou chiffres."),
        ({"code": "É5901"}, "Le code « É5901 » n'est pas de cinq lettres ou chiffres."),
        ({"latitude": "91", "longitude": "3"}, "« 91, 3 » n'est pas une position."),
        ({"latitude": "nan", "longitude": "3"}, "« nan, 3 » n'est pas une position."),
        ({"latitude": "50,6"}, "« 50,6,  » n'est pas une position."),
        ({"step_free": "peut-être"}, "« peut-être » n'est ni oui ni non (accès sans marche)."),
        ({"verified_on": "hier"}, "« hier » n'est pas une date"),
        ({"website": "javascript:alert(1)"}, "ne commence pas par https://"),
        ({"catchment": "59350|99999"}, "ces codes ne sont pas connus : 99999."),
        ({"phone": "0" * 50}, "est trop long (phone)."),
    ],
)
def test_a_row_that_names_nothing_known_is_left_and_told(change, reason):
    done = Import(row("G5902"), row(**change))

    assert done.report.created == 1
    assert list(done.refused) == [3]
    assert reason in done.refused[3]


def test_a_code_that_comes_twice_is_refused_the_second_time():
    done = Import(row(), row(name="Autre"))

    assert done.refused == {3: "Le code « G5901 » est déjà plus haut dans le fichier."}
    assert Guichet.objects.get().name == "Mairie de Lille"


def test_a_row_that_became_unusable_closes_nothing():
    Import(row())

    assert Import(row(kind="danseur")).report.left == 0
    assert Guichet.objects.get(code="G5901").closed_on is None


FRENCH = {
    "Code guichet": "g5903",
    "Organisme": "Métropole européenne de Lille",
    "Type d'organisme": "EPCI",
    "Nom du guichet": "Accueil logement",
    "Adresse": "2 place du Théâtre",
    "Code INSEE": "59350",
    "Latitude": "50,63",
    "Longitude": "3,06",
    "Services rendus": "Enregistrer une demande, Renouveler une demande",
    "Horaires": "lu 9h-12h; ma 14h-17h30",
    "Sur RDV": "oui",
    "Langues parlées": "arabe, Anglais",
    "Accessibilité": "ACC",
    "LSF": "x",
    "Communes desservies": "59350|59355|200093201|59",
    "Vérifié le": "01/10/2026",
}


@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "cp1252"), ("\t", "utf-8-sig")])
def test_headers_in_french_any_separator_and_encoding_are_read(tmp_path, delimiter, encoding):
    path = write(tmp_path / "guichets.csv", [FRENCH], delimiter, encoding)

    guichets_import.sync(
        guichet_rows.read(path),
        today=TODAY,
        progress=lambda rows: None,
        refuse=lambda line, reason: pytest.fail(reason),
    )

    guichet = Guichet.objects.get(code="G5903")
    assert (guichet.organisme.epci_id, guichet.territory_id) == ("200093201", "059")
    assert guichet.address == "2 place du Théâtre"
    assert (guichet.latitude, guichet.longitude) == (50.63, 3.06)
    assert guichet.services == ["enregistrer", "renouveler"]
    assert guichet.weekly_hours == "lu 09:00-12:00; ma 14:00-17:30"
    assert (guichet.appointment, guichet.step_free, guichet.sign_language) == (
        "obligatoire",
        True,
        True,
    )
    assert guichet.languages == ["en", "ar"]
    # Lomme has been in Lille since 2000.
    assert guichet.catchment == ["200093201", "59", "59350"]
    assert guichet.verified_on == date(2026, 10, 1)


def test_what_the_file_does_not_say_stays():
    Import(row(languages="ar", latitude="50.6", longitude="3.0"))
    short = {name: text for name, text in row(name="Nouveau nom").items() if name != "phone"}

    assert Import(short).report.updated == 1

    guichet = Guichet.objects.get()
    assert (guichet.name, guichet.phone) == ("Nouveau nom", "03 53 01 00 00")
    assert (guichet.languages, guichet.latitude) == (["ar"], 50.6)


def test_an_older_file_does_not_write_over_a_card_kept_by_its_agents():
    Import(row())
    Guichet.objects.update(
        phone="03 00 00 00 01", edited_on=date(2026, 11, 1), verified_on=date(2026, 11, 1)
    )

    Import(row(name="Nouveau nom", phone="03 00 00 00 02"))
    Import(row(name="Nouveau nom", phone="03 00 00 00 03", verified_on="2026-10-31"))
    guichet = Guichet.objects.get()
    assert (guichet.name, guichet.phone) == ("Nouveau nom", "03 00 00 00 01")
    assert guichet.verified_on == date(2026, 11, 1)

    Import(row(name="Nouveau nom", phone="03 00 00 00 04", verified_on="2026-11-02"))
    guichet = Guichet.objects.get()
    assert (guichet.phone, guichet.verified_on) == ("03 00 00 00 04", date(2026, 11, 2))


def test_hours_as_the_dila_writes_them_are_read():
    spans = [{"nom_jour_debut": "Lundi", "nom_jour_fin": "Mardi", "commentaire": "Sauf août"}]
    spans[0] |= {"valeur_heure_debut_1": "09:00:00", "valeur_heure_fin_1": "12:00:00"}

    Import(row(hours=json.dumps(spans)))

    guichet = Guichet.objects.get()
    assert guichet.weekly_hours == "lu 09:00-12:00; ma 09:00-12:00"
    assert guichet.hours_note.startswith("Sauf août")


def test_hours_in_free_text_are_kept_as_a_note():
    Import(row(hours="Du lundi au jeudi sauf la veille des fêtes"))

    guichet = Guichet.objects.get()
    assert guichet.weekly_hours == ""
    assert guichet.hours_note.startswith("Du lundi au jeudi sauf la veille des fêtes")


def test_the_command_imports_tells_what_it_refuses_and_a_dry_run_writes_nothing(tmp_path):
    rows = [row(), row("G5902", commune="00000")]
    path, out, told = write(tmp_path / "guichets.csv", rows, ";"), io.StringIO(), io.StringIO()

    call_command("import_file", "guichets", path, dry_run=True, stdout=out, stderr=told)
    assert not Guichet.objects.exists()
    call_command("import_file", "guichets", path, stdout=out, stderr=told)

    first, second = out.getvalue().splitlines()
    assert first == "created=1 updated=0 unchanged=0 left=0 refused=1 dry_run=True"
    assert second == "created=1 updated=0 unchanged=0 left=0 refused=1 dry_run=False"
    assert "ligne 3 : G5902 : La commune « 00000 » n'est pas connue." in told.getvalue()
    assert {kind.slug for kind in registry.kinds()} >= {"guichets", "annuaire-dila", "mairies"}


def test_a_file_without_its_columns_says_which(tmp_path):
    path = write(tmp_path / "guichets.csv", [{"code": "G5901", "nom": "x"}])

    with pytest.raises(UnusableFile, match="organisme, kind, address"):
        list(guichet_rows.read(path))


def test_the_command_of_landlords_names_what_is_wrong(tmp_path):
    path = write(tmp_path / "bailleurs.csv", [{"siren": "1"}])

    with pytest.raises(CommandError, match="MissingColumns"):
        call_command("load_landlords", str(path), stderr=io.StringIO())
    with pytest.raises(CommandError, match="Fichier absent"):
        call_command("load_landlords", str(tmp_path / "no.csv"), stderr=io.StringIO())


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

    with pytest.raises(landlords_import.TooManyClosures):
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


def test_the_demonstration_covers_every_departement_and_kind_and_loads_once(demonstration_rows):
    departements = Departement.objects.filter(territory__isnull=False)
    assert departements.exclude(communes__guichets__isnull=False).count() == 0
    assert set(Organisme.objects.values_list("kind", flat=True)) == set(OrganismeKind.values)
    assert Organisme.objects.get(kind="epci", epci="200093201").guichets.count() == 1
    assert Guichet.objects.filter(special_days__isnull=False).exists()

    guichets, landlords = demonstration.load(today=TODAY, progress=lambda report: None)

    assert (guichets.created, guichets.updated, guichets.left) == (0, 0, 0)
    assert (landlords.created, landlords.updated) == (0, 0)
    assert AbnormalDelay.objects.count() == 3


def test_synthetic_rows_are_the_same_each_time_and_have_codes_of_their_own():
    rows = [row for _line, row in synthetic.rows(each=80, today=TODAY)]

    assert rows == [row for _line, row in synthetic.rows(each=80, today=TODAY)]
    assert len({row["code"] for row in rows}) == len(rows) >= 8_000
