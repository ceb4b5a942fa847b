from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LettersConfig(AppConfig):
    name = "forms_wizard.letters"
    label = "letters"
    verbose_name = "courriers"

    def ready(self):
        from wagtail.signals import published, unpublished

        from forms_wizard.letters.models import LetterText
        from forms_wizard.letters.published import look_again_on_commit
        from forms_wizard.letters.text_rows import make_rows

        post_migrate.connect(make_rows, sender=self, dispatch_uid="letter_texts")
        for signal in (published, unpublished):
            signal.connect(look_again_on_commit, sender=LetterText, dispatch_uid="letter_texts")
