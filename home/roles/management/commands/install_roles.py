from django.core.management.base import BaseCommand, CommandError

from home.roles.installation import NoHomePage, install


class Command(BaseCommand):
    help = "Installe les groupes de l'administration et leur circuit de relecture."

    def handle(self, *args, **options):
        try:
            report = install()
        except NoHomePage as error:
            raise CommandError("Installez d'abord les pages : manage.py install_content") from error
        self.stdout.write(" ".join(f"{name}={count}" for name, count in report.items()))
