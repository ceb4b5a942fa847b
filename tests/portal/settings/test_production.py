"""The settings of production, in a process of their own."""

import os
import subprocess
import sys

from django.conf import settings

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "k" * 20 + "0123456789abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "demande.example",
    "SITE_URL": "https://demande.example",
    "DEFAULT_FROM_EMAIL": "ne-pas-repondre@demande.example",
    "EMAIL_URL": "smtp+tls://mail.example:587",
    "DATABASE_URL": "postgres://127.0.0.1:1/none",
}


def manage(*arguments, without=()):
    environment = {**os.environ, **ENVIRONMENT}
    for name in without:
        del environment[name]
    return subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_djangos_deployment_check_finds_nothing():
    done = manage("check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_a_forgotten_variable_stops_the_start():
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_URL", "SITE_URL"):
        done = manage("check", without=[name])

        assert done.returncode != 0
        assert f"Set the {name} environment variable" in done.stderr
