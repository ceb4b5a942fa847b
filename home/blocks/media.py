"""What is looked at."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Légende"), max_length=200, required=False)

    class Meta:
        label = _("Image")
        icon = "image"
        template = "home/blocks/picture.html"
        preview_template = "home/blocks/picture_preview.html"
        description = "Une image, avec le texte qui la remplace pour qui ne la voit pas."
