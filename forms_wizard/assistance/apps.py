from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    name = "forms_wizard.assistance"
    label = "assistance"
    verbose_name = "sessions accompagnées"

    def ready(self):
        from forms_wizard.assistance import receivers  # noqa: F401  connects them
