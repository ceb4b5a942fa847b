from django.db import models


class DraftQuerySet(models.QuerySet):
    def unfiled(self):
        """Those that may still be typed."""
        return self.filter(demand__isnull=True)
