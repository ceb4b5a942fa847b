from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from directory.figures.enums import Measure
from directory.figures.totals import CommuneTotals
from directory.places.sorting import CommuneLine, CommunesTable, Head, heads, said_of, sort
from directory.territory.table import communes
from tests.factories.figures import SourceFactory

pytestmark = pytest.mark.django_db
HOSTILE = "<script>\"&'"


def totals(source=None, **measures):
    """Of each measure: year, value, n, secret, day."""
    source = source or SourceFactory()
    return CommuneTotals({name: (*total, source.pk) for name, total in measures.items()})


def line(insee="59350", figures=None, **more):
    return CommuneLine(communes().get(insee), figures or totals(), "?", **more)


def test_every_text_of_a_table_is_escaped():
    row = communes().get("59350")._replace(label=HOSTILE, name=HOSTILE)
    hostile = totals(demands=(HOSTILE, Decimal(40), None, "", None))
    lines = [CommuneLine(row, hostile, HOSTILE, 3.5, True)]

    table = CommunesTable([Head(HOSTILE, HOSTILE, HOSTILE)], lines, HOSTILE)

    assert "<script" not in table.head + table.body
    # The label twice, the action, the link and the year.
    assert table.body.count("&lt;script&gt;&quot;&amp;&#x27;") == 5
    assert table.head.count("&lt;script&gt;&quot;&amp;&#x27;") == 3


def test_the_question_that_a_head_keeps_is_encoded():
    (head,) = heads([("nom", "Commune")], "nom", "croissant", [("c", 'é&"<')])

    assert head.url == "?c=%C3%A9%26%22%3C&tri=nom&ordre=decroissant"


def test_a_cell_says_its_value_and_when():
    figures = totals(
        demands=(2025, Decimal(10_560), None, "", date(2025, 12, 31)),
        allocations=(2025, Decimal(1100), None, "", None),
        stock=(2024, Decimal(4), None, "", None),
    )

    body = CommunesTable([], [line(figures=figures, distance_km=3.0)], "Comparer").body

    source = ' <span class="portal-source">%s</span>'
    cells = (
        "<bdi>3,0&nbsp;km</bdi>",
        f"<bdi>9,6</bdi>{source % 'en 2025'}",
        "<bdi>–</bdi>",
        f"<bdi>10\N{NO-BREAK SPACE}560</bdi>{source % 'au 31 décembre 2025'}",
        f"<bdi>1\N{NO-BREAK SPACE}100</bdi>{source % 'en 2025'}",
        f"<bdi>&lt; 11</bdi>{source % 'en 2024'}",
    )
    assert "".join(f"<td>{cell}</td>" for cell in cells) in body
    assert "autre territoire" not in body


def test_a_pressure_of_two_years_says_both():
    figures = totals(
        demands=(2024, Decimal(4000), None, "", None),
        allocations=(2025, Decimal(1000), None, "", None),
    )

    assert "<td><bdi>4</bdi> " in said_of(figures).cells
    assert ">en 2025, demandes en 2024<" in said_of(figures).cells


def test_what_is_said_of_a_commune_is_said_in_the_language_of_the_page():
    figures = totals(delay=(2025, Decimal(31), 40, "", None))

    in_french = said_of(figures).words[Measure.DELAY]
    with translation.override("en"):
        in_english = said_of(figures).words[Measure.DELAY]

    assert (in_french, in_english) == ("2 ans et 7 mois", "2 years and 7 months")


def test_what_ties_is_sorted_by_name_in_both_orders():
    same = totals(demands=(2025, Decimal(40), None, "", None))
    lines = [line(code, same) for code in ("59512", "59350", "59163")]

    for order in ("croissant", "decroissant"):
        names = [each.row.name for each in sort(lines, "demandes", order)]
        assert names == ["Croix", "Lille", "Roubaix"]
