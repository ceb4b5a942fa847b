"""A page that was verified has a day on which it is read again."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0008_first_review_days"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="guidepage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("checked_on", None), ("review_on__isnull", False), _connector="OR"
                ),
                name="guidepage_checked_is_to_be_read_again",
            ),
        ),
        migrations.AddConstraint(
            model_name="homepage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("checked_on", None), ("review_on__isnull", False), _connector="OR"
                ),
                name="homepage_checked_is_to_be_read_again",
            ),
        ),
    ]
