from decimal import Decimal

import pytest

from directory.figures.enums import Measure
from directory.figures.models import Source
from directory.figures.reading import Cell, KeyFigure
from directory.places.sorting import CommuneLine, CommunesTable, Head, heads, sort
from directory.territory.table import communes

pytestmark = pytest.mark.django_db
HOSTILE = "<script>\"&'"


def figure(measure, value, *, secret="", year=2025, waiting=None):
    cell = Cell(None if secret else Decimal(value), secret, measure=measure)
    return KeyFigure(measure, year, None, Source(name="s"), {"total": cell}, waiting)


def line(insee="59350", *, link="?", **more):
    return CommuneLine(communes().get(insee), more.pop("figures", {}), link, **more)


def test_every_text_of_a_table_is_escaped():
    row = communes().get("59350")._replace(label=HOSTILE, name=HOSTILE)
    hostile = figure(Measure.DEMANDS, 40, year=HOSTILE)
    lines = [CommuneLine(row, {Measure.DEMANDS: hostile}, HOSTILE, 3.5, True)]

    table = CommunesTable([Head(HOSTILE, HOSTILE, HOSTILE)], lines, HOSTILE)

    assert "<script" not in table.head + table.body
    # The label twice, the action, the link and the year.
    assert table.body.count("&lt;script&gt;&quot;&amp;&#x27;") == 5
    assert table.head.count("&lt;script&gt;&quot;&amp;&#x27;") == 3


def test_the_question_that_a_head_keeps_is_encoded():
    (head,) = heads([("nom", "Commune")], "nom", "croissant", [("c", 'é&"<')])

    assert head.url == "?c=%C3%A9%26%22%3C&tri=nom&ordre=decroissant"


def test_a_cell_says_its_value_and_when():
    waiting = figure(Measure.DEMANDS, 400, year=2024)
    figures = {
        Measure.PRESSURE: figure(Measure.PRESSURE, "9.6", waiting=waiting),
        Measure.DELAY: figure(Measure.DELAY, 31),
        Measure.DEMANDS: figure(Measure.DEMANDS, 0, secret="P", year=2024),
    }

    body = CommunesTable([], [line(figures=figures, distance_km=3.0)], "Comparer").body

    source = '<span class="portal-source">%s</span>'
    for cell in (
        "<bdi>3,0&nbsp;km</bdi>",
        f"<bdi>9,6</bdi> {source % 'en 2025, demandes en 2024'}",
        f"<bdi>2 ans et 7 mois</bdi> {source % 'en 2025'}",
        f"<bdi>&lt; 11</bdi> {source % 'en 2024'}",
        "<bdi>–</bdi>",
    ):
        assert f"<td>{cell}</td>" in body
    assert "autre territoire" not in body


def test_what_ties_is_sorted_by_name_in_both_orders():
    same = {Measure.DEMANDS: figure(Measure.DEMANDS, 40)}
    lines = [line(code, figures=same) for code in ("59512", "59350", "59163")]

    for order in ("croissant", "decroissant"):
        names = [each.row.name for each in sort(lines, "demandes", order)]
        assert names == ["Croix", "Lille", "Roubaix"]
