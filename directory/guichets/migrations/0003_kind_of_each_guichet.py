from django.db import migrations

# Each counter is of the kind of the body that keeps it; the two lists have the same codes.
SQL = """
    UPDATE guichets_guichet AS guichet SET kind = organisme.kind
    FROM guichets_organisme AS organisme WHERE organisme.id = guichet.organisme_id
"""


class Migration(migrations.Migration):
    dependencies = [("guichets", "0002_place_and_hours")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
