"""Mails of the accounts: confirmation of an address, new password."""

from django.core.mail import EmailMultiAlternatives
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app


@app.task(name="accounts.send_mail", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def send_mail(*, subject: str, text: str, html: str, to: str) -> None:
    mail = EmailMultiAlternatives(subject, text, to=[to])
    if html:
        mail.attach_alternative(html, "text/html")
    mail.send()
