"""What the operator says of himself in the settings."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.choices import ChoiceBlock
from home.enums import OperatorFacts


class OperatorBlock(blocks.StructBlock):
    """Facts of the site's settings; what is not filled in says so."""

    subject = ChoiceBlock(label=_("Informations"), choices=OperatorFacts.choices)

    class Meta:
        label = _("Informations de l'exploitant")
        icon = "cog"
        template = "home/blocks/operator.html"
        preview_value = {"subject": OperatorFacts.CONTACT}
        description = "Ce que disent les réglages du site."
