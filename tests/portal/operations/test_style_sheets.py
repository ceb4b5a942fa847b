"""The committed sheets are those that the DSFR of today gives; ours have no left nor right."""

import re
from pathlib import Path

import pytest

from portal.operations import style_sheets
from portal.operations.processes import ROOT

OURS = (
    *(
        style_sheets.CSS / f"{name}.css"
        for name in ("portal", "demand", "guichets", "places", "noscript", "neutral")
    ),
    *ROOT.glob("home/static/home/*.css"),
)
LONGEST_SHEET = 400
SIDES = re.compile(
    r"\b(?:margin|padding|border)-(?:left|right)\b|^\s*(?:left|right):|: (?:left|right);",
    re.MULTILINE,
)


def test_every_icon_that_a_file_names_is_in_the_sheet():
    made = (style_sheets.CSS / "utility.css").read_text()

    assert made == style_sheets.utility(), "an icon is named, or no longer is: run `make sheets`"
    for name in style_sheets.named():
        if name.startswith("fr-icon-"):
            assert f".{name}" in made


@pytest.mark.parametrize("name", style_sheets.RIGHT_TO_LEFT)
def test_the_sheets_from_right_to_left_are_those_of_this_dsfr(name):
    made = (style_sheets.CSS / "rtl" / name).read_text()

    assert style_sheets.digest(style_sheets.DSFR / name) in made, "run `make sheets`"
    assert style_sheets.RTLCSS in made


def test_what_a_sheet_names_is_there():
    for sheet in (style_sheets.CSS / "utility.css", *(style_sheets.CSS / "rtl").iterdir()):
        for url in re.findall(r"url\((\.\./[^)]*)\)", sheet.read_text()):
            _before, _, file = url.partition("dsfr/dist/")
            assert (style_sheets.DSFR / file).is_file(), url


def test_sides_are_exchanged_and_arrows_turned():
    made = (style_sheets.CSS / "rtl/dsfr.main.min.css").read_text()
    source = (style_sheets.DSFR / "dsfr.main.min.css").read_text()
    arrow = re.compile(r"\.fr-breadcrumb__link\[[^{]*\{[^}]*|\.fr-card__title[^{]*:after\{[^}]*")

    assert made.count("margin-right:") == source.count("margin-left:")
    assert arrow.findall(made) != arrow.findall(source)
    assert made.count("arrow-left-line.svg") == source.count("arrow-right-line.svg")


@pytest.mark.parametrize("sheet", OURS, ids=lambda sheet: Path(sheet).name)
def test_our_sheets_follow_the_direction_of_reading(sheet):
    assert SIDES.findall(sheet.read_text()) == []


@pytest.mark.parametrize("sheet", OURS, ids=lambda sheet: Path(sheet).name)
def test_none_of_our_sheets_is_long(sheet):
    assert len(sheet.read_text().splitlines()) <= LONGEST_SHEET
