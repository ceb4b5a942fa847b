"""The door of the web server."""

import os

from django.core.wsgi import get_wsgi_application

from portal.interface import unreadable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
application = unreadable.utf8_only(get_wsgi_application())
