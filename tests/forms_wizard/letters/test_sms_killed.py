"""A worker killed while the gateway has the SMS: it is neither lost nor sent twice."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

from django.conf import settings as django_settings
from django.db import connection
from django.utils import timezone

from forms_wizard.demands.enums import LetterChannel, LetterKind
from forms_wizard.letters import sms
from forms_wizard.letters.models import Attempt, Outcome
from tests.factories.demands import DemandFactory
from tests.factories.letters import LetterFactory

DELIVER = """
import django
django.setup()
from django.conf import settings
from django.utils import timezone
from forms_wizard.letters import sms
settings.SMS_GATEWAY, settings.SMS_OCTOPUSH_URL, settings.SMS_TIMEOUT = "octopush", {url!r}, 30
settings.SMS_FROM_HOUR, settings.SMS_UNTIL_HOUR, settings.SMS_ON_DAYS_OFF = 0, 24, True
sms.deliver({pk}, now=timezone.now())
"""


def test_a_worker_killed_in_the_call_sends_one_sms(real_db, databases, provider, settings):
    settings.SMS_FROM_HOUR, settings.SMS_UNTIL_HOUR, settings.SMS_ON_DAYS_OFF = 0, 24, True
    now = timezone.now()
    end = timezone.localdate(now) + timedelta(days=15)
    letter = LetterFactory(
        demand=DemandFactory(active=True, valid_until=end, sms_number="+33639980001"),
        kind=LetterKind.RENEWAL_D15,
        deadline=end,
        channel=LetterChannel.SMS,
        created_at=now,
    )
    provider.fault = "silent"
    worker = subprocess.Popen(
        [sys.executable, "-c", DELIVER.format(url=provider.url, pk=letter.pk)],
        env=os.environ
        | {
            "DATABASE_URL": databases.url(connection.settings_dict["NAME"]),
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "LOG_LEVEL": "ERROR",
        },
        cwd=django_settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    patience = time.monotonic() + 60
    while not provider.received and worker.poll() is None and time.monotonic() < patience:
        time.sleep(0.02)
    os.kill(worker.pid, signal.SIGKILL)
    _out, err = worker.communicate()
    assert provider.received, err.decode()
    assert not Attempt.objects.exists()

    provider.fault = ""
    assert sms.deliver(letter.pk, now=timezone.now()) == Outcome.SENT

    assert len(provider.sent) == 2
    assert len(provider.rung) == 1
    assert Attempt.objects.get().outcome == Outcome.SENT
