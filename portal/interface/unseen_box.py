"""A public form whose unseen box tells who is not a person."""

from __future__ import annotations

from typing import Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portal.interface.forms import PortalForm


class UnseenBoxForm(PortalForm):
    """A form that anybody may send, checked by a box that nobody sees.

    `sent` alone reads what was posted: with something in the box the form is refused, shown again
    with all that was typed and the box empty. Some browsers fill the box for the person: one more
    click suffices.
    """

    BUTTON = _("Envoyer")
    AGAIN = _("Nous n'avons pas pu vérifier votre envoi. Appuyez de nouveau sur « %(button)s ».")

    url = forms.CharField(
        label=_("Laissez cette case vide"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @classmethod
    def sent(cls, posted: QueryDict) -> Self:
        """What was typed; refused, with what to do, when the box came filled."""
        if not posted.get("url", "").strip():
            return cls(posted)
        again = posted.copy()
        again["url"] = ""
        form = cls(again)
        if form.is_valid():
            form.add_error(None, cls.AGAIN % {"button": cls.BUTTON})
        return form
