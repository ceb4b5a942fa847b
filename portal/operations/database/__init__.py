"""The database backend of the settings: that of Django for PostgreSQL, and a check without cost."""
