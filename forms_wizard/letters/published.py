"""The texts that editors published, held in memory: a letter costs no query for its words.

Every process reads the table again after a few seconds, all of it in one query: what is published
in one is said by all. A text that cannot be sent, because the code moved on since, is left aside:
the text of origin is said, the log tells once, and the administration shows it.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction

from forms_wizard.letters.models import LetterText
from forms_wizard.letters.wording import Notice, Wording, is_translated

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chosen:
    """`revision`: the version that an editor published; None for the text of origin."""

    wording: Wording
    language: str
    revision: int | None = None


@dataclass
class _Holder:
    texts: dict[tuple[str, str], Chosen] = field(default_factory=dict)
    set_aside: frozenset[int] = frozenset()
    next_check: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)


_holder = _Holder()


def text_for(notice: Notice, language: str) -> Chosen:
    """The text in that language, else the French one; not published, the text of origin.

    That of origin in that language when it is translated whole, and when nobody published other
    words in French: a letter does not say two things.
    """
    texts, french = _texts(), settings.LANGUAGE_CODE
    spoken = language if language in dict(settings.LANGUAGES) else french
    for wanted in (spoken, french):
        if found := texts.get((notice.key, wanted)):
            return found
    return Chosen(notice.wording, spoken if is_translated(notice.wording, spoken) else french)


def look_again() -> None:
    """Make this process read the table at the next letter."""
    _holder.next_check = 0.0


def look_again_on_commit(**kwargs) -> None:
    """When a text is published or withdrawn in this process; before, nobody sees it."""
    transaction.on_commit(look_again)


def _texts() -> dict[tuple[str, str], Chosen]:
    if time.monotonic() < _holder.next_check:
        return _holder.texts
    with _holder.lock:
        if time.monotonic() >= _holder.next_check:
            _holder.texts = _read()
            _holder.next_check = time.monotonic() + settings.LETTER_TEXTS_CHECK_SECONDS
        return _holder.texts


def _read() -> dict[tuple[str, str], Chosen]:
    texts, set_aside = {}, set()
    for text in LetterText.objects.filter(live=True):
        if faults := text.faults():
            set_aside.add(text.live_revision_id)
            if text.live_revision_id not in _holder.set_aside:
                logger.error(
                    "text set aside notice=%s language=%s revision=%s fault=%s",
                    text.notice,
                    text.language,
                    text.live_revision_id,
                    faults[0].sentence,
                )
            continue
        texts[text.notice, text.language] = Chosen(
            text.wording, text.language, text.live_revision_id
        )
    _holder.set_aside = frozenset(set_aside)
    return texts
