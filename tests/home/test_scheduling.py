"""What editors plan is published and withdrawn by the worker, and seen at once."""

from datetime import timedelta

from django.utils import timezone

from home import tasks
from home.models import GuidePage
from tests.factories.pages import GuidePageFactory, HomePageFactory


def test_a_page_planned_for_a_time_is_published_after_it_and_withdrawn_in_its_turn(real_db, client):
    now = timezone.now()
    page = GuidePageFactory(parent=HomePageFactory(), slug="etapes", live=False)
    page.go_live_at, page.expire_at = now + timedelta(hours=1), now + timedelta(hours=2)
    page.save_revision().publish()
    page.refresh_from_db()

    tasks.publish_scheduled(0)
    assert client.get("/etapes/").status_code == 404

    # An hour later, as the row would be read then.
    revision = page.latest_revision
    revision.approved_go_live_at = now - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    tasks.publish_scheduled(0)
    assert client.get("/etapes/").status_code == 200

    GuidePage.objects.filter(pk=page.pk).update(expire_at=now - timedelta(seconds=1))
    tasks.publish_scheduled(0)
    assert client.get("/etapes/").status_code == 404


def test_the_worker_does_it_every_minute():
    periodic = tasks.app.periodic_registry.periodic_tasks
    crons = {found.task.name: found.cron for found in periodic.values()}

    assert crons["home.publish_scheduled"] == "* * * * *"
