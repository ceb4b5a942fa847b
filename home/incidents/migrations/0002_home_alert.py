"""The alert of a home page becomes a banner of that page."""

from uuid import uuid4

from django.db import migrations
from django.utils import timezone

LONGEST_TEXT = 400


def carry(apps, schema_editor):
    Incident = apps.get_model("incidents", "Incident")
    for page in (
        apps.get_model("home", "HomePage").objects.exclude(alert_title="").filter(live=True)
    ):
        Incident.objects.create(
            translation_key=uuid4(),
            locale_id=page.locale_id,
            kind="warning",
            title=page.alert_title,
            text=page.alert_text[:LONGEST_TEXT],
            shows_from=page.last_published_at or timezone.now(),
            where="home",
        )


class Migration(migrations.Migration):
    dependencies = [("incidents", "0001_banners"), ("home", "0003_operator_facts")]

    operations = [migrations.RunPython(carry, migrations.RunPython.noop)]
