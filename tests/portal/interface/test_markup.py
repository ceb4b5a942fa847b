import pytest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from portal.interface.markup import joined, lines

HOSTILE = "<script>\"'&{}"
LINK = '<a href="{}">{}</a>'


def test_texts_are_escaped_as_django_does():
    rows = [("a", HOSTILE), (HOSTILE, "é")]

    assert lines(LINK, rows) == format_html_join("\n", LINK, rows)
    assert lines(LINK, []) == ""


def test_html_among_the_texts_is_a_text():
    assert lines("<p>{}</p>", [[SafeString("<b>")]]) == "<p>&lt;b&gt;</p>"


def test_what_is_made_is_html():
    assert hasattr(lines("<b>", [()]), "__html__")


def test_only_html_is_joined():
    assert joined(iter([SafeString("<b>"), SafeString("<i>")])) == "<b>\n<i>"
    assert hasattr(joined([]), "__html__")
    with pytest.raises(TypeError):
        joined([SafeString("<b>"), "<i>"])
