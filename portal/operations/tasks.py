"""What the worker does for the house itself."""

from django.core.mail import EmailMultiAlternatives
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from portal.operations import task_backend


@app.task(name="operations.django_task", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def django_task(path: str, arguments: list, named: dict) -> None:
    task_backend.perform(path, arguments, named)


@app.task(name="operations.send_mail", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def send_mail(
    *, subject: str, text: str, html: str, sender: str, to: list[str], headers: dict
) -> None:
    """A mail that was written during a request (`queued_mail`)."""
    mail = EmailMultiAlternatives(subject, text, sender, to, headers=headers)
    if html:
        mail.attach_alternative(html, "text/html")
    mail.send()
