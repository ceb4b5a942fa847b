"""For the tests."""

from portal.settings.base import *  # noqa: F403  settings are assembled by star import

SECRET_KEY = "only-for-tests"  # noqa: S105  never used in production
DEBUG = False
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
