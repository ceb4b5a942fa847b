"""What editors upload: opened before it is kept, so that nobody meets a broken file."""

from __future__ import annotations

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

# What Pillow raises on a file that is cut, forged or too large once unpacked.
BROKEN = (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError)
QUALITY = 92
ZIP, HEAD_BYTES = b"PK\x03\x04", 4096
BEGINNINGS = {
    "pdf": (b"%PDF-",),
    "docx": (ZIP,),
    "xlsx": (ZIP,),
    "odt": (ZIP,),
    "ods": (ZIP,),
    "vtt": (b"WEBVTT", b"\xef\xbb\xbfWEBVTT"),
    "webm": (b"\x1aE\xdf\xa3",),
}
MP4_MARK = b"ftyp"


class PictureField(WagtailImageField):
    """A picture decoded whole, and written again without what a telephone hides in it.

    Wagtail's own raises on a file that is cut.
    """

    def to_python(self, data):
        try:
            file = super().to_python(data)
            bare = file and _without_hidden_data(file)
        except BROKEN as error:
            raise ValidationError(
                _("Cette image ne s'ouvre pas. Enregistrez-la de nouveau, puis réessayez.")
            ) from error
        if file and _is_deep(file):
            raise ValidationError(
                _("Cette image a 16 bits par couleur. Enregistrez-la en 8 bits, puis réessayez.")
            )
        return super().to_python(SimpleUploadedFile(file.name, bare)) if bare else file


class PictureForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if plain := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=plain.label, required=plain.required, widget=plain.widget
            )

    @transaction.atomic
    def save(self, commit=True):
        # The new sizes are made after the commit, once Wagtail has deleted the old ones.
        picture = super().save(commit=commit)
        if commit:
            # Wagtail reads the file to know its size, and leaves it open.
            picture.file.close()
        return picture


class DocumentForm(BaseDocumentForm):
    """The content of a document is what its name says; nothing that a browser would run."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        extension = file.name.rpartition(".")[2].lower()
        file.seek(0)
        head = file.read(HEAD_BYTES)
        file.seek(0)
        if not _begins_as(extension, head):
            raise ValidationError(
                _("Le contenu de ce fichier n'est pas du %(format)s. Choisissez un autre fichier."),
                params={"format": extension.upper()},
            )
        return file


def _begins_as(extension: str, head: bytes) -> bool:
    if extension == "mp4":
        return head[4:8] == MP4_MARK
    beginnings = BEGINNINGS.get(extension)
    return head.startswith(beginnings) if beginnings else b"\0" not in head


def _is_deep(file) -> bool:
    """More than 8 bits a colour: no size for browsers can be made of it."""
    with Image.open(file) as image:
        mode = image.mode
    file.seek(0)
    return mode.startswith(("I", "F"))


def _without_hidden_data(file) -> bytes:
    """The picture the right way up, without place, date or device; empty when it hides nothing."""
    kept = BytesIO()
    with Image.open(file) as image:
        image.load()
        if image.getexif():
            ImageOps.exif_transpose(image).save(
                kept,
                format=image.format,
                quality=QUALITY,
                exif=Image.Exif(),
                icc_profile=image.info.get("icc_profile"),
            )
    file.seek(0)
    return kept.getvalue()
