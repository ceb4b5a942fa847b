"""A filled agreement becomes a mandate, or the form says what to do."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from forms_wizard.assistance import mandates, persons
from forms_wizard.assistance.enums import Consent, Scope
from forms_wizard.assistance.forms import AgreementForm
from forms_wizard.assistance.models import Mandate
from forms_wizard.filing import tries
from portal.interface.templatetags.portal import long_moment

AGREED, REFUSED, TOO_MANY = 200, 422, 429


def take(
    request, mandate: Mandate, form: AgreementForm, consent: Consent, *, now: datetime, account=None
) -> int:
    """The status of the answer; `form` is valid, and holds the errors when it is not AGREED."""
    answers = form.cleaned_data
    on = answers.get("on")
    try:
        if answers.get("code"):
            on = persons.by_code(request, answers["code"], answers["birth_date"], now=now)
            if on is None:
                form.add_error(
                    None,
                    _(
                        "Ce code et cette date de naissance n'ouvrent rien. Vérifiez les deux. "
                        "Sans code, la personne peut accepter avec son compte, ou demander un "
                        "nouveau code à un guichet."
                    ),
                )
                return REFUSED
            if not form.check_scope(on):
                return REFUSED
        mandates.agree(mandate, Scope(answers["scope"]), consent, now=now, on=on, account=account)
    except tries.TooManyTries as locked:
        form.add_error(
            None,
            _("Il y a eu trop d'essais. Attendez le %(until)s, puis essayez encore.")
            % {"until": long_moment(locked.until)},
        )
        return TOO_MANY
    except mandates.NotWaiting:
        form.add_error(
            None,
            _("Cette session n'attend plus de réponse. Ouvrez-en une autre pour continuer."),
        )
        return REFUSED
    except mandates.OwnHelper:
        form.add_error(
            None,
            _("Vous êtes la personne qui aide : c'est à l'autre personne de donner son accord."),
        )
        return REFUSED
    return AGREED
