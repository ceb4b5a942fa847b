"""What an agent says of a household that changes: who, and with which paper in hand."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from forms_wizard.demands.household_answers import APPLICANT, co_applicants, identity_of
from forms_wizard.demands.households import DepartureProof, SeparationProof, proofs
from forms_wizard.form.people import display_name
from portal.interface.fields import RadioField
from portal.interface.forms import PortalForm


class HouseholdForm(PortalForm):
    """`codes`: what is declared, which says who may be named."""

    def __init__(self, *args, codes: Mapping, **kwargs):
        super().__init__(*args, **kwargs)
        self.codes = codes

    def name_of(self, key: str) -> str:
        """« Max Durand »."""
        return display_name(identity_of(self.codes, key))

    def co_applicants(self) -> list[tuple[str, str]]:
        return [(key, self.name_of(key)) for key in co_applicants(self.codes)]


class SeparateForm(HouseholdForm):
    leaving = RadioField(
        label=_("Qui part avec une nouvelle demande ?"),
        help_text=_("La nouvelle demande garde la même date. L'autre personne garde le numéro."),
        error_messages={"required": _("Choisissez qui part avec une nouvelle demande.")},
    )
    proof = RadioField(
        label=_("Quelle preuve avez-vous vue ?"),
        error_messages={"required": _("Choisissez la preuve que vous avez vue.")},
    )
    seen = forms.BooleanField(
        label=_("J'ai vu cette preuve, et la pièce d'identité de la personne qui part."),
        error_messages={"required": _("Cochez la case si vous avez vu la preuve et la pièce.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        applicant = _now("%(name)s, demandeur : seulement avec une ordonnance de protection")
        self.fields["leaving"].choices = [
            *self.co_applicants(),
            (APPLICANT, applicant % {"name": self.name_of(APPLICANT)}),
        ]
        self.fields["proof"].choices = [(proof.value, proof.label) for proof in proofs(self.codes)]

    def clean(self):
        cleaned = super().clean()
        protected = cleaned.get("proof") in (None, "", SeparationProof.PROTECTION)
        if cleaned.get("leaving") == APPLICANT and not protected:
            self.add_error(
                "leaving",
                _(
                    "Le demandeur garde cette demande : choisissez l'autre personne. Il part "
                    "seulement avec une ordonnance de protection."
                ),
            )
        return cleaned


class CoLeftForm(HouseholdForm):
    leaving = RadioField(
        label=_("Qui quitte la demande ?"),
        error_messages={"required": _("Choisissez qui quitte la demande.")},
    )
    proof = RadioField(
        label=_("Quelle preuve avez-vous vue ?"),
        choices=DepartureProof,
        error_messages={"required": _("Choisissez la preuve que vous avez vue.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leaving"].choices = self.co_applicants()


class HolderDiedForm(HouseholdForm):
    heir = RadioField(
        label=_("Qui continue la demande ?"),
        help_text=_("Cette personne garde le numéro et l'ancienneté."),
        error_messages={"required": _("Choisissez qui continue la demande.")},
    )
    seen = forms.BooleanField(
        label=_("J'ai vu l'acte de décès, et la pièce d'identité de la personne qui continue."),
        error_messages={"required": _("Cochez la case si vous avez vu l'acte et la pièce.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["heir"].choices = self.co_applicants()
