import csv
import zipfile
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import transaction
from openpyxl import Workbook

from directory.figures import demonstration, rpls, sne, sru, zoning
from directory.figures.models import Figure, Source
from directory.imports import registry
from directory.imports.registry import Job, TooManyLosses, UnusableFile
from directory.territory.models import Commune, FormerCommune, ImportStamp

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
LILLE, ROUBAIX, CROIX = "59350", "59512", "59163"


class Running:
    """One import of a file, and what it says."""

    def __init__(self, module, tmp_path):
        self.module, self.folder = module, tmp_path

    def __call__(self, content, name, *, accept_losses=False):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        self.refused, self.read = [], []
        job = Job(
            NOW,
            self.read.append,
            lambda line, reason: self.refused.append((line, reason)),
            file_name=name,
            accept_losses=accept_losses,
        )
        with transaction.atomic():
            return self.module.run(path, job)


@pytest.fixture
def run_rpls(tmp_path):
    return Running(rpls, tmp_path)


@pytest.fixture
def run_sru(tmp_path):
    return Running(sru, tmp_path)


@pytest.fixture
def run_sne(tmp_path):
    return Running(sne, tmp_path)


def figure(code, measure, year, modality="total", level="COM"):
    return Figure.objects.get(level=level, code=code, measure=measure, year=year, modality=modality)


INSEE = (
    "CodGeo;LibGeo;nbLsPls;nbLsMes;txVac;txRot;moyLoy;medLoy\r\n"
    "59350;Lille;31250;120;1,5;7,25;5,91;5,8\r\n"
    "59512;Roubaix;14 800;0;2,1 %;8;5,2;5,1\r\n"
)


@pytest.mark.parametrize(
    "content",
    [
        INSEE.encode(),
        b"\xef\xbb\xbf" + INSEE.encode(),
        INSEE.replace("Lille", "Lill\u00e9").encode("cp1252"),
        INSEE.replace(";", "\t").encode(),
        ("\r\n;;;\r\nRPLS au 1er janvier;;\r\n" + INSEE).encode(),
        INSEE.replace(";nbLsMes", ";Nb LS MES").replace("Nb LS MES", "nv_mes").encode(),
    ],
    ids=["utf-8", "bom", "windows-1252", "tabs", "title-and-blank-lines", "other-header"],
)
def test_the_file_of_insee_is_read_in_every_dress(run_rpls, content):
    report = run_rpls(content, "data_RPLS2024_COM.csv")

    assert run_rpls.refused == []
    assert report.created == 12
    assert figure(LILLE, "stock", 2024).value == 31250
    assert figure(ROUBAIX, "vacancy", 2024).value == Decimal("2.1")
    assert figure(LILLE, "rotation", 2024).value == Decimal("7.25")
    assert figure(LILLE, "stock", 2024).on.isoformat() == "2024-01-01"
    assert Source.objects.get().vintage == 2024


def test_a_second_import_changes_nothing_and_a_new_value_one_row(run_rpls):
    run_rpls(INSEE, "rpls_2024.csv")

    again = run_rpls(INSEE, "rpls_2024.csv")
    changed = run_rpls(INSEE.replace("31250", "31251"), "rpls_2024.csv")

    assert (again.created, again.updated, again.unchanged, again.left) == (0, 0, 12, 0)
    assert (changed.updated, changed.unchanged) == (1, 11)


def test_a_file_suddenly_shorter_stops_unless_it_is_accepted(run_rpls):
    run_rpls(INSEE, "rpls_2024.csv")
    short = "\r\n".join(INSEE.split("\r\n")[:2])

    with pytest.raises(TooManyLosses, match="6 des 12"):
        run_rpls(short, "rpls_2024.csv")

    report = run_rpls(short, "rpls_2024.csv", accept_losses=True)
    assert report.left == 6


def test_lines_that_cannot_be_used_are_named_and_the_others_imported(run_rpls):
    bad = INSEE + "99999;Nulle part;10;;;;;\r\n59163;Croix;beaucoup;;;;;\r\n59350;Lille;1;;;;;\r\n"

    report = run_rpls(bad, "rpls_2024.csv")

    assert report.created == 12
    assert [line for line, _reason in run_rpls.refused] == [4, 5, 6]
    assert "99999" in run_rpls.refused[0][1]
    assert "« beaucoup »" in run_rpls.refused[1][1]
    assert "Deuxième ligne" in run_rpls.refused[2][1]


def test_communes_merged_since_count_together_for_the_commune_of_today(run_rpls):
    former = FormerCommune.objects.exclude(code__in=Commune.objects.values("pk")).first()
    today = former.successor_id
    content = f"CodGeo;LibGeo;nbLsPls;txVac\n{today};Nouvelle;100;2\n{former.code};Ancienne;40;4\n"

    run_rpls(content, "rpls_2024.csv")

    assert figure(today, "stock", 2024).value == 140
    # No mean of two rates is made up.
    assert not Figure.objects.filter(code=today, measure="vacancy").exists()
    assert "sont ajoutés" in run_rpls.refused[0][1]


def workbook(tmp_path, sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path.read_bytes()


SDES_HEADERS = [
    *("nb_ls", "nb_ls_1piece", "nb_ls_2piece", "nb_ls_3piece", "nb_ls_4piece"),
    *("nb_ls_5piece_plus", "nb_ls2023", "tx_vac", "tx_vac_2023", "loymoy"),
]


def test_the_workbook_of_the_sdes_gives_every_level_and_the_years_before(run_rpls, tmp_path):
    title = [["Résultats du RPLS"], [], ["Champ : France"], [], []]
    numbers = [1000, 100, 200, 400, 250, 50, 990, 1.5, 1.75, 5.91]
    content = workbook(
        tmp_path,
        {
            "INFORMATIONS": [["Source : SDES, RPLS 2024"]],
            "REGION": [*title, ["REG", "LIBREG", *SDES_HEADERS], ["32", "HdF", *numbers]],
            "DEPARTEMENT": [*title, ["REG", "DEP", *SDES_HEADERS], ["32", "59", *numbers]],
            "EPCI": [*title, ["EPCI_DEP", *SDES_HEADERS], ["200093201 - (59)", *numbers]],
            "COMMUNES": [
                *title,
                ["REG", "DEP", "LIBCOM", "DEPCOM_ARM", *SDES_HEADERS],
                ["32", "59", "Lille", 59350, *numbers],
                ["84", "01", "Bourg", 1053.0, *numbers],
            ],
        },
    )

    run_rpls(content, "resultats_rpls_2024_v4.xlsx")

    assert run_rpls.refused == []
    levels = set(Figure.objects.values_list("level", "code"))
    assert levels == {("REG", "32"), ("DEP", "59"), ("EPCI", "200093201"), ("COM", "59350"),
                      ("COM", "01053")}  # fmt: skip
    assert figure("01053", "stock", 2024, "T5P").value == 50
    assert figure(LILLE, "stock", 2023).value == 990
    assert figure("59", "vacancy", 2023, level="DEP").value == Decimal("1.75")


def test_a_workbook_that_unpacks_without_end_is_refused(run_rpls, tmp_path, settings):
    settings.IMPORTS_MAX_UNPACKED_BYTES = 1_000_000
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 5_000_000)

    with pytest.raises(UnusableFile, match="trop gros"):
        run_rpls(path.read_bytes(), "rpls_2024.xlsx")


@pytest.mark.parametrize(
    "content",
    ["", "\n\n\n", "\0\0", "a;b\n" * 50, '"' + "x;" * 300],
    ids=["nothing", "blank", "nul", "other-columns", "open-quote"],
)
def test_whatever_is_given_in_place_of_a_table_is_refused_in_a_sentence(run_rpls, content):
    with pytest.raises(UnusableFile, match=r"\w+ .*\.$"):
        run_rpls(content, "rpls_2024.csv")

    assert not Figure.objects.exists()


def test_small_counts_are_never_stored_nor_the_rates_that_are_about_them(run_rpls):
    run_rpls(INSEE + "59163;Croix;7;3;14,2;1;5;5\r\n", "rpls_2024.csv")

    of_croix = Figure.objects.filter(code=CROIX)
    assert set(of_croix.values_list("measure", "secret")) == {
        ("stock", "P"),
        ("new", "P"),
        ("vacancy", "P"),
        ("rotation", "P"),
        ("rent_mean", "P"),
        ("rent_median", "P"),
    }
    assert set(of_croix.values_list("value", "n")) == {(None, None)}


SRU_2025 = (
    "\r\nRegion;Code_INSEE_commune;Nom_commune;Nombre_lls_ Inventaire_au_01_01_2025;"
    "Taux_SRU_au_01_01_2025;Taux_cible_commune;commune_deficitaire;Commune_carencée;"
    "Commune_exemptée_2023_2025\r\n"
    "HdF;59350;Lille;31 000;26,78 %;20 %;Non;Non;Non\r\n"
    "HdF;59512;Roubaix;15000;124,24;20;Oui;Oui;Non\r\n"
    "HdF;59163;Croix;;;25;Oui;Non;Non\r\n"
)


def test_the_sru_inventory_is_read_with_the_year_of_its_columns(run_sru):
    run_sru(SRU_2025.encode("cp1252"), "inventaire.csv")

    assert run_sru.refused == []
    assert figure(LILLE, "sru_rate", 2025).value == Decimal("26.78")
    assert figure(LILLE, "sru_stock", 2025).value == 31000
    assert [figure(code, "sru_status", 2025).value for code in (LILLE, ROUBAIX, CROIX)] == [0, 2, 1]
    # No rate is published of a commune that has just entered: it is not a secret.
    assert not Figure.objects.filter(code=CROIX, measure="sru_rate").exists()


SNE_HEADERS = [
    "Niveau géographique",
    "Code",
    "Nom",
    "Nombre de demandes ciblant le territoire en choix 1 au 31/12/2025",
    "Nombre d'attributions en 2025",
    "Nombre de demandes pour une attribution",
    "Nombre de demandes pour une attribution - T1",
    "Nombre de demandes pour une attribution - T4+",
    "Délai médian d'attribution (en mois)",
    "Part des ménages ayant déposé leur demande il y a au moins 5 ans",
]
SNE = [
    SNE_HEADERS,
    ["Région", "32", "HdF", 250000, 40000, 6.2, 9, 4, 12.5, 14],
    ["EPT", "T1", "Paris", 1, 1, 1, 1, 1, 1, 1],
    ["Commune", "59350", "Lille", 18740, 1960, 9.6, 14.2, 7, "31,5", 20],
    ["Commune", "59512", "Roubaix", 9000, 800, 11.2, 12, 6, 20, 20],
    ["Commune", "59163", "Croix", 400, "-", "-", "-", "-", "-", 1],
]


def test_demands_and_allocations_are_read_with_their_day_and_year(run_sne, tmp_path):
    run_sne(workbook(tmp_path, {"Ensemble": SNE}), "socle.xlsx")

    assert [line for line, _reason in run_sne.refused] == [3]
    demands = figure(LILLE, "demands", 2025)
    assert (demands.value, demands.on.isoformat()) == (18740, "2025-12-31")
    assert figure("32", "demands", 2025, level="REG").value == 250000
    delay = figure(LILLE, "delay", 2025)
    assert (delay.value, delay.n, delay.on) == (Decimal("31.5"), 1960, None)
    assert figure(LILLE, "pressure", 2025, "T4P").value == 7
    # Of the total, the pressure is computed from the counts that are published.
    assert not Figure.objects.filter(measure="pressure", modality="total").exists()


def test_what_the_publisher_masks_stays_masked_and_takes_a_neighbour_along(run_sne, tmp_path):
    run_sne(workbook(tmp_path, {"Ensemble": SNE}), "socle.xlsx")

    assert figure(CROIX, "allocations", 2025).secret == "P"
    # The region says the sum: with Croix alone masked, it would give it back.
    assert figure(ROUBAIX, "allocations", 2025).secret == "S"
    assert figure(CROIX, "delay", 2025).secret == "P"
    # A delay says how many allocations it is about: those of Roubaix would be read there.
    assert (figure(ROUBAIX, "delay", 2025).value, figure(ROUBAIX, "delay", 2025).n) == (20, None)
    # 1 % of 400 households are four.
    assert figure(CROIX, "old_share", 2025).secret == "P"
    assert not Figure.objects.filter(code=CROIX, measure="pressure").exists()


def test_zones_are_written_and_every_process_is_told(tmp_path):
    run = Running(zoning, tmp_path)
    before = ImportStamp.objects.get(name="communes").stamp
    Commune.objects.filter(pk=LILLE).update(zone_abc="C", zone_123="3")
    abc = "CODGEO;LIBGEO;Zone en vigueur depuis le 5 juillet 2024\n59350;Lille;A\n59512;R;Z9\n"

    report = run(abc, "zonage.csv")
    run("CODGEO,LIBCOM_2014,REG,DEP,Zonage\n59350,Lille,32,59,02\n", "zonage_123.csv")

    lille = Commune.objects.get(pk=LILLE)
    assert (lille.zone_abc, lille.zone_123) == ("A", "2")
    assert report.updated == 1
    assert ImportStamp.objects.get(name="communes").stamp != before
    assert run("CODGEO,Zonage\n59350,2\n", "zonage_123.csv").updated == 0


def test_the_territories_come_with_their_zones():
    assert Commune.objects.get(pk="75056").zone_abc == "Abis"
    assert Commune.objects.get(pk="75056").zone_123 == "1bis"


def test_real_figures_take_the_place_of_the_demonstration_ones(run_rpls):
    source = Source.objects.create(
        slug="demonstration", vintage=2025, name="Démonstration", demonstration=True
    )
    for modality in ("total", "T1"):
        Figure.objects.create(
            level="COM", code=LILLE, measure="stock", year=2025, modality=modality, value=50,
            source=source,
        )  # fmt: skip

    run_rpls(INSEE, "rpls_2024.csv")

    kept = Figure.objects.filter(code=LILLE, measure="stock")
    assert [(each.year, each.value) for each in kept] == [(2024, 31250)]


def test_each_kind_is_declared_with_what_an_editor_reads():
    found = {kind.slug: kind for kind in registry.kinds()}

    assert {"rpls", "sru", "sne", "zonage"} <= found.keys()
    assert all(kind.label and kind.help_text and kind.tables for kind in found.values())


@pytest.mark.parametrize("total", [0, 1, 59, 100, 12345])
def test_demonstration_counts_are_shared_out_without_rest(total):
    assert sum(demonstration.share_out(total, (11, 30, 34, 20, 5))) == total


def test_the_demonstration_says_the_same_every_time():
    zone = demonstration.ZONES["A"]

    counts, delay = demonstration.of_commune(LILLE, 236710, zone)

    assert (counts, delay) == demonstration.of_commune(LILLE, 236710, zone)
    assert len(counts["stock"]) == 10
    assert demonstration.of_commune("59001", 200, zone) is None


@pytest.mark.parametrize(
    ("insee", "population", "zone", "demands", "pressure"),
    [
        ("75115", 229_713, "Abis", (25_000, 45_000), (8, 18)),
        (LILLE, 238_246, "A", (10_000, 25_000), (5, 15)),
        (ROUBAIX, 98_286, "B1", (2_000, 8_000), (4, 9)),
        ("23096", 12_955, "C", (50, 200), (1, 4)),
        ("59001", 1_500, "C", (3, 30), (1, 4)),
    ],
)
def test_the_demonstration_can_be_believed(insee, population, zone, demands, pressure):
    counts, _delay = demonstration.of_commune(insee, population, demonstration.ZONES[zone])

    waiting, allocated = (counts[each][2025] for each in ("demands", "allocations"))
    assert demands[0] <= waiting <= demands[1]
    assert pressure[0] <= waiting / allocated <= pressure[1]


def test_rows_as_csv_with_commas_inside_quotes_are_whole(run_sru, tmp_path):
    path = tmp_path / "sru.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["code_insee", "nom", "taux_sru_pct", "taux_cible_pct", "statut"])
        writer.writerow([LILLE, "Lille, ville", "26,5", "20", "en_regle"])

    run_sru(path.read_bytes(), "sru_2024.csv")

    assert figure(LILLE, "sru_rate", 2024).value == Decimal("26.5")
