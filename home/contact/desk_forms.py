"""What an agent does with a message."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.guichets.models import Guichet
from directory.territory.fields import CommuneField
from home.contact import routing
from home.contact.enums import Complexity
from home.contact.models import LONGEST_ANSWER, Ticket
from portal.interface.conditions import When
from portal.interface.fields import IN_LIST, ParagraphField, PlainTextField
from portal.interface.forms import PortalForm

HELP_DESK, BY_COMMUNE = "assistance", "commune"


class AnswerForm(PortalForm):
    text = ParagraphField(
        label=_("Votre réponse"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Écrivez votre réponse.")},
    )


class SortForm(PortalForm):
    complexity = forms.ChoiceField(
        label=_("Délai de réponse"),
        choices=Complexity.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez un délai."), **IN_LIST},
    )


class CloseForm(PortalForm):
    """`must_say`: nobody has answered, so a reason is asked."""

    reason = PlainTextField(
        label=_("Pourquoi clore ce message"),
        help_text=_("Par exemple : envoyé deux fois, répondu au guichet."),
        max_length=200,
        required=False,
        error_messages={"required": _("Dites pourquoi vous fermez ce message sans répondre.")},
    )

    def __init__(self, *args, must_say: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = must_say


class ForwardForm(PortalForm):
    """To a guichet of the same territory, to that of a commune, or to the help desk."""

    to = forms.ChoiceField(
        label=_("Transmettre à"),
        error_messages={"required": _("Choisissez à qui transmettre ce message."), **IN_LIST},
    )
    commune = CommuneField(label=_("La commune"), required=False)

    shown_when = {"commune": When("to", BY_COMMUNE)}
    needed = ("commune",)

    def __init__(self, *args, ticket: Ticket, today: date, **kwargs):
        super().__init__(*args, today=today, **kwargs)
        self.ticket = ticket
        place = ticket.commune or ticket.departement
        guichets = routing.reading(_territory(ticket), today=today) if place else []
        self.guichets = {
            guichet.code: guichet
            for guichet in guichets[: routing.MOST_LISTED]
            if guichet.pk != ticket.guichet_id
        }
        choices = [("", _("Choisissez"))]
        if ticket.guichet_id:
            choices.append((HELP_DESK, _("L'assistance du site")))
        choices += [(code, guichet.name) for code, guichet in self.guichets.items()]
        choices.append((BY_COMMUNE, _("Le guichet d'une commune")))
        self.fields["to"].choices = choices

    def clean(self):
        cleaned = super().clean()
        chosen = cleaned.get("to")
        self.guichet: Guichet | None = self.guichets.get(chosen)
        if chosen == BY_COMMUNE and cleaned.get("commune"):
            self.guichet = routing.guichet_for(commune=cleaned["commune"], today=self.today)
            if self.guichet is None:
                self.add_error(
                    "commune",
                    _("Aucun guichet de ce territoire ne lit de messages ici. Répondez vous-même."),
                )
            elif self.guichet.pk == self.ticket.guichet_id:
                self.add_error(
                    "commune",
                    _("Ce guichet a déjà ce message. Choisissez un autre guichet, ou répondez."),
                )
        return cleaned


def _territory(ticket: Ticket) -> str:
    if ticket.commune:
        return ticket.commune.departement.territory_id or ""
    return ticket.departement.territory_id or ""
