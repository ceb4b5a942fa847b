from django.db import models


class CommuneQuerySet(models.QuerySet):
    def selectable(self):
        """The places a demand may name (domain.md 1.3): arrondissements, not their city."""
        return self.filter(selectable=True, closed_on__isnull=True)
