from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.interface.markup import filled, lines

HOSTILE = "<script>\"'&{}"
LINK = '<a href="{}">{}</a>'


def test_texts_are_escaped_as_django_does():
    assert filled(LINK, HOSTILE, HOSTILE) == format_html(LINK, HOSTILE, HOSTILE)
    rows = [("a", HOSTILE), (HOSTILE, "é")]
    assert lines(LINK, rows) == format_html_join("\n", LINK, rows)
    assert lines(LINK, []) == ""


def test_html_among_the_texts_is_a_text():
    assert filled("<p>{}</p>", SafeString("<b>")) == "<p>&lt;b&gt;</p>"


def test_what_is_made_is_html():
    assert f"{SafeString('<i>')}{filled('<b>')}" == "<i><b>"
    assert hasattr(filled("<b>"), "__html__")
    assert hasattr(lines("<b>", [()]), "__html__")
