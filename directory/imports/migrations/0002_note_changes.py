from django.db import migrations

HASH = """
CREATE FUNCTION imports_hash(line text) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT hashtextextended(line, 0) $$;
"""
# The names of rows are such that no column has them: a column would win.
# TG_ARGV[0]: the column of the primary key. A row whose key changes would be two rows: none does.
NOTE = """
CREATE FUNCTION imports_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    EXECUTE format(
      'INSERT INTO imports_change (run_id, relation, key, before, after)
       SELECT $1, $2, row_new.%I::text, NULL, imports_hash(row_new::text) FROM new_rows row_new', TG_ARGV[0])
    USING current_setting('portal.import')::bigint, TG_TABLE_NAME;
  ELSIF TG_OP = 'UPDATE' THEN
    EXECUTE format(
      'INSERT INTO imports_change (run_id, relation, key, before, after)
       SELECT $1, $2, row_old.%1$I::text, to_jsonb(row_old), imports_hash(row_new::text)
       FROM old_rows row_old JOIN new_rows row_new ON row_new.%1$I = row_old.%1$I', TG_ARGV[0])
    USING current_setting('portal.import')::bigint, TG_TABLE_NAME;
  ELSE
    EXECUTE format(
      'INSERT INTO imports_change (run_id, relation, key, before, after)
       SELECT $1, $2, row_old.%I::text, to_jsonb(row_old), NULL FROM old_rows row_old', TG_ARGV[0])
    USING current_setting('portal.import')::bigint, TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial")]

    operations = [
        migrations.RunSQL(HASH, "DROP FUNCTION imports_hash(text)"),
        migrations.RunSQL(NOTE, "DROP FUNCTION imports_note() CASCADE"),
    ]
