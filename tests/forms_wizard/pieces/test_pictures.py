"""An agent sees pictures made by us, never the file that was given."""

import io
import os
import subprocess
import sys

import pytest
from PIL import Image

from forms_wizard.pieces import opening, pictures
from tests.factories.pieces import PieceFactory, pdf_bytes, picture_bytes

SIDEWAYS = 6  # EXIF: the top of the scene is on the right side


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def with_exif() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = SIDEWAYS
    exif[0x010F] = "MaMarque"
    exif[0x8825] = {1: "N", 2: (50.0, 38.0, 0.0)}
    return picture_bytes(size=(400, 200), exif=exif, comment=b"MonCommentaire")


def test_a_photo_is_drawn_again_upright_without_what_the_telephone_wrote(db):
    data = with_exif()
    assert b"MaMarque" in data

    (page,) = pictures.pages(PieceFactory(data=data))

    picture = opened(page)
    assert (picture.format, picture.size) == ("JPEG", (200, 400))
    red, green, blue = picture.getpixel((100, 20))
    assert red > 200 > 60 > blue
    assert not picture.getexif()
    assert not [word for word in (b"Exif", b"MaMarque", b"MonCommentaire") if word in page]


def test_what_is_hidden_behind_a_picture_is_left_out(db):
    (page,) = pictures.pages(PieceFactory(data=picture_bytes() + b"<script>alert(1)</script>"))

    assert b"<script>" not in page


def test_a_big_photo_is_made_smaller(db):
    (page,) = pictures.pages(PieceFactory(data=picture_bytes(size=(5000, 2500))))

    assert opened(page).size == (2000, 1000)


def test_a_transparent_picture_is_drawn_on_white(db):
    (page,) = pictures.pages(PieceFactory(data=picture_bytes("PNG", mode="RGBA")))

    assert opened(page).getpixel((5, 5)) == (255, 255, 255)


def test_each_page_of_a_pdf_is_a_picture(db):
    piece = PieceFactory(pdf=True, data=pdf_bytes(3), pages=3)

    drawn = pictures.pages(piece)

    assert [opened(page).format for page in drawn] == ["JPEG"] * 3
    assert max(opened(drawn[0]).size) <= 2000
    assert pictures.count(piece) == 3


@pytest.mark.parametrize(("number", "exists"), [(0, False), (1, True), (2, True), (3, False)])
def test_one_page_is_asked_by_its_number(db, number, exists):
    piece = PieceFactory(pdf=True)

    assert (pictures.page(piece, number) is not None) == exists


def test_a_file_damaged_since_says_so(db):
    with pytest.raises(pictures.RefusedFile):
        pictures.pages(PieceFactory(data=b"not a picture any more"))


# -- the process


def test_a_reader_that_never_ends_is_stopped(monkeypatch):
    monkeypatch.setattr(opening, "WALL_SECONDS", 0.01)

    with pytest.raises(opening.RefusedFile) as refused:
        opening.check(picture_bytes())

    assert refused.value.reason == "heavy"


def in_the_reader(code: str) -> subprocess.CompletedProcess:
    """Run some lines as the reader runs: its limits taken first."""
    start = f"import sys; sys.path.insert(0, {str(opening.READER.parent)!r}); import reader\n"
    return subprocess.run(
        [sys.executable, "-c", f"{start}reader.limit()\n{code}"],
        capture_output=True,
        text=True,
        env={},
        timeout=60,
    )


def test_the_reader_cannot_take_all_the_memory():
    done = in_the_reader("bytearray(4_000_000_000)")

    assert "MemoryError" in done.stderr


def test_the_reader_cannot_write_on_disk(tmp_path):
    path = tmp_path / "written"
    code = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"

    done = in_the_reader(f"{code}open({str(path)!r}, 'w').write('x' * 10_000)")

    assert done.returncode != 0
    assert os.path.getsize(path) == 0


def test_the_reader_knows_nothing_of_the_site():
    done = subprocess.run(
        [sys.executable, "-I", "-X", "importtime", str(opening.READER), "check"],
        input=picture_bytes(),
        capture_output=True,
        env={},
        timeout=60,
        check=True,
    )

    assert b"PIL" in done.stderr
    assert b"django" not in done.stderr
