"""What the law says, word for word."""

from datetime import date
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

LEGIFRANCE = "www.legifrance.gouv.fr"


class LegifranceBlock(blocks.URLBlock):
    def clean(self, value):
        cleaned = super().clean(value)
        address = urlsplit(cleaned)
        if cleaned and (address.scheme, address.hostname) != ("https", LEGIFRANCE):
            raise ValidationError(
                _("Collez l'adresse de l'article sur https://www.legifrance.gouv.fr.")
            )
        return cleaned


class LawQuoteBlock(blocks.StructBlock):
    """The words of an article, the version they come from, and where to read them."""

    text = blocks.TextBlock(label=_("Texte exact"), rows=4)
    article = blocks.CharBlock(label=_("Article"), max_length=200)
    url = LegifranceBlock(label=_("Adresse sur Légifrance"))
    version = blocks.DateBlock(label=_("Version en vigueur au"))

    class Meta:
        label = _("Citation de la loi")
        icon = "openquote"
        template = "home/blocks/law_quote.html"
        preview_value = {
            "text": "Le droit à un logement décent et indépendant est garanti par l'État.",
            "article": "Article L.300-1 du code de la construction et de l'habitation",
            "url": "https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006074096/",
            "version": date(2007, 3, 6),
        }
        description = "Le texte exact d'un article, avec le lien et la date de sa version."
