"""Files as people send them, built in code, and their rows."""

import io
import uuid

import factory
import pikepdf
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from forms_wizard.pieces.enums import PieceKind
from forms_wizard.pieces.models import Piece
from tests.factories.demands import FILED_ON, DemandFactory, morning


def picture_bytes(format="JPEG", size=(320, 200), mode="RGB", **options) -> bytes:
    """A card with a red left half and a blue right half."""
    picture = Image.new(mode, size, "blue" if mode == "RGB" else 0)
    if mode == "RGB":
        ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2 - 1, size[1]), fill="red")
    out = io.BytesIO()
    picture.save(out, format, **options)
    return out.getvalue()


def pdf_bytes(pages=1, password="", javascript="") -> bytes:
    document = pikepdf.new()
    for _page in range(pages):
        document.add_blank_page(page_size=(595, 842))
    if javascript:
        document.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS=pikepdf.String(javascript)
        )
    encryption = pikepdf.Encryption(owner="o", user=password) if password else False
    out = io.BytesIO()
    document.save(out, encryption=encryption)
    return out.getvalue()


def upload(data=None, name="carte.jpg", content_type="image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture_bytes() if data is None else data, content_type)


class PieceFactory(factory.django.DjangoModelFactory):
    """The photo of an identity card, given with the demand and not checked yet.

    `data`: the bytes of the file.
    """

    demand = factory.SubFactory(DemandFactory)
    envelope = factory.LazyFunction(uuid.uuid4)
    kind = PieceKind.IDENTITY
    media_type = "image/jpeg"
    sha256 = "0" * 64
    size = 1000
    given_name = "carte.jpg"
    given_at = factory.LazyAttribute(lambda piece: morning(FILED_ON))
    file = factory.LazyAttribute(lambda piece: ContentFile(piece.data, name="file"))

    class Meta:
        model = Piece
        exclude = ["data"]

    class Params:
        pdf = factory.Trait(
            data=factory.LazyFunction(lambda: pdf_bytes(2)), media_type="application/pdf", pages=2
        )

    data = factory.LazyFunction(picture_bytes)
