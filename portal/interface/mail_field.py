"""An e-mail address, and what was probably meant when its domain looks like a typing error."""

from __future__ import annotations

from django import forms
from django.core.validators import EmailValidator, validate_email
from django.utils.translation import gettext_lazy as _

from portal.interface import mail_domains
from portal.interface.forms import PortalBoundField
from portal.interface.text import INVISIBLE, storable


class MailInput(forms.TextInput):
    """A box; under it, the address that was probably meant, sent as `{name}-choice` if chosen.

    A choice that what is typed does not suggest is left aside.
    """

    field_template = "interface/fields/mail.html"

    def value_from_datadict(self, data, files, name):
        typed = super().value_from_datadict(data, files, name)
        chosen = data.get(f"{name}-choice")
        return chosen if chosen and chosen == mail_domains.suggestion(str(typed)) else typed


class MailBoundField(PortalBoundField):
    @property
    def suggested(self) -> str:
        return "" if self.errors else mail_domains.suggestion(str(self.value() or ""))

    @property
    def choice_name(self) -> str:
        return f"{self.html_name}-choice"


class MailField(forms.EmailField):
    """An e-mail address on one line, at most 254 characters."""

    bound_field_class = MailBoundField

    default_error_messages = {
        "invalid": _("Écrivez une adresse électronique entière, par exemple nom@exemple.fr."),
        "max_length": _("Raccourcissez : %(limit_value)d caractères au plus."),
    }

    def __init__(self, **kwargs):
        attrs = {"type": "email", "spellcheck": "false", "autocapitalize": "none"}
        kwargs.setdefault("widget", MailInput(attrs=attrs))
        super().__init__(max_length=254, **kwargs)
        self.validators = [
            EmailValidator(self.error_messages["invalid"]) if v is validate_email else v
            for v in self.validators
        ]

    def to_python(self, value):
        # Inner line breaks stay, so that a forged header is refused.
        return super().to_python(INVISIBLE.sub("", storable(str(value))) if value else value)
