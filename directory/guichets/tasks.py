"""What the worker does for the directory."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from directory.guichets.models import ErrorReport, Guichet


@task()
def answer_report(report_id: int) -> None:
    """Send the answer of a guichet to who reported an error, then forget the address."""
    report = ErrorReport.objects.select_related("guichet").filter(pk=report_id).first()
    if report is None or not report.email:
        return
    with override(settings.LANGUAGE_CODE):
        subject = _("Votre message sur la fiche d'un guichet")
        text = render_to_string("guichets/mails/answer.txt", {"report": report})
    send_mail(subject, text, None, [report.email])
    ErrorReport.objects.filter(pk=report.pk).update(email="")


@task()
def ask_for_review(guichet_id: int, recipients: list[str], url: str) -> None:
    """Ask those who keep the card of a guichet to read it again."""
    guichet = Guichet.objects.filter(pk=guichet_id).first()
    if guichet is None:
        return
    with override(settings.LANGUAGE_CODE):
        subject = _("La fiche de votre guichet est à vérifier")
        text = render_to_string("guichets/mails/review.txt", {"guichet": guichet, "url": url})
    for recipient in recipients:
        send_mail(subject, text, None, [recipient])
