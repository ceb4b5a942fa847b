from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "home.news"
    label = "news"
    verbose_name = "actualités"
