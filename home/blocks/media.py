"""What is looked at, listened to or downloaded."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from home.blocks.texts import RICH_TEXT_FEATURES
from home.media.enums import DocumentLanguage
from home.media.models import SiteDocument
from home.media.renditions import shown

VIDEO_EXTENSIONS = frozenset({"mp4", "webm"})


class PictureBlock(blocks.StructBlock):
    """A picture in the sizes that exist; its alternative is empty only when it is said decorative.

    Until a size exists the alternative is read in its place. A picture at the top of the page is
    loaded at once, the others when they come near.
    """

    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Légende"), max_length=200, required=False)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        picture = value["image"]
        if picture:
            context["shown"] = shown(picture)
            written = (picture.contextual_alt_text or "").strip()
            context["alternative"] = "" if picture.decorative else written or picture.description
        context["at_once"] = context.get("position", 0) <= 2
        return context

    class Meta:
        label = _("Image")
        icon = "image"
        template = "home/blocks/picture.html"
        preview_template = "home/blocks/picture_preview.html"
        description = "Une image, avec le texte qui la remplace pour qui ne la voit pas."


def sample_document() -> SiteDocument:
    """A document that is nowhere, for the samples that editors see."""
    return SiteDocument(
        pk=0,
        title="Notice de la demande",
        file="documents/notice.pdf",
        file_size=320_000,
        language=DocumentLanguage.FRENCH,
    )


class DocumentsBlock(blocks.ListBlock):
    """Files to download, each with its format, size and language; fetched in one query."""

    def __init__(self, **kwargs):
        super().__init__(DocumentChooserBlock(), **kwargs)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        # A document that was deleted is None.
        context["documents"] = [document for document in value if document is not None]
        return context

    def get_preview_value(self):
        return self.normalize([sample_document()])

    class Meta:
        label = _("Documents à télécharger")
        icon = "doc-full-inverse"
        template = "home/blocks/documents.html"
        description = "Des fichiers, avec leur format, leur poids et leur langue."


class VideoBlock(blocks.StructBlock):
    """A film of ours played in place, or a link to where it is kept; always with its transcript.

    Nothing of another site is put in the page, so nobody is followed.
    """

    title = blocks.CharBlock(label=_("Titre"), max_length=160)
    duration = blocks.CharBlock(label=_("Durée"), max_length=40, required=False)
    file = DocumentChooserBlock(
        label=_("Fichier de la vidéo"), required=False, help_text="Un document MP4 ou WebM."
    )
    captions = DocumentChooserBlock(
        label=_("Sous-titres"), required=False, help_text="Un document WebVTT (.vtt)."
    )
    url = blocks.URLBlock(label=_("ou adresse de la vidéo"), required=False)
    transcript = blocks.RichTextBlock(
        label=_("Transcription"),
        features=RICH_TEXT_FEATURES,
        required=False,
        help_text="Tout ce qui est dit et montré. Une vidéo sans son texte n'est pas publiée.",
    )

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {}
        video, captions = cleaned["file"], cleaned["captions"]
        if bool(video) == bool(cleaned["url"]):
            errors["file"] = _("Donnez un fichier, ou une adresse : un seul des deux.")
        elif video and video.file_extension.lower() not in VIDEO_EXTENSIONS:
            errors["file"] = _("Choisissez un fichier MP4 ou WebM.")
        if video and not (captions and captions.file_extension.lower() == "vtt"):
            errors["captions"] = _("Donnez les sous-titres de la vidéo : un fichier .vtt.")
        if not cleaned["transcript"]:
            errors["transcript"] = _("Écrivez tout ce qui est dit et montré dans la vidéo.")
        if errors:
            raise StructBlockValidationError(
                {name: ValidationError(message) for name, message in errors.items()}
            )
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["host"] = urlsplit(value["url"] or "").hostname
        return context

    class Meta:
        label = _("Vidéo")
        icon = "media"
        template = "home/blocks/video.html"
        preview_value = {
            "title": "Remplir sa demande, pas à pas",
            "duration": "3 minutes",
            "file": None,
            "captions": None,
            "url": "https://video.exemple.fr/remplir",
            "transcript": "<p>Une personne ouvre le site et lit la première page.</p>",
        }
        description = "Une vidéo avec ses sous-titres et tout son texte."
