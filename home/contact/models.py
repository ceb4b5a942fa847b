"""Messages of people to a guichet or to the help desk, and all that was done with each."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string

from directory.guichets.models import Guichet
from directory.territory.models import Commune, Departement
from home.contact.enums import (
    WAITING_STATES,
    Complexity,
    Subject,
    TicketEventKind,
    TicketState,
)
from home.contact.querysets import TicketQuerySet

# Neither 0 nor O, neither 1 nor I, as all our references.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LONGEST_MESSAGE = 4000
LONGEST_ANSWER = 4000


def new_reference() -> str:
    return get_random_string(10, ALPHABET)


class Ticket(models.Model):
    """One message, for `guichet`, or for the help desk of the site when it is null.

    `key`: made with the form, so that two clicks are one message. `demand_reference`: what the
    person wrote, never compared with a demand. `sender`: a keyed digest of the visitor's address
    and the day, for the limits alone. `due_at`: null for what the national service must settle.
    """

    reference = models.CharField(
        "référence", max_length=10, unique=True, default=new_reference, editable=False
    )
    key = models.UUIDField("clé du formulaire", unique=True, default=uuid4, editable=False)
    subject = models.CharField("sujet", max_length=13, choices=Subject.choices)
    complexity = models.CharField("délai", max_length=9, choices=Complexity.choices)
    state = models.CharField(
        "état", max_length=8, choices=TicketState.choices, default=TicketState.NEW
    )
    guichet = models.ForeignKey(
        Guichet,
        models.PROTECT,
        related_name="tickets",
        null=True,
        blank=True,
        verbose_name="guichet",
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="commune"
    )
    departement = models.ForeignKey(
        Departement,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="département",
    )
    name = models.CharField("nom", max_length=150)
    email = models.EmailField("adresse électronique", blank=True)
    phone = models.CharField("téléphone", max_length=40, blank=True)
    demand_reference = models.CharField("référence de la demande", max_length=40, blank=True)
    message = models.TextField("message", max_length=LONGEST_MESSAGE)
    language = models.CharField("langue de la personne", max_length=8, default="fr")
    sender = models.CharField("expéditeur", max_length=32, blank=True, editable=False)
    received_at = models.DateTimeField("reçu le")
    due_at = models.DateTimeField("à répondre avant le", null=True, blank=True)
    chased_on = models.DateField("dernière relance", null=True, blank=True)
    answer = models.TextField("réponse", max_length=LONGEST_ANSWER, blank=True)
    answered_at = models.DateTimeField("répondu le", null=True, blank=True)
    # Null: by telephone, or not taken yet by the mail server.
    answer_left_at = models.DateTimeField("réponse partie le", null=True, blank=True)
    closed_at = models.DateTimeField("clos le", null=True, blank=True)
    demonstration = models.BooleanField("donnée de démonstration", default=False)

    objects = TicketQuerySet.as_manager()

    class Meta:
        verbose_name = "message"
        ordering = ["received_at", "pk"]
        permissions = [("serve_help_desk", "Répondre aux messages pour l'assistance du site")]
        indexes = [
            models.Index(fields=["guichet", "state", "due_at"], name="ticket_of_guichet"),
            models.Index(fields=["sender", "received_at"], name="ticket_sender"),
        ]
        constraints = [
            models.CheckConstraint(
                name="ticket_can_be_answered", condition=~Q(email="") | ~Q(phone="")
            ),
            models.CheckConstraint(
                name="ticket_closed_has_its_hour",
                condition=Q(state=TicketState.CLOSED, closed_at__isnull=False)
                | (~Q(state=TicketState.CLOSED) & Q(closed_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="ticket_has_an_hour_unless_national",
                condition=Q(complexity=Complexity.NATIONAL, due_at__isnull=True)
                | (~Q(complexity=Complexity.NATIONAL) & Q(due_at__isnull=False)),
            ),
        ]

    def __str__(self):
        return self.reference

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING_STATES

    def is_late(self, now: datetime) -> bool:
        return self.is_waiting and self.due_at is not None and self.due_at < now

    @property
    def place(self) -> str:
        found = self.commune or self.departement
        return found.name if found else ""

    @property
    def departement_code(self) -> str:
        """Whose public holidays count; empty for the whole country."""
        if self.commune:
            return self.commune.departement_id
        return self.departement_id or ""


class TicketEvent(models.Model):
    """What was done with a message, in the transaction of the change itself; never rewritten."""

    ticket = models.ForeignKey(
        Ticket, models.CASCADE, related_name="events", verbose_name="message"
    )
    kind = models.CharField("quoi", max_length=8, choices=TicketEventKind.choices)
    at = models.DateTimeField("quand")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="par",
    )
    # In whose name: « Mairie de Lille », « Assistance du site »; as it was called that day.
    by = models.CharField("au nom de", max_length=200, blank=True)
    note = models.CharField("précision", max_length=300, blank=True)

    class Meta:
        verbose_name = "suivi d'un message"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.kind} {self.ticket_id}"
