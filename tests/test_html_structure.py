import pytest

from tests.html_structure import faults


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p>a</p>", ""),
        ("<div><p>a</div>", "</div> closes <p>"),
        ("<p>a", "<p> is never closed"),
        ('<p id="a"></p><p id="a"></p>', "id given twice: a"),
        ('<label for="b">a</label>', "for names no part: b"),
        ('<input value="{% translate " count suggestions ">', '<input ">'),
        ('<input name="a" name="b">', "<input> has an attribute twice"),
    ],
)
def test_a_fault_of_structure_is_told(html, fault):
    found = faults(html)

    assert any(told.startswith(fault) for told in found) if fault else found == []
