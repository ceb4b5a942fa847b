from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "home.incidents"
    label = "incidents"
    verbose_name = "bandeaux et incidents"

    def ready(self):
        from home.incidents import receivers

        receivers.connect()
