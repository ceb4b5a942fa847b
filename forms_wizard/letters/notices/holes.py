"""The holes and the link that several notices share."""

from django.utils.translation import gettext_lazy as _

from forms_wizard.letters.wording import Hole

SEE_DEMAND = _("Voir ma demande")
# The longest day of the year in French.
LONGEST_DAY = _("1er septembre 2026")

END = Hole("fin", _("le dernier jour de validité de la demande"), LONGEST_DAY)
DAY = Hole("jour", _("le jour où c'est arrivé"), LONGEST_DAY)


def limit(description, **kwargs) -> Hole:
    """The last day to do something: always told."""
    return Hole("limite", description, LONGEST_DAY, **kwargs)
