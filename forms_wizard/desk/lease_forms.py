"""What a landlord records with an allocation (CCH R.441-2-9)."""

from __future__ import annotations

import re
from datetime import date

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from directory.territory.fields import CommuneField
from forms_wizard.demands.models.removals import CollectiveAgreement, Quota
from forms_wizard.demands.removals import Lease
from forms_wizard.form.codes import HomeType
from portal.interface.conditions import When
from portal.interface.fields import (
    PartialDateField,
    PlainTextField,
    RadioField,
    SelectField,
    WholeNumberField,
    YesNoField,
)
from portal.interface.forms import PortalForm
from portal.interface.templatetags.portal import long_date

RPLS, DESCRIBED = "rpls", "description"
IDENTIFIER = re.compile(r"[0-9A-Z]{1,20}")
BY_RPLS, BY_DESCRIPTION = When("told", RPLS), When("told", DESCRIBED)


class LeaseForm(PortalForm):
    """`filed_on`: of the demand; no lease is older."""

    signed_on = PartialDateField(
        full=True,
        label=_("Date de signature du bail"),
        help_text=_("Le jour de la signature, pas celui de la commission. Exemple : 31/12/2025."),
        error_messages={"required": _("Écrivez la date de signature du bail.")},
    )
    told = RadioField(
        label=_("Quel logement ?"),
        choices=[
            (RPLS, _("J'ai son identifiant RPLS")),
            (DESCRIBED, _("Je n'ai pas cet identifiant : je décris le logement")),
        ],
        error_messages={"required": _("Dites comment vous désignez le logement.")},
    )
    rpls = PlainTextField(
        label=_("Identifiant RPLS du logement"),
        required=False,
        max_length=40,
        error_messages={"required": _("Écrivez l'identifiant RPLS du logement.")},
    )
    commune = CommuneField(label=_("Commune du logement"), required=False)
    home_type = SelectField(
        label=_("Type de logement"),
        choices=HomeType,
        required=False,
        error_messages={"required": _("Choisissez le type de logement.")},
    )
    surface = WholeNumberField(
        unit="m²",
        label=_("Surface habitable, en m²"),
        required=False,
        least=1,
        most=9_999,
        error_messages={"required": _("Écrivez la surface du logement.")},
    )
    rent = WholeNumberField(
        unit="€",
        label=_("Loyer par mois, hors charges, en euros"),
        required=False,
        most=99_999,
        error_messages={"required": _("Écrivez le loyer du logement.")},
    )
    quota = RadioField(
        label=_("Sur quel contingent ?"),
        choices=Quota,
        error_messages={"required": _("Choisissez le contingent, ou « Sans réservation ».")},
    )
    agreement = RadioField(
        label=_("Dans un accord collectif ?"),
        choices=CollectiveAgreement,
        error_messages={"required": _("Choisissez l'accord collectif, ou « Aucun ».")},
    )
    dalo = YesNoField(
        label=_("La personne est-elle reconnue prioritaire DALO ?"),
        error_messages={"required": _("Dites si la personne est prioritaire DALO.")},
    )
    transfer = YesNoField(
        label=_("Était-elle déjà logée par votre organisme (mutation) ?"),
        error_messages={"required": _("Dites si la personne était déjà logée par vous.")},
    )
    priority_district = YesNoField(
        label=_("Le logement est-il en quartier prioritaire (QPV) ?"),
        error_messages={"required": _("Dites si le logement est en quartier prioritaire.")},
    )

    shown_when = {
        "rpls": BY_RPLS,
        "commune": BY_DESCRIPTION,
        "home_type": BY_DESCRIPTION,
        "surface": BY_DESCRIPTION,
        "rent": BY_DESCRIPTION,
    }
    needed = ("rpls", "commune", "home_type", "surface", "rent")

    def __init__(self, *args, filed_on: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.filed_on = filed_on

    def clean_signed_on(self) -> date:
        day = self.cleaned_data["signed_on"].earliest
        if day > self.today:
            raise forms.ValidationError(
                _("Cette date est dans le futur. Revenez quand le bail est signé."), code="future"
            )
        if day < self.filed_on:
            raise forms.ValidationError(
                _now("La demande est du %(day)s : un bail ne peut pas être plus ancien.")
                % {"day": long_date(self.filed_on)},
                code="too_old",
            )
        return day

    def clean_rpls(self) -> str:
        text = re.sub(r"[\s.\-]", "", self.cleaned_data["rpls"]).upper()
        if text and not IDENTIFIER.fullmatch(text):
            raise forms.ValidationError(
                _("Écrivez seulement les chiffres et les lettres de l'identifiant RPLS."),
                code="rpls",
            )
        return text

    @property
    def lease(self) -> Lease:
        """What is recorded; once the form is valid."""
        given = self.cleaned_data
        return Lease(
            signed_on=given["signed_on"],
            quota=Quota(given["quota"]),
            agreement=CollectiveAgreement(given["agreement"]),
            dalo=given["dalo"],
            transfer=given["transfer"],
            priority_district=given["priority_district"],
            rpls=given.get("rpls") or "",
            commune=given.get("commune") or "",
            home_type=given.get("home_type") or "",
            surface=given.get("surface"),
            rent=given.get("rent"),
        )
