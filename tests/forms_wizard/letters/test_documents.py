"""A letter is never lost for a character."""

import json
import re
import unicodedata
from datetime import UTC, datetime

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms_wizard.letters import documents, glyphs
from tests.forms_wizard.letters.reading import assert_accessible, holds, pages_of, text_of

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAMES = {
    "Zoé LE GOFF-N’DIAYE": "Zoé LE GOFF-N’DIAYE",
    "Ελένη": "Ελένη",
    "Ігор Шевченко": "Ігор Шевченко",
    "李小龙": "李小龙",
    "김민준": "김민준",
    "さくら": "さくら",
    "Nguyễn Thị Ánh": "Nguyễn Thị Ánh",
    "Łukasz Żółć": "Łukasz Żółć",
    "Ada 🙂": "Ada U+1F642",
    "𠮷野": "U+20BB7野",
}
# Names in their own script, read back letter for letter, in the order they are typed.
OWN_SCRIPT = [
    "محمد العمراني",
    "ګل آغا ستانکزی",
    "יוסף כהן",
    "Олександр Шевченко",
    "Արամ Խաչատրյան",
    "გიორგი ბერიძე",
    "ተስፋዬ ገብረ",
    "சிவகுமார் இராசதுரை",
    "திலகவதி ஸ்ரீஸ்கந்தராஜா",
    "अमित शर्मा",
    "রহিমা খাতুন",
    "ਹਰਪ੍ਰੀਤ ਸਿੰਘ",
    "കൃഷ്ണൻ",
    "สมชาย ใจดี",
    "မောင်မောင်",
    "王小芳",
    "김민준",
]
# Marks above letters, joiners, clusters: drawn, but read back in another order.
SHAPED = ["نور الهدى حدّاد", "رضا\u200cپور", "សុខ សុភា", "ශ්\u200dරී ලංකා"]


def document(text: str, *, demonstration=False, **part) -> bytes:
    whole = {"title": "P", "paragraphs": [text], "facts": [], "groups": [], "closing": []}
    return documents.make_pdf(
        "parts",
        {"parts": [whole | part]},
        title="Un titre",
        demonstration=demonstration,
        now=NOW,
    )


def test_a_document_is_tagged_titled_and_french(tmp_path):
    assert_accessible(document("Bonjour"), tmp_path, title="Un titre")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_script_is_drawn_or_written_out(name):
    assert NAMES[name].replace(" ", "") in text_of(document(name)).replace(" ", "")


@pytest.mark.parametrize("name", OWN_SCRIPT)
def test_a_name_in_its_own_script_is_read_back_as_typed(name):
    text = text_of(document(name))

    assert unicodedata.normalize("NFC", name) in text
    assert "U+" not in text


@pytest.mark.parametrize("name", SHAPED)
def test_a_shaped_name_is_drawn_with_our_fonts(name):
    assert glyphs.printable(name) == unicodedata.normalize("NFC", name)
    text = text_of(document(name))
    assert holds(text, name)
    assert "U+" not in text


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_any_text_compiles_at_the_first_try(text):
    page = {"title": "T", "demonstration": False, "families": documents._families()}
    part = {"title": text, "paragraphs": [text], "facts": [[text, text]], "groups": []}
    page["data"] = {"parts": [part | {"closing": [text]}]}

    compiler = documents._compiler("parts", documents._rewritten(page, glyphs.printable))
    pdf = documents._pdf(compiler, NOW)

    assert pdf.startswith(b"%PDF-")


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet=st.characters(categories=["L", "M", "Zs", "Pd", "Po", "Cf"]),
        min_size=1,
        max_size=30,
    )
)
def test_letters_and_marks_in_any_order_compile(text):
    assert document(text).startswith(b"%PDF-")


@given(st.text(max_size=60))
def test_the_last_resort_keeps_only_characters_of_the_first_font(text):
    latin = glyphs.fonts()[0]

    assert all(c == "\n" or ord(c) in latin for c in glyphs.in_latin_only(text))


def test_every_character_of_our_fonts_is_found():
    everything = frozenset().union(*glyphs.fonts())

    assert len(glyphs.fonts()) == len(list(glyphs.FONTS.glob("*-Regular*")))
    assert len(everything) > 30_000
    assert {ord(c) for c in "aéœŸβЖعதא李김さአ"} <= everything


def test_the_fonts_are_free_and_light():
    files = list(glyphs.FONTS.iterdir())

    assert "SIL OPEN FONT LICENSE" in (glyphs.FONTS / "OFL.txt").read_text()
    assert not [file.name for file in files if "marianne" in file.name.lower()]
    assert sum(file.stat().st_size for file in files) < 15 * 1024**2


@pytest.mark.parametrize(
    "text",
    ['#import "x"', "$x^2$", "*gras* _italique_", "= Titre", '"}', "\\u{41}", "<label>", "@a"],
)
def test_what_is_typed_is_never_read_as_markup(text):
    assert " ".join(text.split()) in text_of(document(text))


def test_demonstration_is_on_every_page_and_read_aloud():
    pages = pages_of(document("Une phrase. " * 900, demonstration=True))

    assert len(pages) > 2
    assert all("DÉMONSTRATION" in page for page in pages)
    assert "Il n'a pas de valeur" in pages[0]


def test_a_real_document_does_not_speak_of_demonstration():
    assert "DÉMONSTRATION" not in text_of(document("Bonjour"))


def test_the_fonts_of_the_machine_are_not_used():
    reader = pypdfium2.PdfDocument(document("Bonjour 李 محمد"))
    names = set(re.findall(rb"/BaseFont\s*/([\w+-]+)", document("Bonjour 李 محمد")))
    reader.close()

    assert all(b"NotoSans" in name for name in names)
    assert {font.family for font in documents._fonts().fonts()} == set(documents._families())


def test_the_same_content_gives_the_same_bytes():
    assert document("Bonjour") == document("Bonjour")
    assert json.dumps(documents._families()).count("Marianne") == 0
