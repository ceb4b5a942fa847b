"""The demand, the persons it is for, the places it names."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone

from directory.guichets.models import Guichet
from directory.territory.models import Commune, Territory
from forms_wizard.demands.enums import (
    HOLDER_ROLES,
    LIVE_STATES,
    REGISTERED_STATES,
    WAITING_STATES,
    Channel,
    DemandState,
    IdentityDocument,
    IdentityRefusal,
    Inadmissibility,
    RemovalMotive,
    Role,
)
from forms_wizard.demands.querysets import DemandQuerySet
from forms_wizard.demands.references import new_reference


class Demand(models.Model):
    """One demand of social housing in one territory, from its filing to its removal.

    `state` is written by `lifecycle` alone. `filed_on`, the day in Paris, is set once and gives
    the seniority (CCH R.441-2-3).
    """

    reference = models.CharField(
        "référence", max_length=10, unique=True, default=new_reference, editable=False
    )
    # The one-time key of the page that sent it: five clicks, one demand.
    submission_key = models.UUIDField("clé d'envoi", unique=True, editable=False)
    territory = models.ForeignKey(
        Territory, models.PROTECT, related_name="demands", verbose_name="territoire"
    )
    state = models.CharField("état", max_length=12, choices=DemandState.choices)
    channel = models.CharField("canal", max_length=8, choices=Channel.choices)
    filed_on = models.DateField("date de dépôt")
    filed_at = models.DateTimeField("déposée le")
    # Null until the person claims the demand: a demand may be filed without account.
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="demands",
        null=True,
        blank=True,
        verbose_name="compte",
    )
    # The guichet that typed the paper form; empty for what was filed online.
    filing_guichet = models.ForeignKey(
        Guichet,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="guichet de saisie",
    )
    number = models.CharField("numéro unique", max_length=18, unique=True, null=True, blank=True)
    registered_at = models.DateTimeField("enregistrée le", null=True, blank=True)
    registering_guichet = models.ForeignKey(
        Guichet,
        models.PROTECT,
        related_name="registered_demands",
        null=True,
        blank=True,
        verbose_name="guichet enregistreur",
    )
    renewed_on = models.DateField("dernier renouvellement", null=True, blank=True)
    # Once on line, notices go by e-mail (CCH R.441-2-7).
    renewed_online = models.BooleanField("déjà renouvelée sur Internet", default=False)
    valid_until = models.DateField("fin de validité", null=True, blank=True)
    removed_on = models.DateField("date de radiation", null=True, blank=True)
    removal_motive = models.CharField(
        "motif de radiation", max_length=6, choices=RemovalMotive.choices, blank=True
    )
    # The condition that a commission found missing; with « non recevable » only.
    inadmissibility = models.CharField(
        "condition non remplie", max_length=6, choices=Inadmissibility.choices, blank=True
    )
    # After a separation, the demand of the couple that this one takes its filing date from.
    separated_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        related_name="separated_demands",
        null=True,
        blank=True,
        verbose_name="séparée de",
    )
    # The result of the identity check is a fact of the demand (design.md 3).
    identity_at_guichet = models.BooleanField("pièce montrée au guichet", default=False)
    identity_checked_at = models.DateTimeField("pièce vérifiée le", null=True, blank=True)
    identity_checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="vérifiée par",
    )
    identity_document = models.CharField(
        "document", max_length=5, choices=IdentityDocument.choices, blank=True
    )
    identity_refusal = models.CharField(
        "motif de refus", max_length=16, choices=IdentityRefusal.choices, blank=True
    )
    # The print of the code of the receipt (demands.codes): it finds the demand again without
    # account. Null for a demand that has none.
    claim_print = models.CharField(
        "empreinte du code", max_length=64, unique=True, null=True, blank=True, editable=False
    )
    # Projected from the declaration by `projection.project`, for lists and letters.
    email = models.EmailField("adresse électronique", blank=True)
    # E.164; empty without consent, or when no SMS goes to that telephone.
    sms_number = models.CharField(
        "portable pour les SMS", max_length=16, blank=True, default="", db_default=""
    )
    wants_post = models.BooleanField("veut aussi la poste", default=False)
    # In which letters are written, above the French text: the one declared, when the site speaks
    # it, else that of the pages where the demand was sent.
    language = models.CharField(
        "langue des courriers",
        max_length=12,
        default=settings.LANGUAGE_CODE,
        db_default=settings.LANGUAGE_CODE,
    )
    main_motive = models.CharField("premier motif", max_length=3, blank=True)
    home_type = models.CharField("premier type de logement", max_length=3, blank=True)
    persons_to_house = models.PositiveSmallIntegerField("personnes à loger", default=1)
    demonstration = models.BooleanField("donnée de démonstration", default=False)

    objects = DemandQuerySet.as_manager()

    class Meta:
        verbose_name = "demande"
        ordering = ["filed_on", "filed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="demand_state_is_known", condition=Q(state__in=DemandState.values)
            ),
            models.CheckConstraint(
                name="demand_has_a_number_once_registered",
                condition=(
                    Q(state__in=REGISTERED_STATES, number__isnull=False, valid_until__isnull=False)
                    | (~Q(state__in=REGISTERED_STATES) & Q(number__isnull=True))
                ),
            ),
            models.CheckConstraint(
                name="demand_is_removed_with_a_legal_motive",
                condition=(
                    Q(
                        state=DemandState.REMOVED,
                        removal_motive__in=RemovalMotive.values,
                        removed_on__isnull=False,
                    )
                    | (
                        ~Q(state=DemandState.REMOVED)
                        & Q(removal_motive="", removed_on__isnull=True)
                    )
                ),
            ),
            models.CheckConstraint(
                name="inadmissible_demand_says_which_condition",
                condition=(
                    Q(removal_motive=RemovalMotive.INADMISSIBLE) & ~Q(inadmissibility="")
                    | ~Q(removal_motive=RemovalMotive.INADMISSIBLE) & Q(inadmissibility="")
                ),
            ),
            models.CheckConstraint(
                name="demand_to_correct_says_why",
                condition=~Q(state=DemandState.TO_CORRECT) | ~Q(identity_refusal=""),
            ),
            models.CheckConstraint(
                name="paper_demand_has_a_guichet",
                condition=~Q(channel=Channel.PAPER) | Q(filing_guichet__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["territory", "filed_on", "filed_at", "id"],
                condition=Q(state=DemandState.FILED),
                name="demand_queue",
            ),
            models.Index(fields=["holder", "-filed_at"], name="demand_of_holder"),
            # The nightly runs read the register by its dates.
            models.Index(
                fields=["valid_until", "id"],
                condition=Q(state=DemandState.ACTIVE),
                name="demand_ends",
            ),
            models.Index(
                fields=["removed_on"],
                condition=Q(state=DemandState.REMOVED),
                name="demand_to_erase",
            ),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return reverse("dossier:demand", args=[self.reference])

    @property
    def is_live(self) -> bool:
        return self.state in LIVE_STATES

    @property
    def came_on(self) -> date:
        """The day from which a guichet has it, and its first year runs.

        The day of filing, but after a separation: the filing date is then that of the couple.
        """
        separated = self.separated_from_id is not None
        return timezone.localdate(self.filed_at) if separated else self.filed_on

    @property
    def is_waiting(self) -> bool:
        """Not registered yet: it may be registered, or taken back by the person."""
        return self.state in WAITING_STATES

    @property
    def grouped_number(self) -> str:
        """« 111 0925 004217 GDPUB », as people read it; empty before registration."""
        n = self.number
        return f"{n[:3]} {n[3:7]} {n[7:13]} {n[13:]}" if n else ""


class Person(models.Model):
    """A person of a demand, projected from the declaration: what is searched or constrained."""

    demand = models.ForeignKey(
        Demand, models.CASCADE, related_name="persons", verbose_name="demande"
    )
    role = models.CharField("rôle", max_length=12, choices=Role.choices)
    rank = models.PositiveSmallIntegerField("rang")
    birth_name = models.CharField("nom de naissance", max_length=150, blank=True)
    usage_name = models.CharField("nom d'usage", max_length=150, blank=True)
    first_names = models.CharField("prénoms", max_length=150, blank=True)
    # « 1985-03-00 » when the day is unknown (portal.interface.partial_date).
    born = models.CharField("date de naissance", max_length=10, blank=True)
    # Null when the birth date is partial or the name single: it never blocks (style.md 7).
    identity_key = models.CharField(  # noqa: DJ001  null, so that it is outside the constraint
        "clé d'identité", max_length=320, null=True, blank=True
    )
    homonym_rank = models.PositiveSmallIntegerField("rang d'homonyme", default=0)
    # Copies of the demand's columns, so that one constraint can hold them together.
    territory = models.ForeignKey(
        Territory, models.PROTECT, related_name="+", verbose_name="territoire"
    )
    registered = models.BooleanField("enregistrée", default=False)
    live = models.BooleanField("en cours", default=True)

    class Meta:
        verbose_name = "personne"
        ordering = ["demand", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="person_holds_one_registered_demand_per_territory",
                fields=["identity_key", "homonym_rank", "territory"],
                condition=Q(registered=True, live=True, role__in=HOLDER_ROLES),
            ),
            models.UniqueConstraint(fields=["demand", "rank"], name="person_rank_once_per_demand"),
        ]
        indexes = [
            models.Index(
                fields=["identity_key", "territory"],
                condition=Q(live=True, role__in=HOLDER_ROLES),
                name="person_same_key",
            ),
            # An agent looks for a name by its beginning (forms_wizard.desk.search).
            models.Index(OpClass("identity_key", "text_pattern_ops"), name="person_key_prefix"),
            models.Index(
                OpClass(Upper("birth_name"), "text_pattern_ops"), name="person_birth_name_prefix"
            ),
            models.Index(
                OpClass(Upper("usage_name"), "text_pattern_ops"), name="person_usage_name_prefix"
            ),
        ]

    def __str__(self):
        return f"{self.role} {self.rank}"

    @property
    def full_name(self) -> str:
        """« Ada LOVELACE », as it is written on letters; the usage name first when there is one."""
        name = self.usage_name or self.birth_name
        return f"{self.first_names} {name.upper()}".strip()


class WantedPlace(models.Model):
    """A commune or arrondissement wanted, in the person's order."""

    demand = models.ForeignKey(
        Demand, models.CASCADE, related_name="places", verbose_name="demande"
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="wanting_demands", verbose_name="commune"
    )
    rank = models.PositiveSmallIntegerField("rang")

    class Meta:
        verbose_name = "lieu souhaité"
        verbose_name_plural = "lieux souhaités"
        ordering = ["demand", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["demand", "rank"], name="place_rank_once_per_demand"),
            models.UniqueConstraint(fields=["demand", "commune"], name="place_once_per_demand"),
        ]

    def __str__(self):
        return f"{self.rank} {self.commune_id}"
