"""Who works at a counter."""

from django.conf import settings
from django.db import models

from directory.guichets.models.guichets import Guichet
from directory.guichets.querysets import AgentQuerySet


class Agent(models.Model):
    """A person individually authorised to work at one guichet (domain.md 9.5)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="agent", verbose_name="compte"
    )
    guichet = models.ForeignKey(
        Guichet, models.PROTECT, related_name="agents", verbose_name="guichet"
    )
    since = models.DateField("habilité depuis le")
    until = models.DateField("habilité jusqu'au", null=True, blank=True)
    # CCH: the handicap complement is opened only to those who need it.
    may_read_health = models.BooleanField("peut lire le complément handicap", default=False)

    objects = AgentQuerySet.as_manager()

    class Meta:
        verbose_name = "agent"
        ordering = ["pk"]

    def __str__(self):
        return f"agent {self.pk}"
