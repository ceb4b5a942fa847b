"""On a developer's machine, and for the demonstration."""

from portal.settings.base import *  # noqa: F403  settings are assembled by star import
from portal.settings.base import env

SECRET_KEY = "only-for-demonstration-and-development"  # noqa: S105  never used in production
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = ["*"]
