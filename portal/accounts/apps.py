from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = "comptes"

    def ready(self):
        from portal.accounts import receivers  # noqa: F401  connects them
