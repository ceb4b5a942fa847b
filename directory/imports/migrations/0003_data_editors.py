"""The group of those who import open files: they read the figures too, and no demand."""

from django.db import migrations

GROUP = "Éditeurs des données"
# (app, model, permission, its name as Django writes it)
WANTED = (
    ("imports", "import", "add_import", "Can add import"),
    ("imports", "import", "change_import", "Can change import"),
    ("figures", "figure", "view_figure", "Can view chiffre clé"),
    ("figures", "source", "view_source", "Can view source de chiffres"),
    ("figures", "source", "change_source", "Can change source de chiffres"),
    ("figures", "ceiling", "view_ceiling", "Can view plafond de ressources"),
    ("wagtailadmin", "admin", "access_admin", "Can access Wagtail admin"),
)


def make_group(apps, schema_editor):
    """Permissions are made here as Django makes them later: it leaves those that exist."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    group, created = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    if not created:
        return
    for app, model, codename, name in WANTED:
        of, _made = ContentType.objects.get_or_create(app_label=app, model=model)
        permission, _made = Permission.objects.get_or_create(
            content_type=of, codename=codename, defaults={"name": name}
        )
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0002_note_changes"),
        ("figures", "0002_ceilings"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
