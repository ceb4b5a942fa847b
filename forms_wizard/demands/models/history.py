"""What was declared, what happened, what must be told."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models

from directory.guichets.models import Guichet
from forms_wizard.demands.enums import EventKind, LetterChannel, LetterKind
from forms_wizard.demands.models.demand import Demand


def append_only(actor: str = "") -> list[pgtrigger.Trigger]:
    """Rows that the database itself refuses to change; only a deleted account leaves them."""
    kept = pgtrigger.AnyChange(exclude=[actor]) if actor else None
    return [
        pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update, condition=kept),
        pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
    ]


class Declaration(models.Model):
    """An immutable snapshot of the answers: codes, never labels (design.md 2)."""

    demand = models.ForeignKey(
        Demand, models.CASCADE, related_name="declarations", verbose_name="demande"
    )
    version = models.CharField("version du formulaire", max_length=16)
    codes = models.JSONField("réponses")
    digest = models.CharField("empreinte", max_length=64)
    made_at = models.DateTimeField("déclarée le")

    class Meta:
        verbose_name = "déclaration"
        ordering = ["demand", "-made_at", "-pk"]
        triggers = append_only()

    def __str__(self):
        return self.digest[:12]


class Event(models.Model):
    """A dated line of the demand's history, written with the change it tells."""

    demand = models.ForeignKey(
        Demand, models.CASCADE, related_name="events", verbose_name="demande"
    )
    kind = models.CharField("événement", max_length=20, choices=EventKind.choices)
    at = models.DateTimeField("date")
    before = models.CharField("état avant", max_length=12, blank=True)
    after = models.CharField("état après", max_length=12)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="par",
    )
    # The kind of service, shown to the person; never the agent's name (domain.md 5.6).
    guichet = models.ForeignKey(
        Guichet, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="guichet"
    )
    details = models.JSONField("détails", default=dict, blank=True)

    class Meta:
        verbose_name = "événement"
        ordering = ["demand", "at", "pk"]
        triggers = append_only("actor")

    def __str__(self):
        return f"{self.kind} {self.at:%Y-%m-%d}"


class Letter(models.Model):
    """What must be told, and to whom: written with the event, sent later by the worker."""

    demand = models.ForeignKey(
        Demand, models.CASCADE, related_name="letters", verbose_name="demande"
    )
    event = models.ForeignKey(
        Event,
        models.CASCADE,
        related_name="letters",
        null=True,
        blank=True,
        verbose_name="événement",
    )
    kind = models.CharField("courrier", max_length=20, choices=LetterKind.choices)
    # An address that the demand does not hold any more; empty: the one it holds.
    to = models.EmailField("à l'ancienne adresse", blank=True)
    channel = models.CharField(
        "canal", max_length=5, choices=LetterChannel.choices, default=LetterChannel.EMAIL
    )
    # The day that a notice or a reminder speaks of: the end of validity, or the last day to give
    # the identity document.
    deadline = models.DateField("échéance", null=True, blank=True)
    created_at = models.DateTimeField("décidé le")
    # When it reached the person, once the proof cannot be taken back any more.
    proved_at = models.DateTimeField("remise prouvée le", null=True, blank=True)

    class Meta:
        verbose_name = "courrier"
        ordering = ["created_at", "pk"]
        constraints = [
            # A night that is run again writes nothing twice.
            models.UniqueConstraint(
                name="one_letter_per_deadline_and_channel",
                fields=["demand", "kind", "deadline", "channel"],
                condition=models.Q(deadline__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.created_at:%Y-%m-%d}"
