"""What letters said when they left: kept beside their proofs, read again as it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from forms_wizard.demands.models import Letter
from forms_wizard.letters.message import Message
from forms_wizard.letters.models import Outcome, SentText

# The letter is on its way to the person.
LEFT = (Outcome.SENT, Outcome.DEPOSITED)


# The language and the text of each part of a letter: that of the person, then French.
Texts = list[tuple[str, str]]


def keep(said: Iterable[tuple[Letter, Message, Texts]], *, channel: str, now: datetime) -> None:
    """Write what each letter says by that channel, in the place of what it said before by it."""
    SentText.objects.bulk_create(
        (
            SentText(
                letter=letter,
                channel=channel,
                subject=message.subject,
                language=texts[0][0],
                text=texts[0][1],
                french="".join(text for _language, text in texts[1:]),
                revision_id=message.revision,
                at=now,
            )
            for letter, message, texts in said
        ),
        update_conflicts=True,
        unique_fields=["letter", "channel"],
        update_fields=["subject", "language", "text", "french", "revision_id", "at"],
    )


def as_sent(letter: Letter) -> list[SentText]:
    """What the letter said by each channel that it left by, oldest first; none before it left.

    A batch that is printed and not yet at the post is not sent.
    """
    left = letter.attempts.filter(outcome__in=LEFT)
    return list(letter.sent_texts.filter(channel__in=left.values("channel")))
