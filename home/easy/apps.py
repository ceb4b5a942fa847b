from django.apps import AppConfig


class EasyConfig(AppConfig):
    name = "home.easy"
    label = "easy"
    verbose_name = "pages faciles à lire"
