"""Where real people file real demands. A forgotten variable stops the start."""

from portal.settings.base import *  # noqa: F403  settings are assembled by star import
from portal.settings.base import env

SECRET_KEY = env("SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
