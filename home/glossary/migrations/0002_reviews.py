"""The page of the glossary is read again as the other ones."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("glossary", "0001_glossary"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    # checked: « owner_note » was shown nowhere, and no glossary page was verified yet.
    operations = [
        migrations.RemoveField(
            model_name="glossarypage",
            name="owner_note",
        ),
        migrations.AddField(
            model_name="glossarypage",
            name="keeper",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="responsable du contenu",
            ),
        ),
        migrations.AddField(
            model_name="glossarypage",
            name="review_asked_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="glossarypage",
            name="review_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="à relire le"
            ),
        ),
        migrations.AlterField(
            model_name="glossarypage",
            name="checked_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="vérifié le"
            ),
        ),
        migrations.AddConstraint(
            model_name="glossarypage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("checked_on", None), ("review_on__isnull", False), _connector="OR"
                ),
                name="glossarypage_checked_is_to_be_read_again",
            ),
        ),
    ]
