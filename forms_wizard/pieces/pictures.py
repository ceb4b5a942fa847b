"""What an agent or the person sees of a file: pictures made by us, never the file itself."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from forms_wizard.pieces import opening
from forms_wizard.pieces.models import Piece
from forms_wizard.pieces.opening import RefusedFile

__all__ = ["NOT_SCANNED", "RefusedFile", "count", "page", "pages"]

# Shown beside every picture: this version has no antivirus (design.md 3).
NOT_SCANNED = _("Non analysé par un antivirus")


def pages(piece: Piece) -> list[bytes]:
    """The pages as JPEG, ten at most, made in a limited process. Raises RefusedFile."""
    return opening.draw(_bytes(piece))


def page(piece: Piece, number: int) -> bytes | None:
    """One page as JPEG, the first being 1; None when there is no such page."""
    drawn = opening.draw(_bytes(piece), number - 1) if number >= 1 else []
    return drawn[0] if drawn else None


def count(piece: Piece) -> int:
    """How many pages there are to look at; known since the file was taken."""
    return piece.pages


def _bytes(piece: Piece) -> bytes:
    with piece.file.open("rb") as file:
        return file.read()
