"""What a line of the call list shows, and what is said on the telephone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from forms_wizard.demands.enums import CallResult, LetterChannel
from forms_wizard.demands.models import Demand, Event, Letter, Person
from forms_wizard.form.safety import is_protected
from forms_wizard.letters import messages
from forms_wizard.letters.models import Outcome


@dataclass(frozen=True)
class Row:
    """`phones`: as they were typed. `reasons`: (letter, why it reached nobody). `last`: a call.

    `discreet`: somebody of the household may be dangerous.
    """

    demand: Demand
    applicant: Person | None
    phones: list[str]
    reasons: list[tuple[Letter, str]]
    last: Event | None
    discreet: bool

    @property
    def last_result(self) -> str:
        return str(CallResult(self.last.details["result"]).label) if self.last else ""


def rows(demands: Iterable[Demand]) -> list[Row]:
    """In the order given. Reads what `letters.calls.to_call` has prefetched."""
    return [row(demand) for demand in demands]


def row(demand: Demand) -> Row:
    persons, declarations = list(demand.persons.all()), list(demand.declarations.all())
    codes = declarations[0].codes if declarations else {}
    contact = codes.get("contact", {})
    phones = [contact[name]["typed"] for name in ("mobile", "home_phone") if contact.get(name)]
    return Row(
        demand=demand,
        applicant=persons[0] if persons else None,
        phones=phones,
        reasons=[(letter, _why(letter)) for letter in demand.untold],
        last=demand.calls[0] if demand.calls else None,
        discreet=is_protected(codes),
    )


def to_say(row: Row, *, today: date) -> list[str]:
    """What each letter said in French, in one sentence, once."""
    french = settings.LANGUAGE_CODE
    said = (messages.words(one, today=today, language=french) for one, _why in row.reasons)
    return list(dict.fromkeys(one.sms or one.subject for one in said))


def _why(letter: Letter) -> str:
    outcomes = {attempt.outcome for attempt in letter.attempts.all()}
    if letter.channel == LetterChannel.SMS:
        return (
            _("SMS parti, sans nouvelle du téléphone")
            if outcomes.isdisjoint({Outcome.UNDELIVERED, Outcome.REFUSED})
            else _("SMS pas arrivé : le téléphone ne répond pas")
        )
    if Outcome.RETURNED in outcomes:
        return _("Courrier revenu : n'habite pas à l'adresse indiquée")
    return _("Pas d'adresse postale en France")
