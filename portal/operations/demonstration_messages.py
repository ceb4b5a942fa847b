"""What invented people tell the site: opinions on pages, messages; and a banner to come."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.contrib.auth import get_user_model

from directory.guichets.models import Agent, Guichet
from home.contact import lifecycle
from home.contact.enums import Complexity, Subject
from home.contact.models import Ticket
from home.contact.readers import Reader
from home.feedback.models import Feedback
from home.incidents.enums import IncidentKind, Where
from home.incidents.models import Incident

NAMESPACE = UUID("0d6f7a55-3f0a-4d4c-9a39-6a1a35a4f9d2")
GUICHET, AGENT = "D5901", "guichet.lille@demo.example"
MARK = "(démonstration)"

# (path, title, did it help, comment)
OPINIONS = (
    ("/", "Votre demande de logement social", True, ""),
    ("/", "Votre demande de logement social", True, "Clair et court."),
    ("/faire-ma-demande/", "Faire ma demande", True, ""),
    ("/faire-ma-demande/", "Faire ma demande", False, "Je cherche la liste des documents."),
    ("/renouveler/", "Renouveler ma demande", False, "Mon numéro [masqué] n'est pas reconnu ici."),
    ("/renouveler/", "Renouveler ma demande", True, ""),
    ("/guichets/", "Trouver un guichet", False, "Les horaires de ma mairie sont anciens."),
    ("/simulateur/", "Suis-je sous les plafonds de revenus ?", True, "Simple."),
)
# (subject, name, message, by telephone, how many hours ago it came)
MESSAGES = (
    (
        Subject.DEMAND,
        "Awa Diallo",
        "J'ai déménagé. Que dois-je changer dans ma demande ?",
        False,
        2,
    ),
    (Subject.DOCUMENTS, "Paul Lemoine", "Quel avis d'imposition faut-il ?", True, 30),
    (Subject.GUICHET, "Nadia Benali", "Peut-on venir avec un enfant en poussette ?", False, 72),
    (Subject.DEMAND, "Jean Petit", "Mon numéro unique a deux dates différentes.", False, 240),
    (Subject.DEMAND, "Rosa Martins", "Mon rendez-vous de mardi tient-il toujours ?", False, 26),
)
NATIONAL, ANSWERED = 3, 4


def write(*, now: datetime) -> int:
    """The missing ones; how many messages. Run again, it adds nothing."""
    _opinions(now)
    _banner(now)
    return _messages(now)


def _opinions(now: datetime) -> None:
    for rank, (path, title, helped, comment) in enumerate(OPINIONS):
        Feedback.objects.get_or_create(
            key=uuid5(NAMESPACE, f"avis {rank}"),
            defaults={
                "path": path,
                "title": title,
                "helped": helped,
                "comment": f"{comment} {MARK}" if comment else "",
                "given_at": now - timedelta(days=rank),
                "demonstration": True,
            },
        )


def _banner(now: datetime) -> None:
    """Scheduled: the worker shows it in a week, and takes it away the day after."""
    key = uuid5(NAMESPACE, "bandeau")
    if not Incident.objects.filter(translation_key=key).exists():
        Incident.objects.create(
            translation_key=key,
            kind=IncidentKind.INFORMATION,
            title=f"Le site sera fermé une heure dimanche matin {MARK}",
            text="Vos réponses enregistrées ne seront pas perdues.",
            shows_from=now + timedelta(days=7),
            shows_until=now + timedelta(days=8),
            where=Where.SITE,
        )


def _messages(now: datetime) -> int:
    guichet = Guichet.objects.get(code=GUICHET)
    agent = Agent.objects.get(user=get_user_model().objects.get(email=AGENT))
    reader, made = Reader(agent.user, guichet, help_desk=False), 0
    for rank, (subject, name, message, by_phone, hours) in enumerate(MESSAGES):
        key, came = uuid5(NAMESPACE, f"message {rank}"), now - timedelta(hours=hours)
        if Ticket.objects.filter(key=key).exists():
            continue
        written = lifecycle.Written(
            key=key,
            subject=subject,
            name=f"{name} {MARK}",
            message=message,
            email="" if by_phone else f"message{rank}@demo.example",
            phone="06 39 98 00 12" if by_phone else "",
            commune="59350",
        )
        ticket = lifecycle.receive(written, address=f"demo {rank}", now=came, demonstration=True)
        # Several guichets of Lille help: the demonstration opens this one.
        ticket.guichet = guichet
        ticket.save(update_fields=["guichet"])
        if rank == NATIONAL:
            lifecycle.sort(ticket, reader, complexity=Complexity.NATIONAL, now=came)
        if rank == ANSWERED:
            text = "Oui, votre rendez-vous tient. Venez avec votre pièce d'identité."
            lifecycle.answer(ticket, reader, text=text, now=came + timedelta(hours=1))
        made += 1
    return made
