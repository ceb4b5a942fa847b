"""Which mail server: the one of `EMAIL_URL`, through our own backend when it speaks SMTP."""

SMTP = "django.core.mail.backends.smtp.EmailBackend"
# Keeps what the server answered, which is the proof of a letter.
OURS = "forms_wizard.letters.smtp.EmailBackend"


# Gives the mails of a request to the worker, and the others to the one below.
QUEUED = "portal.operations.queued_mail.connection"


def mail_settings(read: dict) -> dict:
    """`read`: what django-environ made of the address."""
    sent_by = OURS if read["EMAIL_BACKEND"] == SMTP else read["EMAIL_BACKEND"]
    return {**read, "EMAIL_BACKEND": QUEUED, "EMAIL_SENT_BY": sent_by}
