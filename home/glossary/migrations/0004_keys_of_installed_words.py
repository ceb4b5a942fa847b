"""The words installed so far are known by their anchor, which was their key."""

from django.db import migrations
from django.db.models import F


def name_them(apps, schema_editor):
    installed = apps.get_model("glossary", "Term").objects.exclude(installed_digest="")
    installed.filter(installed_key="").update(installed_key=F("slug"))


class Migration(migrations.Migration):
    dependencies = [("glossary", "0003_installed_key")]

    operations = [migrations.RunPython(name_them, migrations.RunPython.noop)]
