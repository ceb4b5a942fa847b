from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "home.feedback"
    label = "feedback"
    verbose_name = "avis sur les pages"
