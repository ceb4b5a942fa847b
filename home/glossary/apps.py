from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    name = "home.glossary"
    label = "glossary"
    verbose_name = "glossaire"
