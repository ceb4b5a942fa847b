"""Who writes the pages writes the banners: Wagtail's groups of editors and moderators."""

from django.db import migrations

GROUPS = ("Editors", "Moderators")
ACTIONS = {
    "add": "Can add bandeau",
    "change": "Can change bandeau",
    "delete": "Can delete bandeau",
}


def let_editors(apps, schema_editor):
    """Permissions are made here as Django makes them later: it leaves those that exist."""
    Permission = apps.get_model("auth", "Permission")
    content_type, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="incidents", model="incident"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        for action, name in ACTIONS.items():
            permission, _made = Permission.objects.get_or_create(
                content_type=content_type,
                codename=f"{action}_incident",
                defaults={"name": name},
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0002_home_alert"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(let_editors, migrations.RunPython.noop)]
