"""What a letter must say whoever words it: the consequence, the way to appeal."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from forms_wizard.letters.enums import Situation
from forms_wizard.letters.wording import Duty


def _any_of(*stems: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE)


ABANDONED = Duty(_any_of("abandon"), _("Dites que la demande est abandonnée, ou qu'elle le sera."))
# CCH R.441-2-7: the notice tells that the demand will be removed.
REMOVED_WITHOUT_RENEWAL = Duty(
    _any_of("radi[eé]", "radiation"),
    _("Dites ce qui arrive sans renouvellement : la demande « sera radiée »."),
)
RENEWABLE = Duty(_any_of("renouvel"), _("Dites que la demande peut être renouvelée."))
# CCH R.441-2-8, c and d.
STOPPED_WITHOUT_ANSWER = Duty(
    _any_of("arrêt", "radi[eé]", "radiation"),
    _("Dites ce qui arrive sans réponse : la demande « sera arrêtée »."),
)
STOPPED = Duty(_any_of("arrêt", "radi[eé]"), _("Dites que la demande « est arrêtée »."))
# CJA R.421-1 and R.421-5: a decision that does not name the court and the delay can be contested
# for ever.
COURT = Duty(
    _any_of("tribunal administratif"),
    _("Dites que l'on peut saisir le « tribunal administratif »."),
    when=Situation.MAY_APPEAL,
)
COURT_DELAY = Duty(
    _any_of("deux mois"),
    _("Dites le délai pour saisir le tribunal : « dans les deux mois »."),
    when=Situation.MAY_APPEAL,
)
NOT_YOU = Duty(
    _any_of("ce n'est pas vous", "vous n'avez rien demandé", "ce n'était pas vous"),
    _("Dites quoi faire à qui n'a rien demandé : « Ce n'est pas vous ? »."),
)
