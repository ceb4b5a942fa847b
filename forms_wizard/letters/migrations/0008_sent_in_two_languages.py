from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0007_writers"),
    ]

    operations = [
        migrations.AddField(
            model_name="senttext",
            name="language",
            field=models.CharField(
                db_default="fr", default="fr", max_length=12, verbose_name="langue"
            ),
        ),
        migrations.AddField(
            model_name="senttext",
            name="french",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="texte français"
            ),
        ),
    ]
