"""The key figures shown on the pages of places."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.safestring import SafeString

from directory.figures.enums import Level, Measure
from directory.figures.reading import Cell, Place, key_figures, last_of, series
from directory.places.charts import Value, bars, columns
from directory.places.figures_section import (
    Column,
    FiguresSection,
    Highlight,
    Row,
    Table,
    figures_section,
)
from directory.places.wording import delay_words, pressure_words
from tests.factories.figures import FigureFactory, SourceFactory

pytestmark = pytest.mark.django_db
LILLE = "/communes/59350-lille/"
PLACES = {
    "COM": ("59350", LILLE),
    "EPCI": ("200093201", "/intercommunalites/200093201-metropole-europeenne-de-lille/"),
    "DEP": ("59", "/departements/59-nord/"),
    "REG": ("32", "/regions/32-hauts-de-france/"),
}


def lille_in_2025():
    """domain.md 15.5: T5+ has few allocations, T1 is hidden so that it cannot be found again."""
    for modality, waiting, allocated in (
        ("total", 18740, 1960),
        ("T1", 3120, None),
        ("T2", 6980, 620),
        ("T3", 5050, 790),
        ("T5P", 880, None),
    ):
        FigureFactory(modality=modality, value=waiting, on=date(2025, 12, 31))
        secret = {"T1": "S", "T5P": "P"}.get(modality, "")
        FigureFactory(measure="allocations", modality=modality, value=allocated, secret=secret)
    FigureFactory(measure="delay", value=Decimal("27"), n=1960)
    FigureFactory(
        measure="stock", value=31250, on=date(2025, 1, 1), source=SourceFactory(slug="rpls")
    )


def text(response) -> str:
    return response.content.decode().replace("\xa0", " ").replace("\u202f", " ")


def test_a_commune_says_what_was_observed_with_its_date(client):
    lille_in_2025()

    page = text(client.get(LILLE))

    assert "1 attribution pour environ 10 demandes" in page
    assert "2 ans et 3 mois" in page
    assert "La moitié des 1 960 attributions en 2025 ont été plus rapides." in page
    assert "Au 31 décembre 2025." in page
    assert "Au 1er janvier 2025." in page
    assert "n'est pas une promesse" in page
    assert 'href="https://exemple.fr/sne"' in page


def test_what_is_not_published_is_said_and_never_drawn(client):
    lille_in_2025()

    section = figures_section(Place(Level.COMMUNE, "59350"))
    page = text(client.get(LILLE))

    cells = {row.label: row.cells for row in section.types.rows}
    allocations = [column.label for column in section.types.columns].index("Attributions")
    assert cells["1 pièce (T1)"][allocations] == "secret"
    assert cells["5 pièces et plus (T5)"][allocations] == "< 11"
    assert section.masked
    assert "Les petits nombres ne sont pas publiés" in page
    # Four types are drawn, two of them without the bar of their allocations.
    waiting, allocated = section.types.charts[0].bars
    assert (waiting.d.count("M"), allocated.d.count("M")) == (4, 2)


@pytest.mark.parametrize("level", PLACES)
def test_each_level_shows_its_own_figures(client, level):
    code, url = PLACES[level]
    FigureFactory(level=level, code=code, value=4321)

    assert "4 321" in text(client.get(url))


def test_made_up_figures_are_labelled(client):
    FigureFactory(source=SourceFactory(demonstration=True, url=""))

    page = text(client.get(LILLE))

    assert "Données de démonstration" in page
    assert "Ces chiffres sont inventés" in page


def test_without_figures_the_page_says_so(client):
    assert "Nous n'avons pas de chiffres pour ce lieu." in text(client.get(LILLE))


def test_years_stand_in_a_table_the_last_first():
    for year in (2023, 2024, 2025):
        FigureFactory(year=year, value=year)

    table = figures_section(Place(Level.COMMUNE, "59350")).years

    assert [row.label for row in table.rows] == ["2025", "2024", "2023"]
    assert len(table.charts) == 1


def test_the_last_year_of_the_series_is_what_key_figures_reads():
    lille_in_2025()
    for year in (2023, 2024):
        FigureFactory(year=year)
    place = Place(Level.COMMUNE, "59350")

    assert last_of(series(place)) == key_figures([place])[place]


@pytest.mark.parametrize("years", [1, 10])
def test_a_page_costs_the_same_with_one_and_ten_years(client, django_assert_num_queries, years):
    for year in range(2026 - years, 2026):
        for modality in ("total", "T1", "T2"):
            FigureFactory(year=year, modality=modality)
            FigureFactory(year=year, modality=modality, measure="allocations", value=500)

    with django_assert_num_queries(
        1  # is the table of communes the one of now
        + 1  # guichets of the territory
        + 1  # town halls of the département
        + 1  # landlords of the département
        + 1  # figures of all the years
        + 1  # sources
        + 1  # abnormal delays of the territory
    ):
        client.get(LILLE)
    # What a territory shares is read once until something public changes.
    with django_assert_num_queries(1):  # figures of all the years
        client.get("/communes/59512-roubaix/")
    with django_assert_num_queries(0):
        client.get(LILLE)


@pytest.mark.parametrize("url", [PLACES["EPCI"][1], PLACES["DEP"][1], PLACES["REG"][1]])
def test_the_page_of_a_larger_place_has_its_budget(client, django_assert_max_num_queries, url):
    client.get(LILLE)

    with django_assert_max_num_queries(
        1  # is the table of communes the one of now
        + 1  # figures of all the years
        + 1  # abnormal delays
    ):
        client.get(url)
    with django_assert_max_num_queries(0):
        client.get(url)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("12", "1 attribution pour 12 demandes"),
        ("9.6", "1 attribution pour environ 10 demandes"),
        ("1", "1 attribution pour 1 demande"),
        ("1.4", "1 attribution pour environ 1 demande"),
        ("0.4", "plus d'attributions que de demandes"),
    ],
)
def test_pressure_in_words(value, words):
    assert pressure_words(Cell(Decimal(value), measure=Measure.PRESSURE)) == words


@pytest.mark.parametrize("cell", [None, Cell(secret="P"), Cell(secret="S")])
def test_what_is_masked_has_no_words(cell):
    assert pressure_words(cell) == ""
    assert delay_words(cell) == ""


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ("1", "1 mois"),
        ("12", "1 an"),
        ("18.5", "19 mois"),
        ("24", "2 ans"),
        ("31", "2 ans et 7 mois"),
    ],
)
def test_a_delay_in_words(months, words):
    assert delay_words(Cell(Decimal(months), measure=Measure.DELAY)).replace("\xa0", " ") == words


def test_bars_are_on_one_scale_and_stay_in_the_drawing():
    chart = bars("k", "t", "d", [("T1", [Value("10", 10.0)]), ("T2", [Value("5", 5.0)])])

    widths = [int(part.split("h")[1].split("v")[0]) for part in chart.bars[0].d.split("M")[1:]]
    assert widths[0] == 2 * widths[1]
    assert max(widths) < chart.width


@pytest.mark.parametrize("numbers", [[], [None], [0, 0], [None, 5, None], list(range(10))])
def test_columns_stand_whatever_is_known(numbers):
    values = [
        (str(year), Value("x", None if number is None else float(number)))
        for year, number in enumerate(numbers, start=2016)
    ]

    chart = columns("k", "t", "d", values)

    assert chart.bars[0].d.count("M") == sum(number is not None for number in numbers)
    assert all(0 <= label.x <= chart.width for label in chart.labels)


HOSTILE = '<script>"x"</script>'


def test_what_is_written_without_a_template_is_escaped():
    cell = Value(HOSTILE, 3.0)
    chart = bars(HOSTILE, HOSTILE, HOSTILE, [(HOSTILE, [cell])], [HOSTILE])
    table = Table([Column(HOSTILE, HOSTILE)], [Row(HOSTILE, [HOSTILE])], [chart])
    one = Highlight(HOSTILE, HOSTILE, HOSTILE)
    section = FiguresSection([one], table, table, [one], SafeString(), False, False)

    for html in (table.by_size, table.by_year, section.highlights_list, section.others_list):
        assert "script" in html
        assert "<script" not in html
        assert '"x"' not in html
