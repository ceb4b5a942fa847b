from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "forms_wizard.letters"
    label = "letters"
    verbose_name = "courriers"
