"""The mandate: who may help whom, how far, until when; the proof that the person agreed."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from directory.guichets.models import Guichet
from forms_wizard.assistance.enums import Consent, EndedBy, Scope
from forms_wizard.assistance.querysets import MandateQuerySet
from forms_wizard.demands.models import Demand
from forms_wizard.demands.references import new_reference
from forms_wizard.filing.models import Draft


class Mandate(models.Model):
    """An assisted session, asked by a helper, agreed by the person, over the same day.

    Its code pairs the helper's page with the person's device and ends the session; only its print
    is kept (demands.codes). The person of the session is that of the draft or of the demand: no
    name stands here. The row lives as long as that draft or that demand, whose events it explains.
    """

    reference = models.CharField(
        "référence", max_length=10, unique=True, default=new_reference, editable=False
    )
    code_print = models.CharField("empreinte du code", max_length=64, unique=True)
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="mandates",
        null=True,
        blank=True,
        verbose_name="personne qui aide",
    )
    guichet = models.ForeignKey(Guichet, models.PROTECT, related_name="+", verbose_name="guichet")
    asked_at = models.DateTimeField("ouverte le")
    # Midnight in Paris: a session never goes on the next day.
    until = models.DateTimeField("jusqu'au")
    scope = models.CharField("étendue", max_length=8, choices=Scope.choices, blank=True)
    consent = models.CharField("accord", max_length=9, choices=Consent.choices, blank=True)
    agreed_at = models.DateTimeField("accord donné le", null=True, blank=True)
    ended_at = models.DateTimeField("terminée le", null=True, blank=True)
    ended_by = models.CharField("fin", max_length=8, choices=EndedBy.choices, blank=True)
    interpreter = models.CharField("interprète", max_length=100, blank=True)
    large_text = models.BooleanField("grands caractères", default=False)
    draft = models.ForeignKey(
        Draft,
        models.CASCADE,
        related_name="mandates",
        null=True,
        blank=True,
        verbose_name="brouillon",
    )
    demand = models.ForeignKey(
        Demand,
        models.CASCADE,
        related_name="mandates",
        null=True,
        blank=True,
        verbose_name="demande",
    )
    # A page sent once the session was over, for the person alone: {"path": str, "typed":
    # [[name, value]]}. It is stored nowhere else, and empties when the person has it.
    left_over = models.JSONField("saisie non enregistrée", default=dict, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = "mandat"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="agreed_mandate_says_what_how_and_on_what",
                condition=(
                    Q(
                        agreed_at__isnull=True,
                        scope="",
                        consent="",
                        draft__isnull=True,
                        demand__isnull=True,
                    )
                    | Q(
                        agreed_at__isnull=False,
                        scope__in=[Scope.PREPARE, Scope.SUBMIT],
                        consent__in=Consent.values,
                        draft__isnull=False,
                        demand__isnull=True,
                    )
                    | Q(
                        agreed_at__isnull=False,
                        scope=Scope.FOLLOW,
                        consent__in=Consent.values,
                        draft__isnull=True,
                        demand__isnull=False,
                    )
                ),
            ),
            models.CheckConstraint(
                name="ended_mandate_says_by_whom",
                condition=(
                    Q(ended_at__isnull=True, ended_by="")
                    | Q(ended_at__isnull=False, ended_by__in=EndedBy.values)
                ),
            ),
            models.CheckConstraint(
                name="mandate_ends_after_it_is_asked", condition=Q(until__gt=F("asked_at"))
            ),
            models.UniqueConstraint(
                name="helper_has_one_session_not_ended_a_day",
                fields=["helper", "until"],
                condition=Q(ended_at__isnull=True),
            ),
        ]

    def __str__(self):
        return self.reference

    def is_open(self, now: datetime) -> bool:
        """Agreed, neither ended nor over."""
        return self.agreed_at is not None and self.ended_at is None and now < self.until

    @property
    def found_demand(self) -> Demand | None:
        """The demand of the session: the one followed, or what its draft became."""
        return self.demand or (self.draft and self.draft.demand)

    @property
    def shown_reference(self) -> str:
        """Of what the helper fills or follows; empty until the person agreed."""
        named = self.demand or self.draft
        return named.reference if named else ""
