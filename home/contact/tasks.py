"""The mails about messages, by the worker."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from home.contact import targets
from home.contact.models import Ticket
from home.contact.readers import name_of


@task()
def acknowledge(ticket_id: int) -> None:
    """Tell the person that the message is there, and by when it is answered."""
    ticket = _read(ticket_id)
    if ticket is None:
        return
    with override(ticket.language):
        context = {
            "ticket": ticket,
            "who": name_of(ticket.guichet),
            "promise": targets.promised(ticket.complexity),
        }
        text = render_to_string("contact/mails/received.txt", context)
        subject = _("Nous avons reçu votre message")
    send_mail(subject, text, None, [ticket.email])


@task()
def send_answer(ticket_id: int) -> None:
    """Send the answer, once."""
    ticket = _read(ticket_id)
    if ticket is None or not ticket.answer or ticket.answer_left_at:
        return
    with override(ticket.language):
        context = {"ticket": ticket, "who": name_of(ticket.guichet)}
        text = render_to_string("contact/mails/answer.txt", context)
        subject = _("Réponse à votre message %(reference)s") % {"reference": ticket.reference}
    send_mail(subject, text, None, [ticket.email])
    left_at = timezone.now()
    Ticket.objects.filter(pk=ticket.pk).update(answer_left_at=left_at)


@task()
def remind(ticket_id: int, recipients: list[str]) -> None:
    """Remind its keepers of a message for the national service; nothing of the person is in it."""
    ticket = _read(ticket_id)
    if ticket is None or not ticket.is_waiting:
        return
    with override(settings.LANGUAGE_CODE):
        url = (
            f"{settings.PUBLIC_URL.rstrip('/')}{reverse('tickets:detail', args=[ticket.reference])}"
        )
        subject = _("À relancer : message %(reference)s") % {"reference": ticket.reference}
        text = render_to_string("contact/mails/remind.txt", {"ticket": ticket, "url": url})
    for recipient in recipients:
        send_mail(subject, text, None, [recipient])


def _read(ticket_id: int) -> Ticket | None:
    return Ticket.objects.select_related("guichet").filter(pk=ticket_id).first()
