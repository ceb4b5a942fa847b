"""Letters for the post: chosen once, printed together, proved by their deposit (CCH R.441-2-7).

A batch is one territory's. Its letters are rows written before anything is printed: a kill at any
moment leaves a batch that `print_batch` finishes, the same. A letter that the post cannot bring
is in no batch: `apart` lists it, with the letters that came back, for somebody to call.
"""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from directory.territory.models import Territory
from forms_wizard.demands.enums import LIVE_STATES, LetterChannel, LetterKind
from forms_wizard.demands.models import Declaration, Letter
from forms_wizard.form.codes import AddressKind
from forms_wizard.letters import documents, envelope, messages, outbox, paper, proofs, sent_texts
from forms_wizard.letters.models import Attempt, Outcome, PostBatch, PostedLetter, SentText

PRINT_TASK = "letters.print"
# What one person can put in envelopes, and one PDF hold.
LARGEST = 500
# The post brings letters to an address in France alone (domain.md 2.3).
REACHED = (AddressKind.HOME, AddressKind.DOMICILIATION)
# A letter that came back is called about for so long.
CALLED_FOR = timedelta(days=90)
# A batch that nobody took to the post gives its letters back.
LEFT_WITHIN = timedelta(days=60)
# Once taken to the post, what was printed is kept so long, in case the printer failed.
FILES_KEPT = timedelta(days=30)


class NotReady(Exception):
    """What was asked of a batch or a letter does not fit what became of it."""


def waiting(territory: Territory, *, now: datetime) -> QuerySet[Letter]:
    """Letters of that territory that the post can bring, in no batch yet, oldest first."""
    return _addressed(territory, now).filter(_HAS_ADDRESS).exclude(_CLOSED_CODE)


def apart(territory: Territory, *, now: datetime) -> QuerySet[Letter]:
    """Letters that neither e-mail nor the post brings to a live demand: somebody has to call.

    Those without postal address in France, and those that came back.
    """
    unaddressed = _addressed(territory, now).filter(~_HAS_ADDRESS)
    unaddressed = unaddressed.exclude(kind=LetterKind.CO_ACCESS)
    back = Attempt.objects.filter(
        outcome=Outcome.RETURNED, letter__proved_at=None, at__gte=now - CALLED_FOR
    )
    return (
        Letter.objects.filter(
            Q(pk__in=unaddressed.order_by().values("pk")) | Q(pk__in=back.values("letter")),
            demand__territory=territory,
            demand__state__in=LIVE_STATES,
        )
        .select_related("demand")
        .order_by("created_at", "pk")
    )


# The code of a co-applicant that serves no more, or was handed over at a guichet.
_CLOSED_CODE = Q(kind=LetterKind.CO_ACCESS) & (Q(co_access=None) | Q(co_access__sealed=""))
_HAS_ADDRESS = Q(address_kind__in=REACHED) & ~Q(postcode="")


def _addressed(territory: Territory, now: datetime) -> QuerySet[Letter]:
    latest = Declaration.objects.filter(demand=OuterRef("demand")).order_by("-made_at", "-pk")

    def contact(key: str) -> Coalesce:
        told = latest.annotate(told=KT(f"codes__contact__{key}")).values("told")[:1]
        return Coalesce(Subquery(told), Value(""), output_field=TextField())

    letters = outbox.for_the_post(now=now).filter(demand__territory=territory)
    return letters.annotate(address_kind=contact("address_kind"), postcode=contact("postcode"))


@transaction.atomic
def prepare(territory: Territory, *, by, now: datetime) -> PostBatch | None:
    """Choose the letters of a batch and queue its printing; None when no letter waits.

    Of two agents at once the second waits, then takes what is left.
    """
    Territory.objects.select_for_update().get(pk=territory.pk)
    letters = list(filter(envelope.may_leave, waiting(territory, now=now)[:LARGEST]))
    if not letters:
        return None
    batch = PostBatch.objects.create(
        territory=territory, made_at=now, made_by=by, count=len(letters)
    )
    PostedLetter.objects.bulk_create(PostedLetter(batch=batch, letter=letter) for letter in letters)
    app.configure_task(PRINT_TASK).defer(batch_id=batch.pk)
    return batch


def print_batch(batch_id: int) -> bool:
    """Make the two files of a batch; says whether they were missing.

    Killed, it is run again and makes the same files: the day on them is that of the batch.
    """
    batch = PostBatch.objects.select_related("territory").filter(pk=batch_id).first()
    if batch is None or batch.manifest or batch.deposited_on:
        return False
    rows = batch.letters.select_related("letter__demand__territory", "letter__event")
    letters = list(rows.order_by("pk"))
    if late := [one.pk for one in letters if not envelope.may_leave(one.letter)]:
        # Chosen, then withdrawn before it was printed: in no envelope, so proved by none.
        PostedLetter.objects.filter(pk__in=late).delete()
        letters = [one for one in letters if one.pk not in late]
        batch.count = len(letters)
    if not letters:
        batch.delete()
        return False
    day, sent_from = timezone.localdate(batch.made_at), envelope.sender(batch.territory)
    said = [messages.words(one.letter, today=day) for one in letters]
    pdf, pages = documents.make_pdf_of_letters(
        {
            "letters": [
                envelope.content(one, message, sent_from=sent_from, today=day)
                for one, message in zip(letters, said, strict=True)
            ]
        },
        title=_("Lot de courriers %(reference)s") % {"reference": batch.reference},
        now=batch.made_at,
    )
    sent_texts.keep(
        (
            (one.letter, message, paper.texts_of(message))
            for one, message in zip(letters, said, strict=True)
        ),
        channel=LetterChannel.POST,
        now=batch.made_at,
    )
    batch.pdf.save("lot.pdf", ContentFile(pdf), save=False)
    batch.manifest.save("lot.csv", ContentFile(_manifest(letters, pages)), save=False)
    batch.save(update_fields=["pdf", "manifest", "count"])
    return True


def _manifest(letters: list[PostedLetter], pages: list[tuple[int, int]]) -> bytes:
    """For the printer: which pages go in which envelope. Neither name nor number."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow(["code", "courrier", "premiere_page", "derniere_page", "code_postal"])
    for one, (first, last) in zip(letters, pages, strict=True):
        postcode = envelope.postcode_of(one.letter.demand)
        rows.writerow([one.code, one.letter.kind, first, last, postcode])
    return text.getvalue().encode()


def unprinted() -> QuerySet[PostBatch]:
    """Batches whose printing was lost on the way."""
    return PostBatch.objects.filter(manifest="", deposited_on=None)


@transaction.atomic
def deposited(batch: PostBatch, *, day: date) -> None:
    """The batch was taken to the post that day: its letters left. Raises NotReady.

    Raised when it is not printed yet, when that is said already, before the batch was made.
    """
    batch = PostBatch.objects.select_for_update().get(pk=batch.pk)
    made_on = timezone.localdate(batch.made_at)
    if not batch.manifest or batch.deposited_on or day < made_on:
        raise NotReady(batch.reference)
    at = max(timezone.make_aware(datetime.combine(day, time(12))), batch.made_at)
    Attempt.objects.bulk_create(
        Attempt(
            letter_id=letter_id,
            channel=LetterChannel.POST,
            outcome=Outcome.DEPOSITED,
            at=at,
            proof=_("lot %(reference)s") % {"reference": batch.reference},
        )
        for letter_id in batch.letters.values_list("letter", flat=True)
    )
    batch.deposited_on = day
    batch.save(update_fields=["deposited_on"])


def returned(posted: PostedLetter, *, now: datetime) -> bool:
    """The letter came back (« n'habite pas à l'adresse indiquée »); says whether that is news.

    Raises NotReady for a letter whose batch did not leave.
    """
    if posted.batch.deposited_on is None:
        raise NotReady(posted.code)
    return proofs.came_back(posted.letter_id, outcome=Outcome.RETURNED, error="NPAI", now=now)


def forget_files(*, now: datetime) -> int:
    """Erase what was printed for batches that left long enough ago; says how many batches.

    A batch that never left is undone: its letters wait again.
    """
    old = PostBatch.objects.filter(made_at__lte=now - LEFT_WITHIN, deposited_on=None)
    left = PostBatch.objects.filter(deposited_on__lte=timezone.localdate(now - FILES_KEPT))
    count = 0
    for batch in [*old, *left.exclude(pdf="", manifest="")]:
        for file in filter(None, (batch.pdf, batch.manifest)):
            file.delete(save=False)
        if batch.deposited_on is None:
            # Written when it was printed; it never left.
            printed = SentText.objects.filter(letter__posted__batch=batch)
            printed.filter(channel=LetterChannel.POST).delete()
            batch.delete()
        else:
            batch.save(update_fields=["pdf", "manifest"])
        count += 1
    return count
