"""The page that stands alone, written by a command and by the worker."""

import re
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django import app

from home.incidents import tasks, unavailable
from home.incidents.models import Incident
from home.models import SiteSettings
from portal.interface import stamp
from tests.factories.incidents import IncidentFactory


def work() -> None:
    """Run the worker until nothing is left to do now."""
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(
            queues=["default"], wait=False, listen_notify=False, install_signal_handlers=False
        )


@pytest.mark.django_db
def test_the_command_writes_one_file_that_needs_nothing_else(settings, capsys):
    SiteSettings.objects.create(helpline_number="01 23 45 67 89", helpline_hours="de 9 h à 17 h")
    IncidentFactory(title="Panne <générale>")

    call_command("write_unavailable_page")

    file = Path(settings.UNAVAILABLE_PAGE)
    assert capsys.readouterr().out.strip() == str(file)
    html = file.read_text()
    assert "Panne &lt;générale&gt;" in html
    assert "01 23 45 67 89" in html
    assert 'lang="en"' in html
    assert 'lang="ar" dir="rtl"' in html
    assert file.stat().st_mode & 0o444 == 0o444
    # Nothing is asked of anybody.
    assert re.findall(r'(?:src|href)="(?!tel:)', html) == []
    assert "url(" not in html
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in html
    assert [path.name for path in file.parent.iterdir()] == ["index.html"]


@pytest.mark.django_db
@pytest.mark.parametrize(("months", "words"), [(1, "reste un mois"), (3, "reste 3 mois")])
def test_the_delay_told_is_that_of_the_settings(settings, months, words):
    settings.TOLERANCE_MONTHS = months

    assert words in " ".join(unavailable.html(now=timezone.now()).split())


def test_the_worker_writes_it_again_when_a_banner_or_the_telephone_changes(real_db, settings):
    file = Path(settings.UNAVAILABLE_PAGE)
    banner = IncidentFactory(title="Panne générale")
    work()
    assert "Panne générale" in file.read_text()

    banner.delete()
    SiteSettings.objects.create(helpline_number="01 23 45 67 89")
    work()

    assert "Panne générale" not in file.read_text()
    assert "01 23 45 67 89" in file.read_text()


def test_at_its_hour_the_worker_shows_a_banner_on_cached_pages(real_db, client):
    IncidentFactory(shows_from=timezone.now() + timedelta(hours=1))
    assert "Le site ferme dimanche" not in client.get("/guichets/").content.decode()
    # An hour passes, without a signal; the worker's job is due.
    Incident.objects.update(shows_from=timezone.now())
    assert "Le site ferme dimanche" not in client.get("/guichets/").content.decode()
    before = stamp.current()

    tasks.turn.defer()
    work()

    assert stamp.current() != before
    assert "Le site ferme dimanche" in client.get("/guichets/").content.decode()
