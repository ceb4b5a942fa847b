"""Settings shared by every place where the portal runs; dev, test, production say the rest."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from portal.operations.logs import logging_settings
from portal.settings.accounts import *  # noqa: F403  settings are assembled by star import
from portal.settings.accounts import SILENCED_SYSTEM_CHECKS as ACCOUNTS_CHECKS
from portal.settings.delays import *  # noqa: F403  delays of the law, assembled likewise
from portal.settings.directory import *  # noqa: F403  how the directory is kept, likewise
from portal.settings.editorial import *  # noqa: F403  how its pages are kept true, likewise
from portal.settings.listening import *  # noqa: F403  what people tell us, likewise
from portal.settings.mails import mail_settings
from portal.settings.sms import *  # noqa: F403  likewise

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env("PORTAL_VAR_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "portal.accounts",
    "portal.operations",
    "portal.pages_cache",
    "portal.interface",
    "home",
    "home.feedback",
    "home.search",
    "home.contact",
    "home.incidents",
    "home.translations",
    "home.glossary",
    "home.reviews",
    "home.roles",
    "home.media",
    "home.news",
    "home.easy",
    "home.readability",
    "forms_wizard.demands",
    "forms_wizard.pieces",
    "forms_wizard.letters",
    "forms_wizard.filing",
    "forms_wizard.assistance",
    "directory.territory",
    "directory.imports",
    "directory.guichets",
    "directory.figures",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.frontend_cache",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "dsfr",
    "widget_tweaks",
    "formtools",
    "pgtrigger",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.forms",
]

MIDDLEWARE = [
    # First: a page found here costs nothing of what follows.
    "portal.pages_cache.middleware.PagesCacheMiddleware",
    "portal.operations.logs.RequestLogMiddleware",
    "portal.operations.queued_mail.QueuedMailMiddleware",
    "portal.interface.unreadable.UnreadableMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.interface.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "forms_wizard.filing.middleware.IdleMiddleware",
    "forms_wizard.assistance.middleware.AssistedMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "home.redirects.OldAddressMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
ASGI_APPLICATION = "portal.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.interface.context_processors.site",
            ],
            "libraries": dict.fromkeys(
                ["i18n", "static"], "portal.interface.templatetags.constants"
            ),
        },
    }
]

# « i18n » and « static » name our library on purpose.
SILENCED_SYSTEM_CHECKS = [*ACCOUNTS_CHECKS, "templates.W003"]

# One connection a thread, and the server's threads are counted (WEB_THREADS): never « too many
# clients ». Behind a pooler in transaction mode, set CONN_MAX_AGE=0.
DATABASES = {
    "default": {
        **env.db("DATABASE_URL", default="postgres:///portal"),
        "ENGINE": "portal.operations.database",
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- people who sign in: portal/settings/accounts.py

# Weeks may pass between two sections of a demand (design.md 4): the session is kept for long.
SESSION_COOKIE_AGE = 90 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = SESSION_COOKIE_AGE

# -- languages

LANGUAGE_CODE = "fr"
# French, then the others by their codes; PORTAL_LANGUAGES= for French alone.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("fr", "Français"),
    *(
        (code, LANG_INFO[code]["name_local"].capitalize())
        for code in env.list("PORTAL_LANGUAGES", default=["en", "ar", "uk"])
    ),
]
# Those whose catalogue holds the whole interface. The others have the frame and the pages of the
# editors; a screen of the application says there that it is in French.
WHOLE_LANGUAGES = ["fr", "en", "ar"]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["portal.interface.formats"]

# -- files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "portal" / "interface" / "assets"]
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
# Supporting documents: outside every public path (design.md 16).
PIECES_ROOT = VAR_DIR / "pieces"
# Letters to print, as private; SMS that the gateway « folder » keeps instead of sending.
POST_ROOT = VAR_DIR / "post"
SMS_ROOT = VAR_DIR / "sms"
# Files that editors import, as private.
IMPORTS_ROOT = VAR_DIR / "imports"
# Searches that found nothing, a file a day, counted and forgotten the night after.
SEARCHES_ROOT = VAR_DIR / "searches"
# A workbook that holds more once unpacked is refused.
IMPORTS_MAX_UNPACKED_BYTES = 600 * 1024 * 1024
# An import can be undone for so long; then its file and the previous values are forgotten.
IMPORTS_UNDO_DAYS = env.int("IMPORTS_UNDO_DAYS", default=30)
UPLOAD_MAX_BYTES = 20 * 1024 * 1024
# Twenty persons in one section, every field of each (design.md 6).
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A file and what is typed beside it; beyond, nothing is read.
REQUEST_MAX_BYTES = UPLOAD_MAX_BYTES + DATA_UPLOAD_MAX_MEMORY_SIZE

# -- safety (design.md 13)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    }
}
# Browsers follow frame-ancestors; this one is for those that do not know it.
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# -- mails and work outside the request

vars().update(mail_settings(env.email("EMAIL_URL", default="consolemail://")))
EMAIL_TIMEOUT = 10
# Where mails that cannot be delivered come back (the envelope sender); a pipe of the mail server
# gives them to `manage.py take_bounce`. Empty: to the sender.
BOUNCES_EMAIL = env("BOUNCES_EMAIL", default="")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env(
    "DEFAULT_FROM_EMAIL", default="Demande de logement social <ne-pas-repondre@localhost>"
)
# Wagtail's own tasks go to the same worker as ours.
TASKS = {"default": {"BACKEND": "portal.operations.task_backend.ProcrastinateBackend"}}

# -- the editorial site

# Words that found nothing are listed for editors from so many visitors on, and kept so long.
SEARCHES_LISTED_FROM = 3
SEARCHES_KEPT_DAYS = env.int("SEARCHES_KEPT_DAYS", default=90)

WAGTAIL_SITE_NAME = "Demande de logement social"
# Where people reach the site: the links of letters start there.
PUBLIC_URL = WAGTAILADMIN_BASE_URL = env("SITE_URL", default="http://localhost:8000")
# How long a process says the letters as it read them: what is published is said after that.
LETTER_TEXTS_CHECK_SECONDS = env.int("LETTER_TEXTS_CHECK_SECONDS", default=5)
# The administration speaks to nobody outside: no update check, no avatars, no embedded media.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list = []
# The back office speaks French, its dates too.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français")]
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y", "%d/%m/%Y %H:%M"
# Administrators are not written to about each page that an author sends: reviewers are.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.media.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# A picture of 30 million points takes 120 MB once opened.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 30_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "media.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.media.forms.DocumentForm"
# Nothing that a browser would run, nothing that carries macros.
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "ods", "docx", "xlsx", "csv", "txt", "mp4", "webm", "vtt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = UPLOAD_MAX_BYTES
WAGTAILDOCS_CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "mp4": "video/mp4",
    "webm": "video/webm",
}
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "french"}
}
WAGTAILFRONTENDCACHE = {
    "default": {"BACKEND": "portal.pages_cache.frontend_cache.PagesCacheBackend"}
}

# Without account, the pages of a demand close after so long without activity, warned before.
DRAFT_IDLE_MINUTES = env.int("DRAFT_IDLE_MINUTES", default=30)
DRAFT_IDLE_WARNING_MINUTES = 5

# Where « Quitter vite » leads: a site that anybody may have opened.
QUICK_EXIT_URL = env("QUICK_EXIT_URL", default="https://www.meteofrance.com/")

# -- the look

# Static files are written again by whitenoise: the checksums of django-dsfr would not match.
DSFR_USE_INTEGRITY_CHECKSUMS = False
# The marks of the State are for sites of the State (DSFR terms of use): off until it is one.
STATE_BRANDING = env.bool("STATE_BRANDING", default=False)
DEMONSTRATION = env.bool("DEMONSTRATION", default=False)

# -- the page cache

PAGES_CACHE_BYTES = 64 * 1024 * 1024
# Grows by one byte when something public changes: every process then forgets its cached pages.
PAGES_CACHE_STAMP = VAR_DIR / "pages.stamp"
# What each process keeps beside the pages and public pages show: forgotten at the same moment.
PAGES_CACHE_FORGETS = [
    "wagtail_site_root_paths",
    "home.incidents",
]

# -- when the application does not answer: the file that the proxy shows (README)

UNAVAILABLE_PAGE = VAR_DIR / "unavailable" / "index.html"

# -- watching

LOGGING = logging_settings(level=env("LOG_LEVEL", default="INFO"))
SENTRY_DSN = env("SENTRY_DSN", default="")
SENTRY_ENVIRONMENT = env("SENTRY_ENVIRONMENT", default="production")

# How many answers the form takes: the law leaves it open (domain.md 16).
MAX_PLACES = env.int("MAX_PLACES", default=8)
MAX_HOME_TYPES = env.int("MAX_HOME_TYPES", default=2)
MAX_MOTIVES = env.int("MAX_MOTIVES", default=3)

# A count from 1 to this, less one, is masked in published figures (domain.md 8.1).
FIGURES_SECRECY_THRESHOLD = env.int("FIGURES_SECRECY_THRESHOLD", default=11)
