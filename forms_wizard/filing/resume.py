"""The resume code of a draft without account: made, found again, dead once the draft is sent."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404

from forms_wizard.demands import codes
from forms_wizard.demands.enums import Channel
from forms_wizard.filing.models import Draft
from portal.interface.fields import PartialDateField
from portal.interface.partial_date import PartialDate

BIRTH_DATE = "identite-birth_date"


def born_in(draft: Draft) -> PartialDate | None:
    """The birth date of the applicant as typed so far; None when there is none to read."""
    typed = draft.answers.get("identite", {})
    parts = [(typed.get(f"{BIRTH_DATE}_{part}") or [""])[0] for part in ("day", "month", "year")]
    try:
        return PartialDateField(required=False).clean(parts)
    except ValidationError:
        return None


@transaction.atomic
def make_code(drafts, reference: str, born: PartialDate | None, *, now: datetime) -> str:
    """A new code, told this once; the older one serves no more.

    `drafts`: what the request may open. `born`: asked when the draft holds no birth date, and
    accepted beside the one that will be typed in it. Raises Http404, ValueError without birth date.
    """
    unsent = drafts.unfiled().filter(holder=None, channel=Channel.ONLINE)
    draft = get_object_or_404(unsent.select_for_update(of=("self",)), reference=reference)
    if born is None and born_in(draft) is None:
        raise ValueError("a code without birth date would open to whoever finds it")
    code = codes.new_code()
    draft.resume_print = codes.print_of(code)
    draft.resume_born = codes.born_print(reference, born) if born else ""
    draft.touched_at = now
    draft.save(update_fields=["resume_print", "resume_born", "touched_at"])
    return code


def find(code: str, born: PartialDate) -> Draft | None:
    """The draft that this code and this birth date open."""
    draft = _without_account().filter(resume_print__in=codes.prints_of(code)).first()
    return draft if draft and is_born(draft, born) else None


def is_born(draft: Draft, born: PartialDate) -> bool:
    """Whether the birth date is the one of the draft, or the one typed with its code."""
    if draft.resume_born and codes.same_born(draft.resume_born, draft.reference, born):
        return True
    return born_in(draft) == born


def left_open(references: list[str], born: PartialDate) -> list[Draft]:
    """Of drafts that a session had open, those that it may open again without a code.

    A draft that has a code asks for it. One that holds no birth date has nothing to compare: it
    opens, because nobody could ever open it again otherwise.
    """
    drafts = _without_account().filter(reference__in=references, resume_print=None)
    return [draft for draft in drafts if is_born(draft, born) or born_in(draft) is None]


def _without_account():
    return Draft.objects.unfiled().filter(holder=None, channel=Channel.ONLINE)
