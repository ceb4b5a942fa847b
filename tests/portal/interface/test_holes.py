from django.utils.safestring import SafeString

from portal.interface.holes import cut, fill, hole


def test_each_page_fills_the_holes_of_what_was_rendered_once():
    parts = cut(f"<p>{hole('name')} – {hole('town')}, {hole('name')}</p>")

    assert fill(parts, {"name": "a", "town": "b", "other": "c"}) == "<p>a – b, a</p>"
    assert fill(parts, {"name": "d"}) == "<p>d – , d</p>"
    assert isinstance(fill(parts, {}), SafeString)


def test_what_fills_a_hole_is_never_cut_again():
    assert fill(cut(f"<p>{hole('name')}</p>"), {"name": hole("name")}) == f"<p>{hole('name')}</p>"
