from django.apps import AppConfig


class PiecesConfig(AppConfig):
    name = "forms_wizard.pieces"
    label = "pieces"
    verbose_name = "pièces justificatives"
