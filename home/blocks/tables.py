"""What is compared in lines and columns."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError


class TableBlock(blocks.StructBlock):
    """A plain table: one line of headings, then rows of as many cells."""

    caption = blocks.CharBlock(label=_("Titre du tableau"), max_length=160)
    headings = blocks.ListBlock(blocks.CharBlock(max_length=80), label=_("Colonnes"), min_num=1)
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(max_length=400, required=False)),
        label=_("Lignes"),
        min_num=1,
    )

    def clean(self, value):
        cleaned = super().clean(value)
        width = len(cleaned["headings"])
        if any(len(row) != width for row in cleaned["rows"]):
            message = _("Donnez à chaque ligne autant de cases que de colonnes.")
            raise StructBlockValidationError({"rows": ValidationError(message)})
        return cleaned

    class Meta:
        label = _("Tableau")
        icon = "table"
        template = "home/blocks/table.html"
        preview_value = {
            "caption": "Les délais",
            "headings": ["Étape", "Délai"],
            "rows": [["Enregistrement", "5 jours ouvrés"], ["Durée de la demande", "1 an"]],
        }
        description = "Des lignes et des colonnes, avec un titre."
