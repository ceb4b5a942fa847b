"""Reads a PDF back, as a reader of the screen and as a person would."""

import io
from pathlib import Path

import pdfua
import pikepdf
import pypdfium2


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, spaces made plain."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return texts


def text_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def holds(text: str, name: str) -> bool:
    """Whether a name in its own script is read back as typed.

    Readers of PDF move the marks of scripts written from right to left: of a word that has some,
    every letter and mark is there, in whatever order.
    """
    return all(word in text or set(word) <= set(text) for word in name.split())


def assert_accessible(pdf: bytes, folder: Path, *, title: str) -> None:
    """Tagged, French, titled; no rule of PDF/UA-1 broken among those that are checked."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        assert str(root.Lang) == "fr-FR"
        assert root.MarkInfo.Marked
        assert "/StructTreeRoot" in root
        assert root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo["/Title"]) == title
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
    path = folder / "letter.pdf"
    path.write_bytes(pdf)
    findings = pdfua.validate(path).findings
    assert not [f for f in findings if f.severity >= pdfua.Severity.WARNING], findings
