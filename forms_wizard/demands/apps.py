from django.apps import AppConfig


class DemandsConfig(AppConfig):
    name = "forms_wizard.demands"
    label = "demands"
    verbose_name = "demandes"
