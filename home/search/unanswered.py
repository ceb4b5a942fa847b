"""Words that found nothing: noted in a file of the day, counted the night after.

What people type may be a name or a number: digits and addresses are not noted, who typed is a
mark made with a key that lives as long as the file of the day, and nobody else's day is read.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Max, QuerySet, Sum

from home.search.models import UnansweredSearch
from home.words import plain_words

LONGEST_WORDS, KEY_BYTES, MARK_BYTES = 60, 32, 8
# A machine that types without end fills no disk.
BIGGEST_FILE_BYTES = 5 * 1024 * 1024


def note(query: str, *, language: str, visitor: str, today: date) -> None:
    """Add a line to the file of the day; nothing when no word is left to note."""
    words = noted_words(query)
    if not words:
        return
    path = _file(today)
    path.parent.mkdir(parents=True, exist_ok=True)
    mark = blake2b(visitor.encode(), key=_key(today), digest_size=MARK_BYTES).hexdigest()
    line = json.dumps({"language": language, "words": words, "visitor": mark})
    with path.open("ab", buffering=0) as file:
        if file.tell() < BIGGEST_FILE_BYTES:
            file.write(f"{line}\n".encode())


def noted_words(query: str) -> str:
    """The plain words without digit nor « @ », cut between words."""
    kept = [word for word in plain_words(query).split() if not _tells_who(word)]
    text = " ".join(kept)
    return text if len(text) <= LONGEST_WORDS else text[:LONGEST_WORDS].rpartition(" ")[0]


def count(*, today: date) -> int:
    """Count the files of the days before `today`, forget them; how many lines of counts.

    Killed and started again it counts a day once: its counts are written, then its file leaves.
    """
    written = 0
    for path in sorted(Path(settings.SEARCHES_ROOT).glob("*.jsonl")):
        day = date.fromisoformat(path.stem)
        if day >= today:
            continue
        rows = [
            UnansweredSearch(day=day, language=language, words=words, visitors=len(visitors))
            for (language, words), visitors in _visitors(path).items()
        ]
        with transaction.atomic():
            UnansweredSearch.objects.filter(day=day).delete()
            UnansweredSearch.objects.bulk_create(rows)
        written += len(rows)
        _key_file(day).unlink(missing_ok=True)
        path.unlink()
    return written


def forget(*, today: date) -> int:
    """Erase counts older than `SEARCHES_KEPT_DAYS`."""
    limit = today - timedelta(days=settings.SEARCHES_KEPT_DAYS)
    return UnansweredSearch.objects.filter(day__lt=limit).delete()[0]


def listed() -> QuerySet:
    """For editors: words that `SEARCHES_LISTED_FROM` visitors typed, those of most first.

    A visitor of two days counts twice: nothing links one day to another.
    """
    grouped = UnansweredSearch.objects.order_by().values("language", "words")
    summed = grouped.annotate(total=Sum("visitors"), last=Max("day"))
    return summed.filter(total__gte=settings.SEARCHES_LISTED_FROM).order_by("-total", "words")


def treated(language: str, words: str) -> int:
    """An editor answered these words: their counts leave; typed again they come back."""
    return UnansweredSearch.objects.filter(language=language, words=words).delete()[0]


def _tells_who(word: str) -> bool:
    return "@" in word or any(letter.isdigit() for letter in word)


def _visitors(path: Path) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in _lines(path):
        found[line["language"], line["words"]].add(line["visitor"])
    return found


def _lines(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            try:
                yield json.loads(line)
            except ValueError:
                continue  # the last line of a full disk


def _key(day: date) -> bytes:
    """The key of the day, the same for every process of this machine."""
    path = _key_file(day)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        # Another process may be writing it this instant.
        return path.read_bytes() or b"-"
    with os.fdopen(descriptor, "wb") as file:
        key = os.urandom(KEY_BYTES)
        file.write(key)
    return key


def _file(day: date) -> Path:
    return Path(settings.SEARCHES_ROOT) / f"{day.isoformat()}.jsonl"


def _key_file(day: date) -> Path:
    return Path(settings.SEARCHES_ROOT) / f"{day.isoformat()}.key"
