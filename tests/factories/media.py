"""Pictures and documents of the editorial site, with real files."""

from io import BytesIO

import factory
from django.core.files.base import ContentFile
from PIL import Image

from home.media.models import Picture, SiteDocument


def picture_bytes(width: int = 800, height: int = 400, *, name: str = "JPEG", **options) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "#000091").save(file, format=name, **options)
    return file.getvalue()


class PictureFactory(factory.django.DjangoModelFactory):
    """800 × 400 points, no size made yet."""

    class Meta:
        model = Picture

    title = factory.Sequence(lambda n: f"Image {n}")
    description = "Un immeuble et un arbre"
    file = factory.LazyFunction(lambda: ContentFile(picture_bytes(), "immeuble.jpg"))


class SiteDocumentFactory(factory.django.DjangoModelFactory):
    """A form in French, in PDF."""

    class Meta:
        model = SiteDocument

    class Params:
        extension, data = "pdf", b"%PDF-1.7 " + b"x" * 2039

    title = factory.Sequence(lambda n: f"Formulaire {n}")
    file = factory.LazyAttribute(lambda o: ContentFile(o.data, f"fichier.{o.extension}"))
    file_size = factory.LazyAttribute(lambda o: len(o.data))
    file_hash = "0" * 40
