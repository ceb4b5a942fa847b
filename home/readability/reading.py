"""What is read on a page, or in the text of a letter, as it is now in the editor's hands."""

from __future__ import annotations

from collections.abc import Iterator

from home.readability.measure import (
    LONGEST_EASY_SENTENCE,
    LONGEST_SENTENCE,
    Reading,
    measure,
    texts_in,
)


def reading_of(written) -> Reading:
    """`written`: a page or the text of a letter, draft or published."""
    is_easy = getattr(written, "is_easy", False)
    longest = LONGEST_EASY_SENTENCE if is_easy else LONGEST_SENTENCE
    return measure(_texts(written), longest=longest)


def _texts(written) -> Iterator[str]:
    yield getattr(written, "lead", "")
    yield getattr(written, "essential", "")
    body = getattr(written, "body", None)
    if body is not None:
        yield from texts_in(body.get_prep_value())
