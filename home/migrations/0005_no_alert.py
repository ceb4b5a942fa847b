# checked: the alert of each home page became a banner (incidents 0002)
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0004_body_field"),
        ("incidents", "0002_home_alert"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="homepage",
            name="alert_text",
        ),
        migrations.RemoveField(
            model_name="homepage",
            name="alert_title",
        ),
    ]
