"""What is being typed, before it is sent."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from directory.guichets.models import Guichet
from forms_wizard.demands.enums import Channel
from forms_wizard.demands.models import Demand
from forms_wizard.demands.references import new_reference
from forms_wizard.filing.querysets import DraftQuerySet


class Draft(models.Model):
    """A demand being typed: everything as typed, valid or not.

    `answers`: `{slug: {"slug-field": ["value"]}}`. `revisions`: `{slug: int}`, one more each time
    the section changes. `changes`: `{slug: {"slug-field": [int, page]}}`, the revision at which
    each answer last changed, and the page that said it. `aside`: what was typed in an older page
    and waits for the person's choice, shaped as `answers`. `posted`: the sections sent whole once,
    with the name of the last page sent.
    `key` is the one-time key of the sending and the envelope of the pieces.
    """

    reference = models.CharField(
        "référence", max_length=10, unique=True, default=new_reference, editable=False
    )
    key = models.UUIDField("clé", unique=True, default=uuid.uuid4, editable=False)
    version = models.CharField("version du formulaire", max_length=16)
    answers = models.JSONField("réponses", default=dict, blank=True)
    revisions = models.JSONField("révisions", default=dict, blank=True)
    changes = models.JSONField("derniers changements", default=dict, blank=True)
    aside = models.JSONField("réponses à départager", default=dict, blank=True)
    posted = models.JSONField("parties envoyées", default=dict, blank=True)
    identity_at_guichet = models.BooleanField("pièce montrée au guichet", default=False)
    # Null while nobody signed in: the browser's session alone opens it.
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="drafts",
        null=True,
        blank=True,
        verbose_name="compte",
    )
    channel = models.CharField(
        "canal", max_length=8, choices=Channel.choices, default=Channel.ONLINE
    )
    # A paper form: who types it, and the day it was received.
    guichet = models.ForeignKey(
        Guichet,
        models.PROTECT,
        related_name="drafts",
        null=True,
        blank=True,
        verbose_name="guichet",
    )
    received_on = models.DateField("reçue le", null=True, blank=True)
    # Why it is typed more than a month after (domain.md 4.4, row 6).
    late_reason = models.CharField("raison de la saisie tardive", max_length=500, blank=True)
    started_at = models.DateTimeField("commencé le")
    touched_at = models.DateTimeField("modifié le")
    demand = models.OneToOneField(
        Demand, models.CASCADE, related_name="draft", null=True, blank=True, verbose_name="demande"
    )

    # Prints (demands.codes) of the resume code, and of the birth date typed with it when the
    # draft held none. They serve as long as the draft has no account and is not sent.
    resume_print = models.CharField(
        "empreinte du code", max_length=64, unique=True, null=True, blank=True, editable=False
    )
    resume_born = models.CharField(
        "empreinte de la date de naissance", max_length=64, blank=True, editable=False
    )

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = "brouillon"
        ordering = ["-touched_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="paper_draft_has_a_guichet_and_a_date",
                condition=(
                    Q(channel=Channel.ONLINE, guichet__isnull=True, received_on__isnull=True)
                    | Q(channel=Channel.PAPER, guichet__isnull=False, received_on__isnull=False)
                ),
            )
        ]

    def __str__(self):
        return self.reference


class Try(models.Model):
    """A code tried without success: what is counted before the next try (filing.tries)."""

    # The print of what is counted: a code, an address, a draft.
    subject = models.CharField("sujet", max_length=64)
    at = models.DateTimeField("date")

    class Meta:
        verbose_name = "essai"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["subject", "at"], name="try_of_subject")]

    def __str__(self):
        return f"{self.subject[:8]} {self.at:%Y-%m-%d %H:%M}"
