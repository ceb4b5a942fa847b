from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("demands", "0017_letters_read_at_the_desk"),
    ]

    operations = [
        migrations.AddField(
            model_name="demand",
            name="language",
            field=models.CharField(
                db_default="fr",
                default="fr",
                max_length=12,
                verbose_name="langue des courriers",
            ),
        ),
    ]
