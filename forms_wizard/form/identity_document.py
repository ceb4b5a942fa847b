"""The identity document (domain.md 2.11): its page is given by the room that shows the form.

It is uploaded, or shown at a guichet. Its number is never stored (domain.md 13.2).
"""

from django.utils.translation import gettext_lazy as _

from forms_wizard.engine.steps import Step

STEP = Step("piece-identite", _("Votre pièce d'identité"))
