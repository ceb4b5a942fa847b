"""Town halls and France services from the directory of the administration: help, no guichet."""

import gzip
import json
from datetime import date
from itertools import islice

import pytest
from django.utils import timezone

from directory.guichets import dila, help_places_import
from directory.guichets.enums import HelpPlaceKind
from directory.guichets.models import Guichet, HelpPlace
from directory.imports.registry import Job, TooManyLosses, UnusableFile

pytestmark = pytest.mark.django_db

HOURS = [
    {
        "nom_jour_debut": "Lundi",
        "nom_jour_fin": "Jeudi",
        "valeur_heure_debut_1": "08:30:00",
        "valeur_heure_fin_1": "12:00:00",
        "valeur_heure_debut_2": "13:30:00",
        "valeur_heure_fin_2": "17:00:00",
        "commentaire": "",
    },
    {
        "nom_jour_debut": "Vendredi",
        "nom_jour_fin": "Vendredi",
        "valeur_heure_debut_1": "08:30:00",
        "valeur_heure_fin_1": "12:00:00",
        "valeur_heure_debut_2": "",
        "valeur_heure_fin_2": "",
        "commentaire": "Fermé pendant les vacances",
    },
]


def record(kind="mairie", code="59350", **changes):
    """As the export of the API gives it: JSON inside texts."""
    said = {
        "id": f"id-{kind}-{code}",
        "nom": "Mairie - Lille",
        "code_insee_commune": code,
        "pivot": [{"type_service_local": kind, "code_insee_commune": [code]}],
        "adresse": [
            {"type_adresse": "Adresse postale", "numero_voie": "CS 30667", "code_postal": "59033"},
            {
                "type_adresse": "Adresse",
                "complement1": "Hôtel de ville",
                "numero_voie": "Place Augustin-Laurent",
                "code_postal": "59000",
                "nom_commune": "Lille",
                "longitude": "3.0706",
                "latitude": "50.6305",
                "accessibilite": "ACC",
            },
        ],
        "telephone": [{"valeur": "03 20 49 50 00", "description": ""}],
        "site_internet": [{"libelle": "", "valeur": "https://www.lille.fr"}],
        "plage_ouverture": HOURS,
        "adresse_courriel": "contact@exemple.fr",
        "date_modification": "2026-10-05T08:00:00+02:00",
        **changes,
    }
    return {
        name: json.dumps(value) if isinstance(value, list) else value
        for name, value in said.items()
    }


def run(path, run=help_places_import.run_dila, **options):
    refused = {}
    report = run(path, Job(timezone.now(), lambda rows: None, refused.__setitem__, **options))
    return (report.created, report.updated, report.unchanged, report.left), refused


def saved(tmp_path, content, name="annuaire.json"):
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_a_town_hall_becomes_a_place_that_helps_and_never_a_guichet(tmp_path):
    path = saved(tmp_path, [record()])

    assert run(path) == ((1, 0, 0, 0), {})
    assert run(path) == ((0, 0, 1, 0), {})

    place = HelpPlace.objects.get()
    assert (place.kind, place.key, place.commune_id) == (HelpPlaceKind.TOWN_HALL, "59350", "59350")
    assert place.address == "Hôtel de ville\nPlace Augustin-Laurent"
    assert (place.postcode, place.phone) == ("59000", "03 20 49 50 00")
    assert (place.website, place.email) == ("https://www.lille.fr", "contact@exemple.fr")
    assert place.weekly_hours == "; ".join(
        [*(f"{day} 08:30-12:00,13:30-17:00" for day in ("lu", "ma", "me", "je")), "ve 08:30-12:00"]
    )
    assert place.hours_note == "Fermé pendant les vacances"
    assert (place.step_free, place.verified_on) == (True, date(2026, 10, 5))
    assert not Guichet.objects.exists()


def plain_lists(**changes):
    """As the whole file of data.gouv gives it: lists."""
    return {
        name: json.loads(value) if name not in ("id", "nom") and value[:1] == "[" else value
        for name, value in record(**changes).items()
    }


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"service": [plain_lists(), plain_lists(code="59512")]}),
        json.dumps({"total_count": 2, "results": [record(), record(code="59512")]}),
        "\n".join(json.dumps(record(code=code)) for code in ("59350", "59512")),
        json.dumps([record(), record(code="59512")], indent=2),
    ],
)
def test_each_layout_of_the_file_is_read(tmp_path, content):
    assert run(saved(tmp_path, content))[0] == (2, 0, 0, 0)


def test_a_file_longer_than_a_mouthful_is_read_bit_by_bit(tmp_path, monkeypatch):
    monkeypatch.setattr(dila, "CHUNK", 100)
    path = saved(tmp_path, [record(), record("prefecture"), record(code="59512")])

    assert run(path)[0] == (2, 0, 0, 0)


def test_france_services_are_kept_and_other_services_are_not(tmp_path):
    annexe = record(code="59183", nom="Mairie annexe - Malo-les-Bains")
    rows = [record("france_services"), record("prefecture"), annexe]

    assert run(saved(tmp_path, rows)) == ((1, 0, 0, 0), {})
    assert HelpPlace.objects.get().key == "id-france_services-59350"


def test_hours_that_cannot_be_read_are_not_half_shown(tmp_path):
    wrong = [*HOURS, {"nom_jour_debut": "Samdi", "valeur_heure_debut_1": "x"}]

    run(saved(tmp_path, [record(plage_ouverture=wrong)]))

    assert HelpPlace.objects.get().weekly_hours == ""


def test_rows_that_cannot_be_used_are_told_by_their_rank(tmp_path):
    rows = [
        record(code="00000"),
        record(),
        record(code="59512", adresse=[{"latitude": "x", "longitude": "3"}]),
        record(),
        record(code="59183", plage_ouverture="{", telephone="[", site_internet=3, nom="\x00M"),
    ]

    counts, refused = run(saved(tmp_path, rows))

    assert counts == (2, 0, 0, 0)
    assert "la commune « 00000 » n'est pas connue" in refused[1]
    assert "n'est pas une position" in refused[3]
    assert "déjà plus haut" in refused[4]


@pytest.mark.parametrize("content", ["", "%PDF-1.4 \x00", "[1, 2]", '[{"a": 1}', "{}x", '"x"'])
def test_what_is_not_the_directory_is_refused(tmp_path, content):
    path = saved(tmp_path, content)
    with pytest.raises(UnusableFile, match="n'est pas un JSON de l'annuaire"):
        run(path)


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "annuaire.json"
    path.write_bytes(b"[\xff\xfe")

    with pytest.raises(UnusableFile):
        run(path)


def town_halls(tmp_path, *rows, name="mairies.csv"):
    head = "code_insee,type,nom,adresse,code_postal,localite,lat,lon,telephone,site,horaires\n"
    path = tmp_path / name
    opened = gzip.open if name.endswith("gz") else open
    with opened(path, "wt", encoding="utf-8") as file:
        file.write(head + "\n".join(rows) + "\n")
    return path


LILLE = '59350,COM,Mairie - Lille,Place,59000,Lille,50.63,3.07,03 20,,"lu 08:00-12:00,14:00-17:00"'
ROUBAIX = "59512,COM,Mairie - Roubaix,Place,59100,Roubaix,,,,,"


def test_town_halls_have_hours_whose_date_nobody_knows(tmp_path):
    path = town_halls(tmp_path, LILLE, ROUBAIX, name="mairies.csv.gz")

    assert run(path, help_places_import.run_town_halls) == ((2, 0, 0, 0), {})
    assert run(path, help_places_import.run_town_halls) == ((0, 0, 2, 0), {})

    place = HelpPlace.objects.get(key="59350")
    today = date(2026, 11, 23)
    assert place.weekly_hours == "lu 08:00-12:00,14:00-17:00"
    assert place.hours_are_fresh(today)
    # Shown as indicative, never « ouvert maintenant ».
    assert place.opening(timezone.now()) is None


def test_a_source_without_date_does_not_write_over_a_dated_one(tmp_path):
    run(saved(tmp_path, [record()]))

    counts, _refused = run(town_halls(tmp_path, LILLE), help_places_import.run_town_halls)

    assert counts == (0, 0, 1, 0)
    assert HelpPlace.objects.get().verified_on == date(2026, 10, 5)


def test_a_town_hall_that_left_its_source_is_closed_unless_too_many_do(tmp_path):
    town = help_places_import.run_town_halls
    run(town_halls(tmp_path, LILLE, ROUBAIX), town)

    with pytest.raises(TooManyLosses, match="1 lieux sur 2"):
        run(town_halls(tmp_path, LILLE), town)

    assert run(town_halls(tmp_path, LILLE), town, accept_losses=True)[0] == (0, 0, 1, 1)
    assert HelpPlace.objects.get(key="59512").closed_on
    assert run(town_halls(tmp_path, LILLE, ROUBAIX), town)[0] == (0, 1, 1, 0)


def test_a_file_of_town_halls_says_what_is_wrong(tmp_path):
    wrong = "59512,COM,Mairie,Place,59100,Roubaix,x,3,,,"
    unknown = "00000,COM,Mairie,Place,59100,Roubaix,,,,,"
    noon = "59183,COM,Mairie,Place,59140,Dunkerque,,,,,lu midi"
    path = town_halls(tmp_path, LILLE, wrong, unknown, noon)

    counts, refused = run(path, help_places_import.run_town_halls)

    assert counts == (2, 0, 0, 0)
    assert list(refused) == [3, 4]
    assert HelpPlace.objects.get(key="59183").weekly_hours == ""
    with pytest.raises(UnusableFile, match="adresse, code_insee"):
        run(saved(tmp_path, "nom,b\n"), help_places_import.run_town_halls)
    with pytest.raises(UnusableFile, match="colonnes attendues"):
        run(saved(tmp_path, "a,b\n"), help_places_import.run_town_halls)


def test_the_town_halls_that_come_with_the_portal_are_readable():
    first = [row for _line, row in islice(help_places_import.read_town_halls(), 500)]

    assert all(isinstance(row, HelpPlace) for row in first)
    assert sum(bool(row.weekly_hours) for row in first) > 450


def test_a_file_without_bottom_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(UnusableFile, match="Téléchargez-le"):
        run(saved(tmp_path, "[" * 100_000))

    assert run(saved(tmp_path, [record() | {"plage_ouverture": "[" * 100_000}]))[0] == (1, 0, 0, 0)
    assert HelpPlace.objects.get().weekly_hours == ""


def test_what_would_run_is_not_the_site_of_a_town_hall(tmp_path):
    text = "code_insee,nom,adresse,site\n59350,Mairie,1 place,javascript:alert(1)\n"

    run(saved(tmp_path, text, "mairies.csv"), help_places_import.run_town_halls)

    assert HelpPlace.objects.get().website == ""


def pivots(*kinds):
    return [{"type_service_local": kind, "code_insee_commune": ["59350"]} for kind in kinds]


@pytest.mark.parametrize("order", [("mairie", "france_services"), ("france_services", "mairie")])
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Mairie - Lille", HelpPlaceKind.TOWN_HALL),
        ("Mairie déléguée - Lomme", HelpPlaceKind.FRANCE_SERVICES),
    ],
)
def test_a_record_of_two_kinds_is_told_once_whatever_their_order(tmp_path, order, name, kind):
    path = saved(tmp_path, json.dumps([record(nom=name, pivot=pivots(*order))]))

    run(path)

    assert [place.kind for place in HelpPlace.objects.all()] == [kind]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_the_file_of_town_halls_is_read_as_spreadsheets_write_it(tmp_path, encoding, delimiter):
    lines = [
        ["Code INSEE", "Nom", "Adresse", "Horaires"],
        ["59350", "Mairie - Hôtel de ville", "Place Augustin-Laurent", "lu 08:00-12:00"],
        ["99999", "Nulle part", "", ""],
    ]
    path = tmp_path / "mairies.csv"
    path.write_text("\n".join(delimiter.join(cells) for cells in lines), encoding=encoding)

    counts, refused = run(path, help_places_import.run_town_halls)

    assert counts == (1, 0, 0, 0)
    assert list(refused) == [3]
    assert HelpPlace.objects.get().name == "Mairie - Hôtel de ville"
