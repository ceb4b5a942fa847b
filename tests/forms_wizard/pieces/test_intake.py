"""A file is taken when it opens, whatever its name; else a sentence says what to do."""

import hashlib
import io
import os
import stat
import struct
import uuid
import zipfile
import zlib
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from forms_wizard.pieces import intake, opening
from forms_wizard.pieces.enums import PieceKind, PieceState
from forms_wizard.pieces.models import Piece
from tests.factories.demands import FILED_ON, DemandFactory, morning
from tests.factories.pieces import PieceFactory, pdf_bytes, picture_bytes, upload

NOW = morning(FILED_ON)


def receive(*args, **kwargs):
    return intake.receive(
        upload(*args, **kwargs), envelope=uuid.uuid4(), kind=PieceKind.IDENTITY, now=NOW
    )


def heic() -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return picture_bytes("HEIF")


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    return out.getvalue()


def bomb(side=60_000) -> bytes:
    """A PNG of a few kilobytes that says it is 60,000 pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data))
            + name
            + data
            + struct.pack(">I", zlib.crc32(name + data) & 0xFFFFFFFF)
        )

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1_000_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


TAKEN = {
    "jpeg": (picture_bytes, "image/jpeg"),
    "png": (lambda: picture_bytes("PNG"), "image/png"),
    "png with transparency": (lambda: picture_bytes("PNG", mode="RGBA"), "image/png"),
    "black and white": (lambda: picture_bytes("PNG", mode="1"), "image/png"),
    "jpeg of a printer": (lambda: picture_bytes("JPEG", mode="CMYK"), "image/jpeg"),
    "webp": (lambda: picture_bytes("WEBP"), "image/webp"),
    "heic": (heic, "image/heic"),
    "pdf": (pdf_bytes, "application/pdf"),
    "pdf with javascript": (
        lambda: pdf_bytes(javascript="app.alert('hello')"),
        "application/pdf",
    ),
    "pdf after a few bytes": (lambda: b"\r\n\r\n" + pdf_bytes(), "application/pdf"),
}
REFUSED = {
    "nothing": (lambda: b"", "empty"),
    "zip": (zipped, "unreadable"),
    "svg": (
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "unreadable",
    ),
    "html": (lambda: b"<!doctype html><script>alert(1)</script>", "unreadable"),
    "gif": (lambda: picture_bytes("GIF", mode="P"), "unreadable"),
    "tiff": (lambda: picture_bytes("TIFF"), "unreadable"),
    "text": (lambda: "Ma carte d'identité".encode(), "unreadable"),
    "a program": (lambda: b"\x7fELF" + b"\0" * 200, "unreadable"),
    "cut jpeg": (lambda: picture_bytes(size=(900, 900))[:2000], "unreadable"),
    "cut png": (lambda: picture_bytes("PNG", size=(900, 900))[:300], "unreadable"),
    "cut heic": (lambda: heic()[:-200], "unreadable"),
    "cut pdf": (lambda: b"%PDF-1.7\n1 0 obj\n<<", "unreadable"),
    "a bomb": (bomb, "pixels"),
    "pdf with a password": (lambda: pdf_bytes(password="secret"), "encrypted"),
    "a book": (lambda: pdf_bytes(11), "pages"),
    "twenty-one megabytes": (lambda: b"\xff\xd8\xff" + os.urandom(21 * 1024**2), "size"),
}


@pytest.mark.parametrize("case", TAKEN)
def test_a_file_that_opens_is_taken_whatever_its_name(db, case):
    make, media_type = TAKEN[case]
    data = make()

    piece = receive(data, name="document.exe", content_type="text/html")

    piece.refresh_from_db()
    assert piece.media_type == media_type
    assert (piece.state, piece.pages, piece.size) == (PieceState.TO_CHECK, 1, len(data))
    assert piece.sha256 == hashlib.sha256(data).hexdigest()
    with piece.file.open() as file:
        assert file.read() == data


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_does_not_open_is_refused_and_nothing_is_kept(db, case):
    make, reason = REFUSED[case]

    with pytest.raises(intake.RefusedFile) as refused:
        receive(make(), name="carte.jpg", content_type="image/jpeg")

    assert refused.value.reason == reason
    assert str(refused.value).endswith((".", "?"))
    assert not Piece.objects.exists()
    assert not [path for path in Path(settings.PIECES_ROOT).rglob("*") if path.is_file()]


def test_the_limit_of_size_is_said_in_the_message(settings):
    settings.UPLOAD_MAX_BYTES = 5 * 1024**2

    assert "5 Mo au plus" in str(intake.RefusedFile("size"))


def test_every_reason_has_a_sentence():
    for reason in opening.MESSAGES:
        message = str(intake.RefusedFile(reason))
        assert "%(" not in message
        assert "veuillez" not in message.lower()


def test_a_declared_size_is_not_believed(db, settings):
    settings.UPLOAD_MAX_BYTES = 500
    lying = upload(picture_bytes())
    lying.size = 10

    with pytest.raises(intake.RefusedFile) as refused:
        intake.receive(lying, envelope=uuid.uuid4(), kind=PieceKind.IDENTITY, now=NOW)

    assert refused.value.reason == "size"


def test_the_file_is_named_by_us_and_closed_to_others(db, settings):
    piece = receive(name="../../../etc/passwd")

    path = Path(piece.file.path)
    assert path.parent.parent == Path(settings.PIECES_ROOT)
    assert path.name == piece.reference
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert piece.given_name == "passwd"
    assert not str(path).startswith(str(settings.MEDIA_ROOT))


def test_a_file_has_no_address(db):
    piece = receive()

    with pytest.raises(ValueError, match="not accessible via a URL"):
        _ = piece.file.url


@hypothesis_settings(max_examples=300)
@given(st.text(max_size=400))
def test_any_name_becomes_one_harmless_line(name):
    shown = intake.shown_name(name)

    assert len(shown) <= intake.NAME_LENGTH
    assert not {"/", "\\", "\0", "\n", "\r", "\u202e"} & set(shown)
    assert not shown.startswith(".")


def test_what_stops_between_file_and_row_leaves_no_row_without_file(db):
    no_envelope = None  # the database refuses the row, once the file is on disk

    with pytest.raises(IntegrityError), transaction.atomic():
        intake.receive(upload(), envelope=no_envelope, kind=PieceKind.IDENTITY, now=NOW)

    assert not Piece.objects.exists()
    assert len([path for path in Path(settings.PIECES_ROOT).rglob("*") if path.is_file()]) == 1


def test_an_envelope_holds_a_bounded_number_of_files(db):
    key = uuid.uuid4()
    demand = DemandFactory()
    PieceFactory.create_batch(intake.MAX_FILES, envelope=key, demand=demand)

    with pytest.raises(intake.RefusedFile) as refused:
        intake.receive(upload(), envelope=key, kind=PieceKind.IDENTITY, now=NOW)

    assert refused.value.reason == "many"
