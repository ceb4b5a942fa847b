"""One question kept as soon as it is left: one UPDATE, whatever the size of the draft."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Func, IntegerField, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.http import Http404, QueryDict

from portal.interface.text import storable

# One question: the three parts of a date, the boxes of a long list.
MOST_NAMES, MOST_VALUES, MOST_CHARACTERS = 20, 300, 60_000
# The answers as PostgreSQL stores them: far more than twenty persons give.
MOST_BYTES = 1_000_000
# A page is named by its script: a word of letters and digits.
LONGEST_PAGE = 40
NAME = re.compile(r"[\w-]{1,120}\Z", re.ASCII)
# What a section posts beside its answers.
BESIDE = ("add", "remove", "revision", "page")

ANSWERS = (
    "jsonb_set(answers, ARRAY[%s]::text[],"
    " (COALESCE(answers -> %s, '{}'::jsonb) - %s::text[]) || %s::jsonb)"
)
CHANGES = (
    "jsonb_set(changes, ARRAY[%s]::text[], COALESCE(changes -> %s, '{}'::jsonb) ||"
    " (SELECT jsonb_object_agg(name,"
    " jsonb_build_array(COALESCE((revisions ->> %s)::int, 0) + 1, %s::text))"
    " FROM unnest(%s::text[]) AS name))"
)
REVISIONS = (
    "jsonb_set(revisions, ARRAY[%s]::text[], to_jsonb(COALESCE((revisions ->> %s)::int, 0) + 1))"
)


class TooMuch(Exception):
    """More than one question holds, or than a draft does: kept only when the page is sent."""


class Sent(Exception):
    """The draft was sent: nothing more can be typed."""


@dataclass(frozen=True)
class Question:
    """The names of one question in its page, and what was typed; an empty box is in `names`."""

    names: list[str]
    typed: dict[str, list[str]]


def read(slug: str, posted: QueryDict) -> Question:
    """The question posted; `question` repeats the names that may have no value.

    Left out: names of other sections and of buttons, and lists of persons, so that saving a field
    never adds nor removes anybody. Raises TooMuch.
    """
    beside = {f"{slug}-{name}" for name in BESIDE}
    names = [
        name
        for name in dict.fromkeys([*posted.getlist("question"), *posted])
        if name.startswith(f"{slug}-")
        and NAME.match(name)
        and name not in beside
        and not name.endswith("-keys")
    ]
    typed = {name: [storable(v) for v in posted.getlist(name)] for name in names if name in posted}
    values = [value for values in typed.values() for value in values]
    size = sum(len(value) for value in values)
    if len(names) > MOST_NAMES or len(values) > MOST_VALUES or size > MOST_CHARACTERS:
        raise TooMuch(slug)
    return Question(names, typed)


def page_of(posted: QueryDict) -> str:
    """The name that the page gave itself; empty without script."""
    return storable(posted.get("page", ""))[:LONGEST_PAGE]


def save(drafts, reference: str, slug: str, posted: QueryDict, *, now: datetime) -> int:
    """Keep one question of a section and leave every other answer untouched.

    `drafts`: the queryset that the request may open. Returns the section's revision. A page that
    was sent whole (`page`, its name) has said more than a field delayed on its way: that field is
    left aside. Raises Http404, Sent, TooMuch.
    """
    question, page = read(slug, posted), page_of(posted)
    mine = drafts.filter(reference=reference).annotate(
        size=Func(F("answers"), function="pg_column_size", output_field=IntegerField()),
        last_page=Coalesce(KeyTextTransform(slug, "posted"), Value(""), output_field=TextField()),
    )
    writable = mine.filter(demand=None, size__lt=MOST_BYTES)
    if page:
        writable = writable.exclude(last_page=page)
    if question.names:
        writable.update(**_changes(slug, question, page), touched_at=now)
    revision = Cast(KeyTextTransform(slug, "revisions"), IntegerField())
    row = mine.values_list("demand", "size", Coalesce(revision, 0)).first()
    if row is None:
        raise Http404(reference)
    demand, size, reached = row
    if demand is not None:
        raise Sent(reference)
    if size >= MOST_BYTES:
        raise TooMuch(reference)
    return reached


def _changes(slug: str, question: Question, page: str) -> dict[str, RawSQL]:
    """Computed by the database on the row as it is: two fields saved at once are both kept."""
    names, typed = question.names, json.dumps(question.typed)
    return {
        "answers": RawSQL(ANSWERS, [slug, slug, names, typed]),  # noqa: S611  constant SQL
        "changes": RawSQL(CHANGES, [slug, slug, slug, page, names]),  # noqa: S611  constant SQL
        "revisions": RawSQL(REVISIONS, [slug, slug]),  # noqa: S611  constant SQL
    }
