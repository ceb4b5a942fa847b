"""For the tests, those of one process and those of a real server."""

from portal.settings.base import *  # noqa: F403  settings are assembled by star import
from portal.settings.base import env

SECRET_KEY = "only-for-tests-and-long-enough-to-please-every-check"  # noqa: S105  tests only
DEBUG = False
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Static files straight from where they are: no collectstatic.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# In a test Wagtail's tasks run at once; the journeys have a worker and give the real backend.
TASKS = {
    "default": {
        "BACKEND": env("TASKS_BACKEND", default="django_tasks.backends.immediate.ImmediateBackend")
    }
}

# A test says which gateway it speaks to.
SMS_GATEWAY = ""

# The table of communes is read once: budgets of queries do not depend on the clock.
COMMUNES_CHECK_SECONDS = 3600
# Likewise for the texts of letters; the journeys publish some and read them at once.
LETTER_TEXTS_CHECK_SECONDS = env.int("LETTER_TEXTS_CHECK_SECONDS", default=3600)

# No test leaves this machine.
QUICK_EXIT_URL = "/robots.txt"
