"""Before you start: which demand, where, for whom. Nothing personal (domain.md 2.1)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from directory.territory.table import communes
from forms_wizard.engine.steps import Step
from forms_wizard.form.codes import ApplicantKind, Nature, TypingHelp
from portal.interface.fields import RadioField, SelectField
from portal.interface.forms import PortalForm
from portal.interface.wording import coded


def departements() -> list[tuple[str, str]]:
    """Every département where a demand may be made, the ones with a system of their own too."""
    return [
        (departement.code, coded(departement.code, departement.name))
        for departement in communes().departements
        if departement.territory
    ]


class DepartementField(SelectField):
    """Reads the table of the process: no query, and never older than the last import."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.choices = self._rows

    @staticmethod
    def _rows():
        return [("", _("Choisissez dans la liste")), *departements()]

    def valid_value(self, value):
        departement = communes().departement(value)
        return departement is not None and bool(departement.territory)


class BeforeYouStartForm(PortalForm):
    """Stops here who must go elsewhere, before anything personal is typed.

    `local_system`: the département whose demands are filed in a system of its own (its
    `local_system` and `local_system_url`), else None; known once the form is checked.
    """

    local_system = None

    nature = RadioField(
        label=_("Que voulez-vous faire ?"),
        choices=Nature,
        error_messages={"required": _("Choisissez ce que vous voulez faire.")},
    )
    departement = DepartementField(
        label=_("Dans quel département cherchez-vous un logement ?"),
        help_text=_(
            "Vous pouvez demander un logement ailleurs que là où vous vivez. En Île-de-France, "
            "une seule demande vaut pour toute la région : choisissez l'un de ses départements."
        ),
        error_messages={
            "required": _("Choisissez le département où vous cherchez un logement."),
            "invalid_choice": _("Choisissez un département de la liste."),
        },
    )
    applicant_kind = RadioField(
        label=_("Pour qui est la demande ?"),
        choices=ApplicantKind,
        error_messages={"required": _("Choisissez pour qui est la demande.")},
    )
    typing_help = RadioField(
        label=_("Quelqu'un vous aide-t-il à remplir la demande ?"),
        help_text=_("Votre réponse ne change rien au traitement de votre demande."),
        choices=TypingHelp,
        required=False,
    )

    def clean_nature(self):
        nature = self.cleaned_data["nature"]
        if nature != Nature.FIRST:
            raise ValidationError(
                _(
                    "Pour renouveler ou modifier une demande, connectez-vous et ouvrez "
                    "« Mon dossier » : votre demande y est déjà. Un guichet peut aussi le faire "
                    "avec vous."
                )
            )
        return nature

    def clean_departement(self):
        code = self.cleaned_data["departement"]
        departement = communes().departement(code)
        if departement.local_system:
            self.local_system = departement
            raise ValidationError(
                _(
                    "Dans ce département, les demandes se font avec « %(system)s », et non ici. "
                    "Déposez votre demande avec ce service, ou allez dans un guichet de ce "
                    "département."
                ),
                params={"system": departement.local_system},
            )
        return code

    def clean_applicant_kind(self):
        kind = self.cleaned_data["applicant_kind"]
        if kind != ApplicantKind.PERSON:
            raise ValidationError(
                _("La demande d'une association se fait à un guichet. Allez dans un guichet.")
            )
        return kind


STEP = Step("preparer", _("Avant de commencer"), BeforeYouStartForm)
