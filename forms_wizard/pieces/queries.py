"""Finding the files of a draft or of a demand, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from forms_wizard.demands.models import Demand
from forms_wizard.pieces.enums import PieceKind, PieceState
from forms_wizard.pieces.models import Piece
from portal.interface.text import storable


def in_envelope(envelope: UUID) -> QuerySet[Piece]:
    """The files given for this draft and not replaced, oldest first."""
    return Piece.objects.filter(envelope=envelope).exclude(state=PieceState.REPLACED)


def of_demand(demand: Demand) -> QuerySet[Piece]:
    """The files of this demand and not replaced, oldest first."""
    return demand.pieces.exclude(state=PieceState.REPLACED)


def latest_identity(demand: Demand) -> Piece | None:
    return of_demand(demand).filter(kind=PieceKind.IDENTITY).last()


def discard(envelope: UUID, reference: str) -> bool:
    """Erase a file that the person takes back before sending; says whether there was one."""
    piece = Piece.objects.filter(
        envelope=envelope, reference=storable(reference), demand__isnull=True
    ).first()
    if piece is None:
        return False
    piece.delete()
    piece.file.delete(save=False)
    return True


def erase_unsent(envelopes: Iterable[UUID]) -> None:
    """Erase the files of drafts that are being erased; the disk follows once it is certain."""
    pieces = Piece.objects.filter(envelope__in=envelopes, demand__isnull=True)
    for piece in list(pieces):
        transaction.on_commit(partial(piece.file.delete, save=False))
    pieces.delete()


def attach(envelope: UUID, demand: Demand) -> int:
    """Give the files of the draft to the demand it became; says how many."""
    return Piece.objects.filter(envelope=envelope, demand__isnull=True).update(demand=demand)


def replace(demand: Demand, kind: PieceKind, *, by: Piece) -> int:
    """Mark what was refused before as replaced by this new file (domain.md 6.5); says how many.

    A file still to check stays beside the new one: they may be two sides of one card.
    """
    refused = demand.pieces.filter(kind=kind, state=PieceState.REFUSED).exclude(pk=by.pk)
    return refused.update(state=PieceState.REPLACED)
