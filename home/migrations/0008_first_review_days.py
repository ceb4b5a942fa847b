"""Pages verified before they had a day to be read again get one."""

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import migrations


def give_days(apps, schema_editor):
    delay = relativedelta(months=settings.PAGE_REVIEW_MONTHS)
    for name in ("GuidePage", "HomePage"):
        model = apps.get_model("home", name)
        for page in model.objects.filter(checked_on__isnull=False, review_on=None):
            model.objects.filter(pk=page.pk).update(review_on=page.checked_on + delay)


class Migration(migrations.Migration):
    dependencies = [("home", "0007_reviews")]

    operations = [migrations.RunPython(give_days, migrations.RunPython.noop)]
