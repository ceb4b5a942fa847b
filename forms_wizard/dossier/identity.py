"""A new identity document after a refusal: the file and the demand change together."""

from __future__ import annotations

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from directory.guichets.models import Guichet
from forms_wizard.demands import lifecycle
from forms_wizard.demands.models import Demand, Event
from forms_wizard.demands.transitions import ForbiddenTransition
from forms_wizard.pieces import intake, queries
from forms_wizard.pieces.enums import PieceKind


def send_again(
    demand: Demand,
    upload: UploadedFile,
    *,
    actor,
    now: datetime,
    guichet: Guichet | None = None,
) -> Event:
    """Keep the file and give the ball back to the guichet.

    The file is opened before the row is locked: that may take seconds. Raises
    intake.RefusedFile and ForbiddenTransition; then the demand is unchanged and no file is kept.
    """
    piece = intake.receive(upload, envelope=demand.submission_key, kind=PieceKind.IDENTITY, now=now)
    try:
        with transaction.atomic():
            event = lifecycle.resend_identity(demand, actor=actor, guichet=guichet, now=now)
            queries.attach(demand.submission_key, demand)
            queries.replace(demand, PieceKind.IDENTITY, by=piece)
    except ForbiddenTransition:
        piece.file.delete(save=False)
        piece.delete()
        raise
    return event
