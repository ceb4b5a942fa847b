"""Supporting documents: the files, and what is known of them."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models

from forms_wizard.demands.models import Demand
from forms_wizard.demands.references import new_reference
from forms_wizard.pieces.enums import PieceKind, PieceState


class PrivateStorage(FileSystemStorage):
    """A folder that no web server publishes, closed to other accounts (design.md 16)."""

    def __init__(self):
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_url(self):
        return None

    @property
    def base_location(self):
        return settings.PIECES_ROOT

    @property
    def location(self):
        return str(settings.PIECES_ROOT)


def stored_at(piece: "Piece", filename: str) -> str:
    """Named by us: nothing of the name given by the person reaches the disk."""
    return f"{piece.reference[:2]}/{piece.reference}"


class Piece(models.Model):
    """One file given for a draft, then for its demand."""

    reference = models.CharField(
        "référence", max_length=10, unique=True, default=new_reference, editable=False
    )
    # The draft's opaque key: a piece exists before its demand.
    envelope = models.UUIDField("enveloppe", db_index=True)
    demand = models.ForeignKey(
        Demand, models.CASCADE, related_name="pieces", null=True, blank=True, verbose_name="demande"
    )
    kind = models.CharField("nature", max_length=12, choices=PieceKind.choices)
    state = models.CharField(
        "état", max_length=12, choices=PieceState.choices, default=PieceState.TO_CHECK
    )
    file = models.FileField("fichier", storage=PrivateStorage(), upload_to=stored_at)
    media_type = models.CharField("type", max_length=40)
    # How many pictures an agent looks at; a photo has one.
    pages = models.PositiveSmallIntegerField("pages", default=1)
    size = models.PositiveIntegerField("taille en octets")
    sha256 = models.CharField("empreinte", max_length=64)
    given_name = models.CharField("nom donné", max_length=255, blank=True)
    given_at = models.DateTimeField("déposée le")
    refusal = models.CharField("motif de refus", max_length=16, blank=True)

    class Meta:
        verbose_name = "pièce"
        ordering = ["given_at", "pk"]

    def __str__(self):
        return self.reference
