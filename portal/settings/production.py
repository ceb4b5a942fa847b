"""Where real people file real demands. A forgotten variable stops the start."""

from portal.operations import monitoring
from portal.settings.base import *  # noqa: F403  settings are assembled by star import
from portal.settings.base import SENTRY_DSN, SENTRY_ENVIRONMENT, SMS_GATEWAY, VAR_DIR, env
from portal.settings.mails import mail_settings

SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
PUBLIC_URL = WAGTAILADMIN_BASE_URL = env("SITE_URL")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL")
vars().update(mail_settings(env.email("EMAIL_URL")))
PIECES_ROOT = env.path("PIECES_ROOT", default=str(VAR_DIR / "pieces"))
if SMS_GATEWAY == "octopush":
    SMS_LOGIN, SMS_KEY = env("SMS_LOGIN"), env("SMS_KEY")
POST_ROOT = env.path("POST_ROOT", default=str(VAR_DIR / "post"))
IMPORTS_ROOT = env.path("IMPORTS_ROOT", default=str(VAR_DIR / "imports"))

# HTTPS alone; the proxy says so in X-Forwarded-Proto and erases what a visitor puts there.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
# The load balancer asks for the health of the machine without TLS.
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.operations.static_files.HashedFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

monitoring.start(SENTRY_DSN, environment=SENTRY_ENVIRONMENT)
