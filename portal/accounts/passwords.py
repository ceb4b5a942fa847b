"""What a password must be; each message says what to do."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self):
        return _("Choisissez un mot de passe de %(min_length)d caractères au moins.") % {
            "min_length": self.min_length
        }


class NotCommon(password_validation.CommonPasswordValidator):
    def get_error_message(self):
        return _("Choisissez un mot de passe moins courant, par exemple une phrase.")


class NotTheAddress(password_validation.UserAttributeSimilarityValidator):
    def __init__(self):
        super().__init__(user_attributes=("email", "first_name", "last_name"))

    def get_error_message(self):
        return _("Choisissez un mot de passe qui ne ressemble pas à votre adresse électronique.")
