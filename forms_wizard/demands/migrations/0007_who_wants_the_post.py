from django.db import migrations

FROM_LATEST_DECLARATION = """
    UPDATE demands_demand SET wants_post = true
    FROM (
        SELECT DISTINCT ON (demand_id) demand_id, codes FROM demands_declaration
        ORDER BY demand_id, made_at DESC, id DESC
    ) AS latest
    WHERE latest.demand_id = demands_demand.id
        AND latest.codes #>> '{contact,wants_post}' = 'true'
"""


class Migration(migrations.Migration):
    dependencies = [("demands", "0006_contact_changes")]

    operations = [migrations.RunSQL(FROM_LATEST_DECLARATION, migrations.RunSQL.noop)]
