from django.db import migrations

from forms_wizard.form.contact import sms_number

BATCH = 2_000


def project(apps, schema_editor):
    """The number of who had agreed already, from their latest declaration."""
    demands = apps.get_model("demands", "Demand").objects
    declarations = apps.get_model("demands", "Declaration").objects
    agreed = declarations.filter(codes__contact__consent_sms=True).order_by().values("demand")
    last = 0
    while page := list(demands.filter(pk__gt=last, pk__in=agreed).order_by("pk")[:BATCH]):
        last = page[-1].pk
        latest = {}
        for declaration in declarations.filter(demand__in=page).order_by("made_at", "pk"):
            latest[declaration.demand_id] = declaration.codes.get("contact", {})
        for demand in page:
            demand.sms_number = sms_number(latest[demand.pk])
        demands.bulk_update(page, ["sms_number"])


class Migration(migrations.Migration):
    dependencies = [("demands", "0013_sms")]
    operations = [migrations.RunPython(project, migrations.RunPython.noop, elidable=True)]
