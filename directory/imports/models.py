"""One import: its file, what it would change or did change, and how to take it back."""

from django.conf import settings
from django.db import models

from directory.imports import registry
from directory.imports.enums import AT_WORK, ImportState
from directory.imports.storage import ImportsStorage, anonymous_name


class Import(models.Model):
    """A file of one kind. `running` alone changes its state."""

    kind = models.CharField("type", max_length=40)
    file_name = models.CharField("fichier", max_length=200)
    # Empty when a command read the file where it was, and once it is too old to be undone.
    file = models.FileField(
        "contenu", storage=ImportsStorage, upload_to=anonymous_name, blank=True, max_length=80
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="imports",
        null=True,
        blank=True,
        verbose_name="par",
    )
    state = models.CharField("état", max_length=10, choices=ImportState.choices)
    given_at = models.DateTimeField("déposé le")
    # When the state was last asked for: the sweep wakes up what waits for too long.
    asked_at = models.DateTimeField("demandé le")
    applied_at = models.DateTimeField("appliqué le", null=True, blank=True)
    # A file on which the worker dies each time is given up.
    attempts = models.PositiveSmallIntegerField("essais", default=0)
    accept_losses = models.BooleanField("accepte les disparitions", default=False)
    # Why the file cannot be used, or what an undo left alone.
    message = models.TextField("message", blank=True)
    rows_read = models.PositiveIntegerField("lignes lues", default=0)
    created = models.PositiveIntegerField("créées", default=0)
    updated = models.PositiveIntegerField("modifiées", default=0)
    unchanged = models.PositiveIntegerField("sans changement", default=0)
    left = models.PositiveIntegerField("retirées", default=0)
    refused = models.PositiveIntegerField("refusées", default=0)
    # [{"label": …, "changes": [[column, before, after]…]}], a few of each sort.
    sample = models.JSONField("exemples", default=list, blank=True)
    refusals = models.FileField(
        "liste des refus",
        storage=ImportsStorage,
        upload_to=anonymous_name,
        blank=True,
        max_length=80,
    )

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-given_at", "-pk"]
        indexes = [models.Index(fields=["state", "asked_at"], name="import_waiting")]

    def __str__(self):
        return f"{self.label} : {self.file_name}"

    @property
    def label(self) -> str:
        kind = registry.find(self.kind)
        return kind.label if kind else self.kind

    @property
    def at_work(self) -> bool:
        return self.state in AT_WORK


class Change(models.Model):
    """One row that an import touched, as it was before; written by the database itself.

    `before` is null for a row that the import created, `after` (a hash of the row) for one that
    it removed.
    """

    # Without constraint: checking each of 350,000 rows would cost more than writing them.
    run = models.ForeignKey(
        Import,
        models.CASCADE,
        related_name="changes",
        db_constraint=False,
        verbose_name="import",
    )
    relation = models.CharField("table", max_length=63)
    key = models.CharField("clé", max_length=80)
    before = models.JSONField("avant", null=True)
    after = models.BigIntegerField("empreinte", null=True)

    class Meta:
        verbose_name = "ligne changée"
        verbose_name_plural = "lignes changées"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.relation} {self.key}"
