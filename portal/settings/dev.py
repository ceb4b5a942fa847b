"""On a developer's machine, and for the demonstration."""

from portal.settings.base import *  # noqa: F403  settings are assembled by star import
from portal.settings.base import VAR_DIR, env
from portal.settings.mails import mail_settings

SECRET_KEY = "only-for-demonstration-and-development"  # noqa: S105  never used in production
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = ["*"]
DEMONSTRATION = env.bool("DEMONSTRATION", default=True)

# Static files straight from where they are: no collectstatic.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# Mails and SMS are files that one can open.
SMS_GATEWAY = env("SMS_GATEWAY", default="folder")
# No telephone rings: they need not wait for the day.
SMS_FROM_HOUR, SMS_UNTIL_HOUR, SMS_ON_DAYS_OFF = 0, 24, True
vars().update(mail_settings(env.email("EMAIL_URL", default=f"filemail:///{VAR_DIR / 'mails'}")))
