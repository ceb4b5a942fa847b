"""What the worker does for drafts: the mail of a resume code, old tries erased."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import connection
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from forms_wizard.demands import codes
from forms_wizard.filing import tries
from forms_wizard.letters.message import Message, address, bodies


@app.task(name="filing.mail_resume_code", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def mail_resume_code(*, sealed: str, to: str, language: str = settings.LANGUAGE_CODE) -> None:
    """Send the code to the address typed with it; it waits in the queue sealed.

    `language`: that of the page where it was asked for.
    The words say nothing of what the code is for: somebody else may read this box. The link opens
    the page that asks for the code, and changes nothing.
    """
    with translation.override(language):
        message = Message(
            subject=_("Votre code de reprise"),
            paragraphs=(
                _("Voici le code que vous avez demandé : %(code)s")
                % {"code": codes.shown(codes.unseal(sealed))},
                _("Pour reprendre, il faut ce code et votre date de naissance."),
                _("Vous n'avez rien demandé ? Ne faites rien."),
            ),
            link=(_("Reprendre"), address("filing:resume")),
            language=language,
        )
    text, html = bodies(message, demonstration=settings.DEMONSTRATION)
    mail = EmailMultiAlternatives(message.subject, text, to=[to])
    mail.attach_alternative(html, "text/html")
    mail.send()


@app.periodic(cron="17 3 * * *")
@app.task(name="filing.erase_tries", queueing_lock="filing.erase_tries", pass_context=False)
def erase_tries(timestamp: int) -> None:
    """Forget the tries of codes that count no more."""
    try:
        tries.erase_old(now=timezone.now())
    finally:
        connection.close()
