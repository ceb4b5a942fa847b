import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

import directory.guichets.weekly_hours


class Migration(migrations.Migration):
    dependencies = [
        ("guichets", "0001_initial"),
        ("territory", "0002_search_and_delays"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ErrorReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("horaires", "Les horaires"),
                            ("telephone", "Le téléphone ou l'adresse électronique"),
                            ("adresse", "L'adresse, ou le guichet a déménagé"),
                            ("services", "Ce que l'on peut y faire"),
                            ("acces", "L'accès pour une personne handicapée"),
                            ("ferme", "Le guichet n'existe plus"),
                            ("autre", "Autre chose"),
                        ],
                        max_length=12,
                        verbose_name="sujet",
                    ),
                ),
                (
                    "text",
                    models.TextField(blank=True, max_length=1000, verbose_name="ce qui est faux"),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="adresse pour répondre"
                    ),
                ),
                (
                    "sender",
                    models.CharField(
                        blank=True, editable=False, max_length=32, verbose_name="expéditeur"
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="reçu le")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ouvert", "À traiter"),
                            ("corrige", "Corrigé"),
                            ("exact", "La fiche était juste"),
                        ],
                        default="ouvert",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=1000, verbose_name="réponse")),
                (
                    "handled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="traité le"),
                ),
            ],
            options={
                "verbose_name": "erreur signalée",
                "verbose_name_plural": "erreurs signalées",
                "ordering": ["-received_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HelpPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="nom")),
                ("address", models.TextField(verbose_name="adresse")),
                (
                    "postcode",
                    models.CharField(blank=True, max_length=5, verbose_name="code postal"),
                ),
                (
                    "latitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="longitude",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="téléphone")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="adresse électronique"
                    ),
                ),
                (
                    "website",
                    models.URLField(blank=True, max_length=300, verbose_name="site internet"),
                ),
                (
                    "weekly_hours",
                    models.CharField(
                        blank=True,
                        help_text="Par exemple : lu 08:30-12:00,13:30-17:00; ma 09:00-12:00",
                        max_length=400,
                        validators=[directory.guichets.weekly_hours.validate_week],
                        verbose_name="horaires de la semaine",
                    ),
                ),
                (
                    "hours_note",
                    models.TextField(blank=True, verbose_name="précision sur les horaires"),
                ),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="vérifié le")),
                (
                    "kind",
                    models.CharField(
                        choices=[("mairie", "Mairie"), ("france_services", "France services")],
                        max_length=16,
                        verbose_name="genre",
                    ),
                ),
                ("key", models.CharField(max_length=60, verbose_name="clé")),
                ("source", models.CharField(max_length=120, verbose_name="source")),
                (
                    "step_free",
                    models.BooleanField(blank=True, null=True, verbose_name="accès sans marche"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="disparu le")),
            ],
            options={
                "verbose_name": "lieu d'aide",
                "verbose_name_plural": "lieux d'aide",
                "ordering": ["name", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SpecialDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first", models.DateField(verbose_name="du")),
                ("last", models.DateField(verbose_name="au")),
                (
                    "hours",
                    models.CharField(
                        blank=True,
                        help_text="Par exemple : 9h-12h. Vide : fermé.",
                        max_length=80,
                        verbose_name="horaires ces jours-là",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=120, verbose_name="raison")),
            ],
            options={
                "verbose_name": "jour particulier",
                "verbose_name_plural": "jours particuliers",
                "ordering": ["first", "pk"],
            },
        ),
        migrations.AddField(
            model_name="guichet",
            name="appointment",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Non précisé"),
                    ("sans", "Sans rendez-vous"),
                    ("possible", "Avec ou sans rendez-vous"),
                    ("obligatoire", "Sur rendez-vous seulement"),
                ],
                max_length=12,
                verbose_name="rendez-vous",
            ),
        ),
        migrations.AddField(
            model_name="guichet",
            name="appointment_url",
            field=models.URLField(
                blank=True, max_length=300, verbose_name="prendre rendez-vous : adresse"
            ),
        ),
        migrations.AddField(
            model_name="guichet",
            name="catchment",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=9),
                blank=True,
                default=list,
                size=None,
                verbose_name="secteur desservi",
            ),
        ),
        migrations.AddField(
            model_name="guichet",
            name="edited_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="fiche tenue par le guichet depuis le"
            ),
        ),
        migrations.AddField(
            model_name="guichet",
            name="hearing_loop",
            field=models.BooleanField(default=False, verbose_name="boucle magnétique"),
        ),
        migrations.RenameField(
            model_name="guichet",
            old_name="opening_hours",
            new_name="hours_note",
        ),
        migrations.AlterField(
            model_name="guichet",
            name="hours_note",
            field=models.TextField(blank=True, verbose_name="précision sur les horaires"),
        ),
        migrations.AddField(
            model_name="guichet",
            name="kind",
            field=models.CharField(
                choices=[
                    ("bailleur", "Agence d'un bailleur social"),
                    ("mairie", "Service logement d'une mairie"),
                    ("epci", "Service d'une intercommunalité"),
                    ("departement", "Service d'un département"),
                    ("etat", "Service de l'État"),
                    ("action_logement", "Agence d'Action Logement"),
                    ("siao", "Service intégré d'accueil et d'orientation"),
                    ("employeur", "Service d'un employeur"),
                    ("accueil", "Lieu d'accueil commun"),
                    ("gestionnaire", "Service du gestionnaire du territoire"),
                ],
                default="bailleur",
                max_length=16,
                verbose_name="genre de guichet",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="guichet",
            name="languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("en", "anglais"),
                        ("sq", "albanais"),
                        ("de", "allemand"),
                        ("am", "amharique"),
                        ("ar", "arabe"),
                        ("hy", "arménien"),
                        ("bm", "bambara"),
                        ("bn", "bengali"),
                        ("ber", "berbère"),
                        ("zh", "chinois"),
                        ("zdj", "comorien"),
                        ("gcf", "créole des Antilles et de Guyane"),
                        ("rcf", "créole de La Réunion"),
                        ("es", "espagnol"),
                        ("ka", "géorgien"),
                        ("ht", "haïtien"),
                        ("it", "italien"),
                        ("ku", "kurde"),
                        ("ln", "lingala"),
                        ("swb", "mahorais"),
                        ("ps", "pachto"),
                        ("fa", "persan"),
                        ("ff", "peul"),
                        ("pl", "polonais"),
                        ("pt", "portugais"),
                        ("ro", "roumain"),
                        ("ru", "russe"),
                        ("sr", "serbe"),
                        ("so", "somali"),
                        ("snk", "soninké"),
                        ("ta", "tamoul"),
                        ("ti", "tigrigna"),
                        ("tr", "turc"),
                        ("uk", "ukrainien"),
                        ("ur", "ourdou"),
                        ("vi", "vietnamien"),
                        ("wo", "wolof"),
                    ],
                    max_length=3,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="langues parlées",
            ),
        ),
        migrations.AddField(
            model_name="guichet",
            name="latitude",
            field=models.FloatField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(-90),
                    django.core.validators.MaxValueValidator(90),
                ],
                verbose_name="latitude",
            ),
        ),
        migrations.AddField(
            model_name="guichet",
            name="longitude",
            field=models.FloatField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(-180),
                    django.core.validators.MaxValueValidator(180),
                ],
                verbose_name="longitude",
            ),
        ),
        migrations.AddField(
            model_name="guichet",
            name="public_served",
            field=models.CharField(
                choices=[
                    ("tous", "Tout le monde"),
                    ("habitants", "Les habitants du secteur"),
                    ("salaries", "Les salariés des entreprises cotisantes"),
                    ("agents", "Les agents publics"),
                ],
                default="tous",
                max_length=10,
                verbose_name="public reçu",
            ),
        ),
        migrations.AddField(
            model_name="guichet",
            name="review_asked_on",
            field=models.DateField(blank=True, null=True, verbose_name="vérification demandée le"),
        ),
        migrations.AddField(
            model_name="guichet",
            name="sign_language",
            field=models.BooleanField(default=False, verbose_name="langue des signes (LSF)"),
        ),
        migrations.AddField(
            model_name="guichet",
            name="step_free",
            field=models.BooleanField(blank=True, null=True, verbose_name="accès sans marche"),
        ),
        migrations.AddField(
            model_name="guichet",
            name="verified_on",
            field=models.DateField(blank=True, null=True, verbose_name="vérifié le"),
        ),
        migrations.AddField(
            model_name="guichet",
            name="website",
            field=models.URLField(blank=True, max_length=300, verbose_name="site internet"),
        ),
        migrations.AddField(
            model_name="guichet",
            name="weekly_hours",
            field=models.CharField(
                blank=True,
                help_text="Par exemple : lu 08:30-12:00,13:30-17:00; ma 09:00-12:00",
                max_length=400,
                validators=[directory.guichets.weekly_hours.validate_week],
                verbose_name="horaires de la semaine",
            ),
        ),
        migrations.AddField(
            model_name="guichet",
            name="without_internet",
            field=models.BooleanField(default=False, verbose_name="aide sans internet"),
        ),
        migrations.AlterField(
            model_name="guichet",
            name="commune",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)ss",
                to="territory.commune",
                verbose_name="commune",
            ),
        ),
        migrations.AlterField(
            model_name="guichet",
            name="services",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("enregistrer", "Enregistrer une demande"),
                        ("renouveler", "Renouveler une demande"),
                        ("modifier", "Modifier une demande"),
                        ("identite", "Vérifier une pièce d'identité"),
                        ("numeriser", "Numériser des documents"),
                        ("conseil", "Conseiller lors d'un entretien"),
                        ("accompagner", "Aider à utiliser internet"),
                    ],
                    max_length=12,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="services rendus",
            ),
        ),
        migrations.AddIndex(
            model_name="guichet",
            index=models.Index(fields=["latitude", "longitude"], name="guichet_position"),
        ),
        migrations.AddIndex(
            model_name="guichet",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["catchment"], name="guichet_catchment"
            ),
        ),
        migrations.AddConstraint(
            model_name="guichet",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                    models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                    _connector="OR",
                ),
                name="guichet_position_is_whole_and_on_earth",
            ),
        ),
        migrations.AddField(
            model_name="errorreport",
            name="guichet",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reports",
                to="guichets.guichet",
                verbose_name="guichet",
            ),
        ),
        migrations.AddField(
            model_name="errorreport",
            name="handled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="traité par",
            ),
        ),
        migrations.AddField(
            model_name="helpplace",
            name="commune",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)ss",
                to="territory.commune",
                verbose_name="commune",
            ),
        ),
        migrations.AddField(
            model_name="specialday",
            name="guichet",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="special_days",
                to="guichets.guichet",
                verbose_name="guichet",
            ),
        ),
        migrations.AddIndex(
            model_name="errorreport",
            index=models.Index(fields=["sender", "received_at"], name="report_sender"),
        ),
        migrations.AddConstraint(
            model_name="errorreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("handled_at__isnull", True), ("state", "ouvert")),
                    models.Q(
                        models.Q(("state", "ouvert"), _negated=True), ("handled_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="report_is_open_or_handled",
            ),
        ),
        migrations.AddIndex(
            model_name="helpplace",
            index=models.Index(fields=["latitude", "longitude"], name="helpplace_position"),
        ),
        migrations.AddConstraint(
            model_name="helpplace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                    models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                    _connector="OR",
                ),
                name="helpplace_position_is_whole_and_on_earth",
            ),
        ),
        migrations.AddConstraint(
            model_name="helpplace",
            constraint=models.UniqueConstraint(fields=("kind", "key"), name="help_place_once"),
        ),
        migrations.AddConstraint(
            model_name="helpplace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "mairie"), _negated=True),
                    ("commune__isnull", False),
                    _connector="OR",
                ),
                name="town_hall_is_of_a_commune",
            ),
        ),
        migrations.AddConstraint(
            model_name="specialday",
            constraint=models.CheckConstraint(
                condition=models.Q(("last__gte", models.F("first"))),
                name="special_days_end_after_they_begin",
                violation_error_message="Le dernier jour vient avant le premier.",
            ),
        ),
    ]
