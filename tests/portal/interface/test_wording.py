"""Days, numbers and lists in each language, and which way a box is read."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils import translation

from portal.interface.forms import PortalForm
from portal.interface.templatetags.portal import duration, long_date, long_moment
from portal.interface.wording import coded, listed

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "first", "other"),
    [
        ("fr", "1er mars 2026", "26 novembre 2026"),
        ("en", "1 March 2026", "26 November 2026"),
        ("ar", "1 مارس 2026", "26 نوفمبر 2026"),
    ],
)
def test_a_day(language, first, other):
    with translation.override(language):
        assert long_date(date(2026, 3, 1)) == first
        assert long_date(date(2026, 11, 26)) == other


def test_a_moment_in_arabic():
    with translation.override("ar"):
        assert (
            long_moment(datetime(2026, 3, 1, 13, 5, tzinfo=UTC)) == "1 مارس 2026 على الساعة 14:05"
        )


@pytest.mark.parametrize(
    ("language", "months", "said"),
    [
        ("fr", 0, "0 mois"),
        ("fr", 18, "18 mois"),
        ("fr", 24, "2 ans"),
        ("fr", 30, "2 ans et 6 mois"),
        ("en", 13, "13 months"),
        ("en", 25, "2 years and 1 month"),
        ("ar", 2, "شهران"),
        ("ar", 18, "18 شهرًا"),
        ("ar", 27, "سنتان و 3 أشهر"),
        ("ar", 120, "10 سنوات"),
    ],
)
def test_how_long(language, months, said):
    with translation.override(language):
        assert duration(months) == said


@pytest.mark.parametrize(("language", "said"), [("fr", "Lille, Roubaix"), ("ar", "Lille، Roubaix")])
def test_a_list(language, said):
    with translation.override(language):
        assert listed(["Lille", "Roubaix"]) == said
        page = Template("{% load portal %}{{ words|listed }}")
        assert page.render(Context({"words": ["<b>", "c"]})).startswith("&lt;b&gt;")


def test_a_code_and_its_name_stay_in_order_in_arabic():
    with translation.override("fr"):
        assert coded("59", "Nord") == "59 - Nord"
    with translation.override("ar"):
        assert coded("59", "Nord") == "\u206659 - Nord\u2069"


def test_arabic_pages_write_numbers_as_french_papers_do():
    page = Template("{% load humanize %}{{ sum|intcomma }} {{ rate|floatformat:1 }}")
    with translation.override("ar"):
        assert page.render(Context({"sum": 12345, "rate": 3.5})) == f"12{NBSP}345 3,5"


class Contact(PortalForm):
    name = forms.CharField()
    email = forms.EmailField()
    rent = forms.CharField(widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    story = forms.CharField(widget=forms.Textarea)
    kind = forms.ChoiceField(choices=[("a", "A")], widget=forms.Select)


def test_in_arabic_each_box_is_read_its_own_way():
    def directions() -> dict:
        return {bound.name: bound.build_widget_attrs({}).get("dir") for bound in Contact()}

    with translation.override("ar"):
        assert directions() == {
            "name": "auto",
            "email": "ltr",
            "rent": "ltr",
            "story": "auto",
            "kind": None,
        }
    with translation.override("fr"):
        assert set(directions().values()) == {None}


def pages(number: int, total: int, query: str = "") -> str:
    page = Paginator(range(total), 1).page(number)
    source = "{% load portal %}{% pagination page query %}"
    return Template(source).render(Context({"page": page, "query": query}))


def test_a_list_of_one_page_has_no_links():
    assert pages(1, 1) == ""


def test_the_pages_around_are_linked_with_the_question():
    html = pages(2, 3, "q=l&")

    assert 'rel="prev" href="?q=l&amp;page=1"' in html
    assert "Page 2 sur 3" in html
    assert 'rel="next" href="?q=l&amp;page=3"' in html


@pytest.mark.parametrize(("number", "missing"), [(1, "prev"), (3, "next")])
def test_the_first_page_and_the_last_have_one_link(number, missing):
    html = pages(number, 3)

    assert html.count("<a ") == 1
    assert f'rel="{missing}"' not in html


def test_the_thousandth_page_is_said_with_a_space_and_linked_without():
    html = pages(1000, 2000).replace("\u202f", " ").replace(NBSP, " ")

    assert "Page 1 000 sur 2 000" in html
    assert "page=999" in html
    assert "page=1001" in html


def test_a_hostile_question_stays_in_its_address():
    assert "<script" not in pages(1, 2, '"><script>&')
