"""The group of those who change the words of letters: they reach the administration, no demand."""

from django.db import migrations

GROUP = "Rédacteurs des courriers"
ACTIONS = {
    "change": "Can change texte d'un courrier",
    "publish": "Can publish texte d'un courrier",
    "lock": "Can lock texte d'un courrier",
    "unlock": "Can unlock texte d'un courrier",
}


def make_group(apps, schema_editor):
    """Permissions are made here as Django makes them later: it leaves those that exist."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    group, created = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    if not created:
        return
    text, _made = ContentType.objects.get_or_create(app_label="letters", model="lettertext")
    admin, _made = ContentType.objects.get_or_create(app_label="wagtailadmin", model="admin")
    wanted = [(text, f"{action}_lettertext", name) for action, name in ACTIONS.items()]
    wanted.append((admin, "access_admin", "Can access Wagtail admin"))
    for content_type, codename, name in wanted:
        permission, _made = Permission.objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": name}
        )
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0006_texts"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
