"""Which mail server: the one of `EMAIL_URL`, through our own backend when it speaks SMTP."""

SMTP = "django.core.mail.backends.smtp.EmailBackend"
# Keeps what the server answered, which is the proof of a letter.
OURS = "forms_wizard.letters.smtp.EmailBackend"


def mail_settings(read: dict) -> dict:
    """`read`: what django-environ made of the address."""
    return {**read, "EMAIL_BACKEND": OURS} if read["EMAIL_BACKEND"] == SMTP else read
