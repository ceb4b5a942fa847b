"""What somebody began to change in a demand, and has not sent yet."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from forms_wizard.demands.models.demand import Demand


class UnfinishedChange(models.Model):
    """One row for each demand and author; `demands.unfinished` alone writes it.

    `parts`: `{section: {"since": digest, "typed": {name: [text]}, "at": moment}}`, where the
    section is that of the form, or the renewal. `since`: the declaration that was shown.
    """

    demand = models.ForeignKey(
        Demand, models.CASCADE, related_name="unfinished_changes", verbose_name="demande"
    )
    # Null: the person, in a browser session without account.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="auteur",
    )
    parts = models.JSONField("parties commencées", default=dict)
    touched_at = models.DateTimeField("modifié le")

    class Meta:
        verbose_name = "changement commencé"
        verbose_name_plural = "changements commencés"
        ordering = ["touched_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_change_per_demand_and_author",
                fields=["demand", "author"],
                condition=Q(author__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_open_change_per_demand_without_account",
                fields=["demand"],
                condition=Q(author__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.demand_id} {self.touched_at:%Y-%m-%d}"
