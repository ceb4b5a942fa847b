"""What a visitor says is wrong on the page of a guichet. Never public."""

from django.conf import settings
from django.db import models
from django.utils.crypto import get_random_string

from directory.guichets.enums import ReportState, ReportSubject
from directory.guichets.models.guichets import Guichet
from directory.guichets.querysets import ErrorReportQuerySet

# Neither 0 nor O, neither 1 nor I, as all our references.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def new_reference() -> str:
    return get_random_string(10, ALPHABET)


class ErrorReport(models.Model):
    """One error told by a visitor without account, treated by the agents of the guichet.

    `sender`: a keyed digest of the address of the visitor and the day, for the limit alone.
    `email`: only to answer; erased with `sender` once the answer is sent (see `reports`).
    """

    reference = models.CharField(
        "référence", max_length=10, unique=True, default=new_reference, editable=False
    )
    guichet = models.ForeignKey(
        Guichet, models.CASCADE, related_name="reports", verbose_name="guichet"
    )
    subject = models.CharField("sujet", max_length=12, choices=ReportSubject.choices)
    text = models.TextField("ce qui est faux", max_length=1000, blank=True)
    email = models.EmailField("adresse pour répondre", blank=True)
    sender = models.CharField("expéditeur", max_length=32, blank=True, editable=False)
    received_at = models.DateTimeField("reçu le")
    state = models.CharField(
        "état", max_length=8, choices=ReportState.choices, default=ReportState.OPEN
    )
    answer = models.TextField("réponse", max_length=1000, blank=True)
    handled_at = models.DateTimeField("traité le", null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="traité par",
    )

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = "erreur signalée"
        verbose_name_plural = "erreurs signalées"
        ordering = ["-received_at", "pk"]
        indexes = [models.Index(fields=["sender", "received_at"], name="report_sender")]
        constraints = [
            models.CheckConstraint(
                name="report_is_open_or_handled",
                condition=models.Q(state=ReportState.OPEN, handled_at__isnull=True)
                | (~models.Q(state=ReportState.OPEN) & models.Q(handled_at__isnull=False)),
            )
        ]

    def __str__(self):
        return f"{self.get_subject_display()} ({self.guichet_id})"
