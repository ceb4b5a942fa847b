"""The ceilings: 222 cases whose figures and categories were typed from the printed tables of the
arrêtés of 2025 and 2026 and from the words of their annex, not from our file nor our code. An
empty cell: the amount is printed nowhere."""

import csv
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.figures.ceilings import Household, Income, compare
from directory.figures.ceilings_import import FILE
from directory.figures.ceilings_table import CATEGORIES, CeilingTable, fresh_ceilings
from directory.figures.enums import CeilingZone, Financing
from directory.figures.models import Ceiling
from directory.imports.registry import UnusableFile
from directory.territory.models import Commune
from tests.factories.ceilings import load_ceilings

TYPED = (Path(__file__).parent / "ceilings_cases.csv").read_text()
CASES = list(csv.DictReader(TYPED.splitlines()))
BORDERING = [
    "93001",
    "93006",
    "92012",
    "94018",
    "92024",
    "94033",
    "94037",
    "92040",
    "94041",
    "94042",
    "94043",
    "93045",
    "93061",
    "92044",
    "92046",
    "93048",
    "92049",
    "92051",
    "94052",
    "93055",
    "92062",
    "92064",
    "93066",
    "94067",
    "94069",
    "93070",
    "92073",
    "92075",
    "94080",
]


@pytest.fixture(scope="module")
def table():
    """From the file, without database."""
    with FILE.open() as lines:
        rows = csv.DictReader(lines)
        return CeilingTable(
            (
                int(row["annee"]),
                row["zone"],
                row["financement"],
                row["categorie_menage"],
                int(row["montant_eur"]),
                row["statut"],
            )
            for row in rows
        )


def test_there_are_enough_cases():
    assert len(CASES) >= 200


@pytest.mark.parametrize("case", CASES, ids=range(2, len(CASES) + 2))
def test_a_case(table, case):
    ages = tuple(map(int, case["couple_ages"].split("+"))) if case["couple_ages"] else None
    household = Household(
        adults=int(case["adults"]),
        dependants=int(case["dependants"]),
        couple_ages=ages,
        disabled=case["disabled"] == "oui",
    )
    income = Income(
        *(int(case[name]) if case[name] else None for name in ("reference", "last_year")),
        twelve_months=int(case["twelve_months"]) if case["twelve_months"] else None,
    )

    compared = compare(household, income, table.cells(int(case["year"]), case["zone"]))

    assert (household.category, household.supplements) == (
        int(case["category"]),
        int(case["supplements"]),
    )
    assert income.retained == int(case["retained"])
    for row in compared:
        if printed := case[row.financing.value.lower()]:
            assert row.ceiling == int(printed)
            assert row.margin == int(printed) - int(case["retained"])
            assert row.is_under == (int(case["retained"]) <= int(printed))


def test_every_pls_of_the_file_is_its_plus_and_thirty_per_cent_rounded_half_up(table):
    """CCH: PLS = 1.3 × PLUS; Python's own rounding would give 51,850 for 39,885."""
    for year in table.years:
        for zone in (CeilingZone.PARIS, CeilingZone.ILE_DE_FRANCE, CeilingZone.OTHER):
            cells = table.cells(year, zone)
            for category in CATEGORIES:
                exact = Decimal(cells(Financing.PLUS, category).euros) * Decimal("1.3")
                rounded = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
                assert cells(Financing.PLS, category).euros == rounded, (year, zone, category)
    assert table.cells(2025, CeilingZone.PARIS)(Financing.PLS, "2").euros == 51_851


def test_the_file_is_whole_and_each_ceiling_above_the_one_before(table):
    assert table.years == list(range(2026, 2016, -1))
    for year in table.years:
        for zone in (CeilingZone.PARIS, CeilingZone.ILE_DE_FRANCE, CeilingZone.OTHER):
            cells = table.cells(year, zone)
            for financing in Financing:
                amounts = [cells(financing, category).euros for category in CATEGORIES[:-1]]
                assert amounts == sorted(set(amounts))
            for category in CATEGORIES:
                by_kind = [cells(financing, category).euros for financing in Financing]
                assert by_kind == sorted(set(by_kind))


def test_the_last_known_year_serves_until_the_next_is_loaded(table):
    assert table.year_for(date(2026, 11, 2), CeilingZone.OTHER) == 2026
    assert table.year_for(date(2027, 1, 1), CeilingZone.OTHER) == 2026
    assert table.year_for(date(2019, 5, 1), CeilingZone.OTHER) == 2019
    assert table.year_for(date(2026, 11, 2), CeilingZone.OVERSEAS) is None


@given(
    adults=st.integers(1, 20),
    dependants=st.integers(0, 20),
    disabled=st.booleans(),
    reference=st.integers(0, 10**7),
)
def test_one_person_more_never_lowers_a_ceiling(table, adults, dependants, disabled, reference):
    cells, income = table.cells(2026, CeilingZone.OTHER), Income(reference)
    smaller = compare(Household(adults, dependants, disabled=disabled), income, cells)
    larger = compare(Household(adults, dependants + 1, disabled=disabled), income, cells)

    assert all(less.ceiling < more.ceiling for less, more in zip(smaller, larger, strict=True))


@given(
    reference=st.integers(0, 10**7),
    last_year=st.none() | st.integers(0, 10**7),
    twelve_months=st.none() | st.integers(0, 10**7),
)
def test_a_recent_income_never_raises_what_is_retained(reference, last_year, twelve_months):
    income = Income(reference, last_year, twelve_months)

    assert income.retained <= reference
    assert income.retained in (reference, last_year, twelve_months)
    assert getattr(income, income.retained_from) == income.retained


# -- in the database


@pytest.mark.django_db
def test_the_file_is_loaded_once_and_a_second_time_changes_nothing(table_of_its_own):
    Ceiling.objects.all().delete()

    assert str(load_ceilings()) == "created=630 updated=0 unchanged=0 left=0"
    assert str(load_ceilings()) == "created=0 updated=0 unchanged=630 left=0"
    assert fresh_ceilings().years[0] == 2026


@pytest.mark.django_db
def test_a_corrected_amount_is_seen_at_the_next_look(tmp_path, table_of_its_own):
    assert fresh_ceilings().cells(2026, CeilingZone.OTHER)(Financing.PLAI, "1").euros == 12_870
    file = tmp_path / "plafonds.csv"
    file.write_text(
        "annee,financement,zone,categorie_menage,montant_eur,statut\n"
        "2026,PLAI,autres_regions,1,12871,releve\n"
    )

    report = load_ceilings(file)

    assert (report.created, report.updated) == (0, 1)
    corrected = fresh_ceilings().cells(2026, CeilingZone.OTHER)(Financing.PLAI, "1")
    assert (corrected.euros, corrected.is_official) == (12_871, True)


@pytest.mark.django_db
def test_a_row_that_cannot_be_used_is_told_with_its_line(tmp_path, table_of_its_own):
    Ceiling.objects.all().delete()
    file = tmp_path / "plafonds.csv"
    file.write_text(
        "\ufeffannee,financement,zone,categorie_menage,montant_eur,statut\n"
        "2026,PLAI,autres_regions,1,12870,releve\n"
        "2026,PLI,autres_regions,1,12870,releve\n"
        "2026,PLAI,autres_regions,1,99,releve\n"
        "deux mille,PLAI,autres_regions,2,12870,releve\n"
        "2026,PLAI,autres_regions,3,-5,releve\n"
        "2026,PLAI\n"
    )
    refused = []

    report = load_ceilings(file, refused)

    assert report.created == Ceiling.objects.count() == 1
    assert [line for line, _why in refused] == [3, 4, 5, 6, 7]
    assert refused[0][1] == "Le financement n'est ni PLAI, ni PLUS, ni PLS."


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"a,b\n1,2\n", b"\x00" * 100])
@pytest.mark.django_db
def test_a_file_of_something_else_is_refused_with_a_sentence(tmp_path, content):
    file = tmp_path / "plafonds.csv"
    file.write_bytes(content)

    with pytest.raises(UnusableFile, match="fichier"):
        load_ceilings(file)


def test_zones_of_communes_are_those_of_the_law(db):
    zones = dict(Commune.objects.values_list("pk", "ceiling_zone"))
    arrondissements = [f"751{rank:02}" for rank in range(1, 21)]

    assert {zones[code] for code in [*BORDERING, "75056", *arrondissements]} == {CeilingZone.PARIS}
    assert zones["93008"] == CeilingZone.ILE_DE_FRANCE  # Bobigny
    assert {zones[code] for code in ("13055", "2A004", "59350")} == {CeilingZone.OTHER}
    assert zones["97411"] == CeilingZone.OVERSEAS
