"""Who answers for a page, and when it is to be read again."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0006_explains_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    # checked: « owner_note » was an editor's memo, shown nowhere; an account takes its place. A site
    # map is made by the portal: nobody verifies it.
    operations = [
        migrations.RemoveField(
            model_name="guidepage",
            name="owner_note",
        ),
        migrations.RemoveField(
            model_name="homepage",
            name="owner_note",
        ),
        migrations.RemoveField(
            model_name="sitemappage",
            name="checked_on",
        ),
        migrations.RemoveField(
            model_name="sitemappage",
            name="owner_note",
        ),
        migrations.AddField(
            model_name="guidepage",
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
            model_name="guidepage",
            name="review_asked_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="guidepage",
            name="review_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="à relire le"
            ),
        ),
        migrations.AddField(
            model_name="homepage",
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
            model_name="homepage",
            name="review_asked_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="homepage",
            name="review_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="à relire le"
            ),
        ),
        migrations.AlterField(
            model_name="guidepage",
            name="checked_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="vérifié le"
            ),
        ),
        migrations.AlterField(
            model_name="homepage",
            name="checked_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="vérifié le"
            ),
        ),
    ]
