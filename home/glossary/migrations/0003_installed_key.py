"""Where an installed word came from: its anchor may change."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("glossary", "0002_reviews"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AddField(
            model_name="term",
            name="installed_key",
            field=models.CharField(blank=True, editable=False, max_length=80),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.UniqueConstraint(
                condition=models.Q(("installed_key", ""), _negated=True),
                fields=("locale", "installed_key"),
                name="one_term_for_an_installed_word",
            ),
        ),
    ]
