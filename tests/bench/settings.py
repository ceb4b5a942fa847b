"""The tests' settings and the few addresses that the bench compares with."""

from portal.settings.test import *  # noqa: F403  settings are assembled by star import
from portal.settings.test import BASE_DIR, TEMPLATES

ROOT_URLCONF = "tests.bench.urls"
TEMPLATES[0]["DIRS"].append(BASE_DIR / "tests" / "bench" / "templates")
