"""What the cells of a file of places say: yes or no, a day, a position, hours."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import override

from directory.guichets.opening import SpecialDays
from directory.guichets.weekly_hours import (
    DAYS,
    Periods,
    UnreadableHours,
    parse_periods,
    parse_week,
    write_week,
)

YES = {"oui", "o", "1", "vrai", "true", "x", "yes", "acc", "accessible"}
NO = {"non", "n", "0", "faux", "false", "no", "nac", "non_accessible", "dem"}
DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M:%S")
LONGEST_NOTE = 500
LONGEST_REASON = 120
# Beyond, it is not a counter that says when it opens.
MOST_SPECIAL_DAYS = 60
SPECIAL = re.compile(
    r"(?P<first>[\d/-]+)(?:\s+au\s+(?P<last>[\d/-]+))?(?:\s*:\s*(?P<hours>[^()]*))?"
    r"(?:\s*\((?P<reason>.*)\))?"
)
LONG_DAYS = dict(
    zip(
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        DAYS,
        strict=True,
    )
)


class UnusableCell(Exception):
    """A sentence for who wrote the file."""


def plain(text: str) -> str:
    """« Pièce d'identité » → « piece_d_identite »."""
    flat = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", flat).strip("_")


def several(text: str) -> list[str]:
    """The parts of a list inside a cell, by bar, comma or semicolon."""
    return [part.strip() for part in re.split(r"[|,;\n]", text) if part.strip()]


def one_of(text: str, choices: type[TextChoices], what: str) -> str:
    """The code of a choice named by its code or its label. Raises UnusableCell."""
    code = _by_name(choices).get(plain(text))
    if code is None:
        raise UnusableCell(f"« {text[:60]} » n'est pas connu ({what}).")
    return code


@lru_cache(maxsize=32)
def _by_name(choices: type[TextChoices]) -> dict[str, str]:
    """{plain code or French label: code}; a code wins over the label of another."""
    with override(settings.LANGUAGE_CODE):
        labels = {plain(str(label)): str(code) for code, label in choices.choices if code}
    return labels | {plain(code): code for code in choices.values if code}


def yes_or_no(text: str, what: str) -> bool | None:
    """None for an empty cell. Raises UnusableCell."""
    said = plain(text)
    if not said:
        return None
    if said not in YES | NO:
        raise UnusableCell(f"« {text[:60]} » n'est ni oui ni non ({what}).")
    return said in YES


def day(text: str) -> date | None:
    """« 2026-03-01 » or « 01/03/2026 », with an hour or not. Raises UnusableCell."""
    if not text:
        return None
    text = re.sub(r"(\.\d+)?(Z|[+-]\d{2}:?\d{2})?\Z", "", text) if "T" in text else text
    for layout in DAY_FORMATS:
        try:
            return datetime.strptime(text, layout).date()  # noqa: DTZ007  a day, on no clock
        except ValueError:
            continue
    raise UnusableCell(f"« {text[:40]} » n'est pas une date : écrivez 2026-03-01 ou 01/03/2026.")


def position(latitude: str, longitude: str) -> tuple[float, float] | tuple[None, None]:
    """Both or none. Raises UnusableCell."""
    if not latitude and not longitude:
        return None, None
    try:
        north, east = (float(text.replace(",", ".")) for text in (latitude, longitude))
    except ValueError:
        north = math.nan
        east = math.nan
    if not (abs(north) <= 90 and abs(east) <= 180):
        raise UnusableCell(f"« {latitude[:20]}, {longitude[:20]} » n'est pas une position.")
    return north, east


def hours(text: str) -> tuple[str, str]:
    """(week, note): a written week, else the JSON of the DILA, else free text kept as a note."""
    if text.lstrip().startswith(("[", "{")):
        try:
            return dila_hours(json.loads(text))
        except (ValueError, RecursionError):
            return "", text[:LONGEST_NOTE]
    try:
        return write_week(parse_week(text)), ""
    except UnreadableHours:
        return "", text.replace("|", "\n")[:LONGEST_NOTE]


def special_days(text: str) -> list[SpecialDays]:
    """« 24/12/2026 au 02/01/2027 : 9h-12h (congés) | 08/05/2027 »: closed when no hours are said.

    One between bars or a line; the same days twice count once. Raises UnusableCell.
    """
    found: dict[tuple[date, date], SpecialDays] = {}
    for part in filter(None, (part.strip() for part in re.split(r"[|\n]", text))):
        match = SPECIAL.fullmatch(part)
        if match is None:
            raise _unreadable_days(part)
        first, last = day(match["first"]), day(match["last"] or match["first"])
        reason = (match["reason"] or "").strip()
        try:
            periods = parse_periods(match["hours"] or "")
        except UnreadableHours as error:
            raise _unreadable_days(part) from error
        if last < first or len(reason) > LONGEST_REASON:
            raise _unreadable_days(part)
        found[first, last] = SpecialDays(first, last, periods, reason)
    if len(found) > MOST_SPECIAL_DAYS:
        raise UnusableCell(f"Plus de {MOST_SPECIAL_DAYS} jours particuliers.")
    return sorted(found.values(), key=lambda days: (days.first, days.last))


def _unreadable_days(part: str) -> UnusableCell:
    return UnusableCell(
        f"« {part[:60]} » n'est pas lu : écrivez 24/12/2026 au 02/01/2027 : 9h-12h (congés)."
    )


def web_address(text: str) -> str:
    """An address of the web, or nothing: what is written before the colon never runs."""
    return text[:300] if text.lower().startswith(("http://", "https://")) else ""


def dila_hours(ranges) -> tuple[str, str]:
    """(week, note) of a `plage_ouverture`: spans of days, two periods at most, a comment.

    What cannot be read is left out: half a week would be wrong, so it gives no week at all.
    """
    ranges = [ranges] if isinstance(ranges, dict) else ranges
    week: dict[str, Periods] = {}
    notes: list[str] = []
    readable = isinstance(ranges, list)
    for span in ranges if readable else []:
        if not isinstance(span, dict):
            readable = False
            continue
        said = {name: str(value or "").strip() for name, value in span.items()}
        if said.get("commentaire"):
            notes.append(said["commentaire"])
        try:
            periods = _periods(said)
            for code in _span(said):
                week[code] = parse_periods(",".join(map(str, (*week.get(code, ()), *periods))))
        except (UnreadableHours, KeyError):
            readable = False
    note = "\n".join(dict.fromkeys(notes))[:LONGEST_NOTE]
    return (write_week(week) if readable else ""), note


def _span(said: dict[str, str]) -> tuple[str, ...]:
    first = LONG_DAYS[plain(said.get("nom_jour_debut", ""))]
    last = LONG_DAYS[plain(said.get("nom_jour_fin", "") or said.get("nom_jour_debut", ""))]
    begin, end = DAYS.index(first), DAYS.index(last)
    return DAYS[begin : end + 1] if begin <= end else (*DAYS[begin:], *DAYS[: end + 1])


def _periods(said: dict[str, str]) -> Periods:
    written = []
    for rank in (1, 2):
        opens = said.get(f"valeur_heure_debut_{rank}", "")
        closes = said.get(f"valeur_heure_fin_{rank}", "")
        if opens and closes:
            written.append(f"{opens[:5]}-{closes[:5]}")
    return parse_periods(",".join(written))
