"""A mail written while somebody waits for a page leaves by the worker, whoever wrote it.

Wagtail sends its own (workflow, comments) from the request; a mail server that is slow or down
must not be felt there. Outside a request, in the worker or a command, a mail leaves at once.
"""

from __future__ import annotations

from contextvars import ContextVar

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

_in_request: ContextVar[bool] = ContextVar("in_request", default=False)


class QueuedMailMiddleware:
    """Says to `connection` that a visitor is waiting."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _in_request.set(True)
        try:
            return self.get_response(request)
        finally:
            _in_request.reset(token)


def connection(**kwargs) -> BaseEmailBackend:
    """The value of EMAIL_BACKEND: the queue within a request, else what `EMAIL_SENT_BY` names."""
    if _in_request.get():
        return Queue(**kwargs)
    return get_connection(settings.EMAIL_SENT_BY, **kwargs)


class Queue(BaseEmailBackend):
    """Writes each mail as a job, in the transaction under way; without attachments."""

    def send_messages(self, email_messages: list[EmailMessage]) -> int:
        from portal.operations.tasks import send_mail

        for mail in email_messages:
            html = next((body for body, _kind in getattr(mail, "alternatives", [])), "")
            send_mail.defer(
                subject=str(mail.subject),
                text=str(mail.body),
                html=str(html),
                sender=mail.from_email,
                to=mail.recipients(),
                headers={name: str(value) for name, value in mail.extra_headers.items()},
            )
        return len(email_messages)
