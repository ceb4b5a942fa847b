from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "home.contact"
    label = "contact"
    verbose_name = "messages"
