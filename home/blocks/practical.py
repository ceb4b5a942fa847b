"""What a reader acts upon: a date that counts, somebody to write to or to call."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from home.blocks.texts import SHORT_TEXT_FEATURES

NOT_DIALLED = re.compile(r"[\s.\-()\u00a0\u202f]")
NUMBER = re.compile(r"\+?[0-9]{3,15}")


class KeyDateBlock(blocks.StructBlock):
    """A date that counts, and what to do; once it is past, the page says so.

    `today` comes from the page; without it (a preview) no date is past.
    """

    day = blocks.DateBlock(label=_("Date"))
    title = blocks.CharBlock(label=_("Ce qui se passe ce jour-là"), max_length=160)
    text = blocks.RichTextBlock(
        label=_("Ce qu'il faut faire"), features=SHORT_TEXT_FEATURES, required=False
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        today = context.get("today")
        context["is_past"] = bool(today and value["day"] and value["day"] < today)
        return context

    class Meta:
        label = _("Date à retenir")
        icon = "date"
        template = "home/blocks/key_date.html"
        preview_value = {
            "day": date(2027, 1, 1),
            "title": "Les plafonds de ressources changent",
            "text": "<p>Refaites le calcul après cette date.</p>",
        }
        description = "Un jour précis, et ce qu'il faut faire. Le jour passé, la page le dit."


class PhoneBlock(blocks.CharBlock):
    """A number as people write it, « 01 23 45 67 89 » or « 3919 »."""

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned and not NUMBER.fullmatch(dialled(cleaned)):
            raise ValidationError(
                _("Écrivez le numéro de téléphone en chiffres, par exemple 01 23 45 67 89.")
            )
        return cleaned


def dialled(number: str) -> str:
    """What a telephone dials: digits, and « + » before those of a country."""
    return NOT_DIALLED.sub("", number)


class ContactBlock(blocks.StructBlock):
    """Somebody to reach, by one way at least."""

    name = blocks.CharBlock(label=_("Qui"), max_length=160)
    role = blocks.CharBlock(label=_("Pour quoi"), max_length=200, required=False)
    phone = PhoneBlock(label=_("Téléphone"), max_length=30, required=False)
    email = blocks.EmailBlock(label=_("Adresse électronique"), required=False)
    hours = blocks.TextBlock(label=_("Horaires"), rows=2, max_length=300, required=False)
    address = blocks.TextBlock(label=_("Adresse"), rows=3, max_length=300, required=False)

    def clean(self, value):
        cleaned = super().clean(value)
        if not any(cleaned[way] for way in ("phone", "email", "address")):
            message = _("Donnez un téléphone, une adresse électronique ou une adresse.")
            raise StructBlockValidationError({"phone": ValidationError(message)})
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["dialled"] = dialled(value["phone"] or "")
        return context

    class Meta:
        label = _("Personne ou service à joindre")
        icon = "user"
        template = "home/blocks/contact.html"
        preview_value = {
            "name": "ADIL du Nord",
            "role": "Questions de droit sur le logement, gratuit",
            "phone": "01 23 45 67 89",
            "email": "contact@exemple.fr",
            "hours": "du lundi au vendredi, de 9 h à 12 h",
            "address": "1 rue de l'Exemple\n59000 Lille",
        }
        description = "Qui joindre, par quels moyens et quand."
