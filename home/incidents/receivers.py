"""After a change: the static page is written again, and the worker is told the two instants."""

from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from home.incidents import tasks
from home.incidents.models import Incident
from home.models import SiteSettings


def incident_changed(sender, instance, **kwargs) -> None:
    """Pages are purged by the save itself, as for every snippet."""
    tasks.write_page.defer()
    now = timezone.now()  # noqa: TID251  a signal has no caller that knows the hour
    for moment in instance.turns():
        if moment > now:
            tasks.turn.configure(schedule_at=moment).defer()


def words_changed(sender, **kwargs) -> None:
    """The static page gives the telephone of the settings, and no longer what was deleted."""
    tasks.write_page.defer()


def connect() -> None:
    post_save.connect(incident_changed, sender=Incident, dispatch_uid="incidents.saved")
    post_delete.connect(words_changed, sender=Incident, dispatch_uid="incidents.deleted")
    post_save.connect(words_changed, sender=SiteSettings, dispatch_uid="incidents.settings")
