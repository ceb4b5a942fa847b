"""A letter read again, by its holder or by an agent: word for word as it left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from forms_wizard.demands.enums import LetterChannel
from forms_wizard.demands.models import Demand, Letter
from forms_wizard.letters import messages
from forms_wizard.letters.models import SentText
from forms_wizard.letters.sent_texts import LEFT, as_sent


@dataclass(frozen=True)
class Reading:
    """`kept`: what it said by each way it left by. `said_today`: without that, what it says today,
    the language and the words of each part; `has_left` tells whether this may differ from what
    was read."""

    letter: Letter
    kept: list[SentText]
    said_today: list[tuple[str, list[str]]]
    has_left: bool


def read(demand: Demand, rank: int, *, today: date) -> Reading | None:
    """The letter of that rank among those of the demand, the first being 1; None for no letter."""
    letters = list(demand.letters.select_related("event"))
    if not 1 <= rank <= len(letters):
        return None
    letter = letters[rank - 1]
    letter.demand = demand
    kept = as_sent(letter)
    has_left = letter.attempts.filter(outcome__in=LEFT).exists()
    return Reading(letter, kept, [] if kept else _said(letter, today), has_left)


def _said(letter: Letter, today: date) -> list[tuple[str, list[str]]]:
    message = messages.words(letter, today=today)
    if letter.channel == LetterChannel.SMS:
        return [(message.short.language, [message.short.sms])]
    return [(part.language, [part.subject, *part.paragraphs]) for part in message.parts]
