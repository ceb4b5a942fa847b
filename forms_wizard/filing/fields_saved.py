"""One question kept as soon as it is left: one UPDATE, whatever the size of the draft."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Func, IntegerField
from django.http import Http404, QueryDict

from portal.interface.text import storable

# One question: the three parts of a date, the boxes of a long list.
MOST_NAMES, MOST_VALUES, MOST_CHARACTERS = 20, 300, 60_000
# The answers as PostgreSQL stores them: far more than twenty persons give.
MOST_BYTES = 1_000_000
# A page is named by its script: a word of letters and digits.
LONGEST_PAGE = 40
SIZE = Func(F("answers"), function="pg_column_size", output_field=IntegerField())
NAME = re.compile(r"[\w-]{1,120}\Z", re.ASCII)
# What a section posts beside its answers.
BESIDE = ("add", "remove", "revision", "page")

# Computed by the database on the row as it is: two fields saved at once are both kept.
UPDATE = """
    UPDATE filing_draft SET
        answers = jsonb_set(answers, ARRAY[%(slug)s]::text[],
            (COALESCE(answers -> %(slug)s, '{{}}'::jsonb) - %(names)s::text[]) || %(typed)s::jsonb),
        changes = jsonb_set(changes, ARRAY[%(slug)s]::text[],
            COALESCE(changes -> %(slug)s, '{{}}'::jsonb) || (
                SELECT jsonb_object_agg(name, jsonb_build_array(
                    COALESCE((revisions ->> %(slug)s)::int, 0) + 1, %(page)s::text))
                FROM unnest(%(names)s::text[]) AS name)),
        revisions = jsonb_set(revisions, ARRAY[%(slug)s]::text[],
            to_jsonb(COALESCE((revisions ->> %(slug)s)::int, 0) + 1)),
        touched_at = %(now)s
    WHERE id IN ({open}) AND demand_id IS NULL AND pg_column_size(answers) < %(most)s
        AND (%(page)s = '' OR COALESCE(posted ->> %(slug)s, '') <> %(page)s)
        AND NOT EXISTS (
            SELECT FROM unnest(%(names)s::text[]) AS name
            WHERE (changes -> %(slug)s -> name ->> 0)::int > %(since)s::int
                AND (%(page)s = '' OR changes -> %(slug)s -> name ->> 1 <> %(page)s))
    RETURNING (revisions ->> %(slug)s)::int
"""


class TooMuch(Exception):
    """More than one question holds, or than a draft does: kept only when the page is sent."""


class AnsweredElsewhere(Exception):
    """Another page changed the answer since this one was shown: nothing is written."""


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


def save(
    drafts,
    reference: str,
    slug: str,
    posted: QueryDict,
    *,
    now: datetime,
    since: int | None = None,
) -> int:
    """Keep one question of a section and leave every other answer untouched.

    `drafts`: the queryset that the request may open; `since`: the revision of the page. Returns
    the section's revision. A page that was sent whole (`page`, its name) has said more than a
    field delayed on its way: that field is left aside. Raises Http404, Sent, TooMuch,
    AnsweredElsewhere.
    """
    question, page = read(slug, posted), page_of(posted)
    mine = drafts.filter(reference=reference)
    if question.names:
        reached = _update(mine, slug, question, page, since, now)
        if reached is not None:
            return reached
    row = mine.annotate(size=SIZE).values_list("demand", "size", "revisions", "posted").first()
    if row is None:
        raise Http404(reference)
    demand, size, revisions, whole = row
    if demand is not None:
        raise Sent(reference)
    if size >= MOST_BYTES:
        raise TooMuch(reference)
    if question.names and not (page and whole.get(slug) == page):
        raise AnsweredElsewhere(reference)
    return revisions.get(slug, 0)


def _update(
    mine, slug: str, question: Question, page: str, since: int | None, now: datetime
) -> int | None:
    """The revision reached; None when no draft may be written. One query: a field is left often."""
    values = {
        "slug": slug,
        "names": question.names,
        "typed": json.dumps(question.typed),
        "page": page,
        "since": since,
        "now": now,
        "most": MOST_BYTES,
    }
    try:
        inner, params = mine.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:  # a session that has no draft
        return None
    places = [f"%(open{rank})s" for rank in range(len(params))]
    values |= {f"open{rank}": value for rank, value in enumerate(params)}
    with connection.cursor() as cursor:
        cursor.execute(UPDATE.format(open=inner % tuple(places)), values)
        row = cursor.fetchone()
    return row[0] if row else None
