"""Taking a file from a person: checked by opening it, never by its name or its declared type."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile

from forms_wizard.demands.models import Demand
from forms_wizard.pieces import opening
from forms_wizard.pieces.enums import PieceKind
from forms_wizard.pieces.models import Piece
from forms_wizard.pieces.opening import RefusedFile
from portal.interface.text import plain

__all__ = ["MAX_FILES", "RefusedFile", "receive"]

# Of one envelope, whatever became of them: nobody fills the disk.
MAX_FILES = 20
NAME_LENGTH = 120


def receive(
    upload: UploadedFile,
    *,
    envelope: UUID,
    kind: PieceKind,
    now: datetime,
    demand: Demand | None = None,
) -> Piece:
    """Keep the file under a name of ours, outside every public path, and write its row.

    The file is on disk before the row exists: a process killed in between leaves a file without
    row, never a row without file. Raises RefusedFile, whose text says what to do.
    """
    if Piece.objects.filter(envelope=envelope).count() >= MAX_FILES:
        raise RefusedFile("many")
    data = _read(upload)
    found = opening.check(data)
    piece = Piece(
        envelope=envelope,
        demand=demand,
        kind=kind,
        media_type=found["media_type"],
        pages=found["pages"],
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        given_name=shown_name(upload.name or ""),
        given_at=now,
    )
    piece.file.save("", ContentFile(data), save=False)
    piece.save()
    return piece


def _read(upload: UploadedFile) -> bytes:
    """The bytes really sent, whatever size was declared; never more than the limit."""
    limit = settings.UPLOAD_MAX_BYTES
    upload.seek(0)
    data = upload.read(limit + 1)
    if len(data) > limit:
        raise RefusedFile("size")
    if not data:
        raise RefusedFile("empty")
    return data


def shown_name(name: str) -> str:
    """The name given by the person, for the eye alone: one line, no folder, 120 characters."""
    last = re.split(r"[/\\]", plain(name))[-1].strip(". ")
    return last[:NAME_LENGTH]
