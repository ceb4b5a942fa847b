"""What a person does after the refusal of an identity document: one sentence a reason."""

from django.utils.translation import gettext_lazy as _

from forms_wizard.demands.enums import IdentityRefusal

# domain.md 6.1: a closed list, no « autre ». The same words for the agent, the letter, the dossier.
WHAT_TO_DO = {
    IdentityRefusal.UNREADABLE: _(
        "Prenez une nouvelle photo, nette, en pleine lumière, avec les quatre coins visibles."
    ),
    IdentityRefusal.MISSING_PAGE: _("Envoyez le recto et le verso, ou toutes les pages."),
    IdentityRefusal.EXPIRED: _("Envoyez un document encore valable aujourd'hui."),
    IdentityRefusal.NOT_LISTED: _(
        "Envoyez une carte d'identité, un passeport, un titre de séjour ou un récépissé."
    ),
    IdentityRefusal.MISMATCH: _(
        "Envoyez votre propre document. Si votre demande contient une erreur, "
        "dites-le à un guichet."
    ),
    IdentityRefusal.STAY: _(
        "Envoyez votre titre de séjour encore valable, ou le récépissé de son renouvellement."
    ),
    IdentityRefusal.EMPTY_FILE: _(
        "Envoyez un fichier qui s'ouvre sans mot de passe, ou une simple photo."
    ),
}


def what_to_do(refusal: str) -> str:
    """The sentence that follows this reason; empty when there is no refusal."""
    return str(WHAT_TO_DO[IdentityRefusal(refusal)]) if refusal else ""
