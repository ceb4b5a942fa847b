from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    name = "forms_wizard.assistance"
    label = "assistance"
    verbose_name = "sessions accompagnées"
