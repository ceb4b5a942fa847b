"""What a manager says of two demands that may be of one person."""

from __future__ import annotations

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from forms_wizard.demands.models import Declaration
from portal.interface.fields import ParagraphField, RadioField
from portal.interface.forms import PortalForm
from portal.interface.templatetags.portal import long_date


class MergeForm(PortalForm):
    """`declared`: `{reference: latest declaration}` of the two demands, the older first."""

    answers_of = RadioField(
        label=_("Quelles réponses gardez-vous ?"),
        help_text=_("Le plus souvent les dernières : la personne pourra les changer."),
        error_messages={"required": _("Choisissez les réponses à garder.")},
    )
    reason = ParagraphField(
        label=_("Pourquoi c'est la même personne"),
        help_text=_("Par exemple les pièces que vous avez vues. Ce texte reste dans l'historique."),
        max_length=500,
        error_messages={"required": _("Écrivez pourquoi c'est la même personne.")},
    )

    def __init__(self, *args, declared: dict[str, Declaration], **kwargs):
        super().__init__(*args, **kwargs)
        label = _now("Celles de la demande %(reference)s, du %(day)s")
        self.fields["answers_of"].choices = [
            (reference, label % {"reference": reference, "day": long_date(one.made_at)})
            for reference, one in declared.items()
        ]
