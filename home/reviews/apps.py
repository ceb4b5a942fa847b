from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "home.reviews"
    label = "reviews"
    verbose_name = "relecture des pages"
