"""Each page loads the sheets whose classes it names; a public page, none of a demand."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

from portal.operations import style_sheets
from tests.addresses import PAGES, make_rows, reader_of, url_of

SHEETS = ("portal", "demand", "guichets", "places")
NAMED = re.compile(r"\.(portal-[\w-]+)")
CLASSES = re.compile(r'\sclass="([^"]*)"')


def owners() -> dict[str, set[str]]:
    """The sheets that say how each class looks."""
    found: dict[str, set[str]] = {}
    for sheet in SHEETS:
        for name in NAMED.findall((style_sheets.CSS / f"{sheet}.css").read_text()):
            found.setdefault(name, set()).add(sheet)
    return found


@pytest.mark.django_db
def test_a_page_loads_the_sheets_of_its_classes():
    rows, sheets, missing, seen = make_rows(), owners(), [], set()
    for name in PAGES:
        client = Client()
        client.force_login(reader_of(name, rows))
        html = client.get(url_of(name, rows)).content.decode()
        loaded = {sheet for sheet in SHEETS if f'css/{sheet}.css"' in html}
        for word in set(" ".join(CLASSES.findall(html)).split()) & set(sheets):
            seen |= sheets[word]
            if not sheets[word] & loaded:
                missing.append(f"{name}: .{word} is in {sheets[word]}")

    assert missing == []
    assert seen == set(SHEETS)


def test_a_public_page_loads_nothing_of_a_demand(rf):
    public, own = (
        render_to_string(name, request=rf.get("/")) for name in ("base_public.html", "base.html")
    )

    assert "css/demand.css" not in public
    assert "css/demand.css" in own
