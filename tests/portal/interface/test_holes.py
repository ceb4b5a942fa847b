import pytest
from django.template import engines
from django.utils.safestring import SafeString

from portal.interface.holes import cut, fill, hole


def test_each_page_fills_the_holes_of_what_was_rendered_once():
    template = cut(f"<p>{hole('name')} – {hole('the-town')}, {hole('name')}</p>")

    filled = fill(template, **{"name": "a", "the-town": "b", "other": "c"})
    assert filled == "<p>a – b, a</p>"
    assert isinstance(filled, SafeString)
    with pytest.raises(KeyError):
        fill(template, name="d")


def test_what_fills_a_hole_is_never_cut_again():
    name, other = hole("name"), hole("other")
    assert fill(cut(f"<p>{name}</p>"), name=other, other="x") == f"<p>{other}</p>"
    assert fill(cut(f"<p>{name}</p>"), name="{name}") == "<p>{name}</p>"


def test_a_text_is_escaped_and_html_stays():
    template = cut(f"<p>{hole('name')}</p>")

    assert fill(template, name="<b>\"'&") == "<p>&lt;b&gt;&quot;&#x27;&amp;</p>"
    assert fill(template, name=SafeString("<b>")) == "<p><b></p>"


def test_a_hole_comes_out_of_a_template_as_it_went_in():
    rendered = engines["django"].from_string("{}{{ it }}{ }").render({"it": hole("a-b")})

    assert fill(cut(rendered), **{"a-b": "x"}) == "{}x{ }"
