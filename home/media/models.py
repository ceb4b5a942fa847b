"""The images and documents of the editorial site: what each must say of itself."""

import os

from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from home.media.enums import DocumentLanguage


class Picture(AbstractImage):
    """An image of the site; it says what it shows, for who does not see it."""

    description = models.CharField(
        "ce que montre l'image",
        max_length=255,
        help_text="Une phrase, proposée dans chaque page comme texte de remplacement.",
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        verbose_name_plural = "images"
        constraints = [
            models.CheckConstraint(
                name="picture_says_what_it_shows", condition=~models.Q(description="")
            )
        ]


class Rendition(AbstractRendition):
    """One size of a picture; its address changes with the file, so it can be kept for long."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="rendition_of_a_picture_is_made_once",
                fields=["image", "filter_spec", "focal_point_key"],
            )
        ]

    def get_upload_to(self, filename):
        name = self.file.field.storage.get_valid_name(filename)
        return os.path.join("images", self.image.get_file_hash()[:12], name)


class SiteDocument(AbstractDocument):
    """A file to download; its links announce format, size and language (RGAA 13.3)."""

    language = models.CharField(
        "langue du document",
        max_length=10,
        choices=DocumentLanguage.choices,
        default=DocumentLanguage.FRENCH,
    )

    admin_form_fields = ("title", "file", "language", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documents"

    @property
    def announced(self) -> str:
        """« PDF, 320 Kio, en anglais »; without the size of a file that is not there."""
        language = DocumentLanguage(self.language).label
        if self.file_size is None:
            return _("%(format)s, %(language)s") % {
                "format": self.file_extension.upper(),
                "language": language,
            }
        return _("%(format)s, %(size)s, %(language)s") % {
            "format": self.file_extension.upper(),
            "size": filesizeformat(self.file_size),
            "language": language,
        }
