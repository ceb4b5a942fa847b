from django.apps import AppConfig


class FilingConfig(AppConfig):
    name = "forms_wizard.filing"
    label = "filing"
    verbose_name = "brouillons"
