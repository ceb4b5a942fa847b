from django.apps import AppConfig


class RolesConfig(AppConfig):
    name = "home.roles"
    label = "roles"
    verbose_name = "rôles de l'administration"
